import httpx
import pytest

from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")

_ME = "/api/now/ui/user/current_user"


async def test_current_user_tells_who_the_caller_is(integration: Client) -> None:
    answer = await integration.ask("GET", _ME)

    user = answer.json()["result"]
    assert (
        user["user_name"],
        user["user_display_name"],
        len(user["user_sys_id"]),
    ) == ("scoredesk.integration", "Scoredesk Integration", 32)


@pytest.mark.parametrize(
    "credentials", ["", "Bearer", "Bearer invented", "Basic !", "Basic YWRtaW46Z3Vlc3M="]
)
async def test_without_credentials_that_hold_nobody_enters(http: httpx.AsyncClient, credentials: str) -> None:
    answer = await http.get(_ME, headers={"Authorization": credentials} if credentials else {})

    error = {"message": "User is not authenticated", "detail": "Required to provide Auth information"}
    assert (401, {"error": error, "status": "failure"}) == (answer.status_code, answer.json())


@pytest.mark.parametrize(
    ("method", "headers"),
    [("GET", {"Accept": ""}), ("GET", {"Accept": "text/html"}), ("POST", {"Content-Type": "text/plain"})],
)
async def test_json_must_be_accepted_and_sent(
    integration: Client, method: str, headers: dict[str, str]
) -> None:
    answer = await integration.ask(method, "/api/now/table/incident", headers=headers)

    assert (answer.status_code, answer.json()["status"]) == (400, "failure")


async def test_an_unknown_api_is_refused(integration: Client) -> None:
    answer = await integration.ask("GET", "/api/now/no_such_api")

    assert (
        answer.status_code,
        answer.json()["error"]["message"],
    ) == (400, "Requested URI does not represent any resource")


async def test_a_url_that_is_too_long_is_answered_in_html(integration: Client) -> None:
    answer = await integration.list_page("incident", query="sys_idIN" + "0" * 8200)

    assert (answer.status_code, answer.headers["content-type"].startswith("text/html")) == (414, True)
