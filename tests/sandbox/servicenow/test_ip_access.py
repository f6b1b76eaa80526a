import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_EVERYBODY = "deny 0.0.0.0-255.255.255.255"


@pytest.mark.parametrize("path", ["/api/now/table/incident", "/oauth_token.do", "/login.do", "/nowhere"])
async def test_who_is_denied_gets_403_and_a_page_everywhere(integration: Client, path: str) -> None:
    await set_properties(integration.http, sandbox__ip_access=_EVERYBODY)

    answer = await integration.ask("GET", path)

    assert (403, True) == (answer.status_code, answer.headers["content-type"].startswith("text/html"))


@pytest.mark.parametrize(
    ("rules", "status"),
    [
        ("", 200),
        ("deny 10.0.0.0-10.0.0.255", 200),
        ("deny 127.0.0.1", 403),
        (f"{_EVERYBODY}\nallow 127.0.0.1-127.0.0.9", 200),
        (f"allow 10.0.0.1\n{_EVERYBODY}", 403),
        ("deny everybody", 200),
    ],
)
async def test_an_allowed_address_is_let_in_whatever_denies_it(
    integration: Client, rules: str, status: int
) -> None:
    await set_properties(integration.http, sandbox__ip_access=rules)

    assert status == (await integration.list_page("incident")).status_code


async def test_forwarded_addresses_count_instead(integration: Client) -> None:
    await set_properties(integration.http, sandbox__ip_access=f"{_EVERYBODY}\nallow 10.0.0.1")

    answer = await integration.ask(
        "GET", "/api/now/table/incident", headers={"X-Forwarded-For": "192.0.2.1, 10.0.0.1"}
    )

    assert 200 == answer.status_code


async def test_the_sandboxs_own_pages_stay_open(http: httpx.AsyncClient) -> None:
    await set_properties(http, sandbox__ip_access=_EVERYBODY)

    assert 200 == (await http.get("/sandbox/switches")).status_code
