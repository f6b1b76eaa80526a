import httpx
import pytest

from tests.sandbox.servicenow.client import Client, allowed_code, exchange

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _change(http: httpx.AsyncClient, key: str, **body: object) -> httpx.Response:
    return await http.post(f"/sandbox/records/incident/{key}", json=body)


async def test_a_person_changes_a_record_by_its_number(http: httpx.AsyncClient, integration: Client) -> None:
    record = await integration.create("incident")
    fields = {"state": "2", "comments": "On it"}

    await _change(http, record["number"], **{"as": "sam.sharer", "fields": fields})

    seen = (await http.get("/sandbox/records/incident")).json()["records"][0]
    assert (seen["state"], seen["sys_updated_by"], [entry["value"] for entry in seen["comments"]]) == (
        "2",
        "sam.sharer",
        ["On it"],
    )


@pytest.mark.parametrize(("person", "status"), [("sam.sharer", 403), ("vic.viewer", 403), ("admin", 200)])
async def test_rules_hold_for_people_but_not_for_admin(
    http: httpx.AsyncClient, integration: Client, person: str, status: int
) -> None:
    record = await integration.create("incident")

    answer = await _change(http, record["sys_id"], **{"as": person, "fields": {"state": "7"}})

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/sandbox/records/incident/INC0", {"fields": {}}, 404),
        ("/sandbox/records/zz/INC0010001", {"fields": {}}, 400),
        ("/sandbox/records/incident/INC0010001", {"as": "nobody", "fields": {}}, 400),
        ("/sandbox/records/incident/INC0010001", {"as": "admin"}, 400),
        ("/sandbox/users", {"name": "Nameless"}, 400),
        ("/sandbox/users", {"user_name": "new.user", "roles": "itil"}, 400),
        ("/sandbox/oauth_entity", {"name": "x"}, 400),
    ],
)
async def test_what_cannot_be_played_is_told(
    integration: Client, path: str, body: dict[str, object], status: int
) -> None:
    await integration.create("incident")

    answer = await integration.http.post(path, json=body)

    assert (answer.status_code, answer.json()["status"]) == (status, "failure")


async def test_a_new_user_can_log_in_at_once(http: httpx.AsyncClient) -> None:
    user = {"user_name": "gus.guest", "password": "open", "roles": ["itil"], "email": "gus.guest@example.com"}
    await http.post("/sandbox/users", json=user)

    answer = await http.get("/api/now/table/incident", auth=("gus.guest", "open"))

    assert answer.status_code == 200


async def test_a_machine_identity_has_web_service_access_only(http: httpx.AsyncClient) -> None:
    answer = await http.post("/sandbox/users", json={"user_name": "robot", "identity_type": "machine"})

    assert answer.json()["record"]["web_service_access_only"] == "true"


async def test_requests_are_logged_with_secrets_masked(http: httpx.AsyncClient, integration: Client) -> None:
    await exchange(http, await allowed_code(http))
    await integration.create("incident", short_description="x")

    *_, exchanged, made = (await http.get("/sandbox/requests")).json()["requests"]

    assert (exchanged["path"], exchanged["body"]["client_secret"], exchanged["body"]["code"]) == (
        "/oauth_token.do",
        "***",
        "***",
    )
    assert {name: made[name] for name in ("method", "body", "status", "user", "fault")} == {
        "method": "POST",
        "body": {"short_description": "x"},
        "status": 201,
        "user": "scoredesk.integration",
        "fault": None,
    }


async def test_the_log_can_be_emptied(http: httpx.AsyncClient, integration: Client) -> None:
    await integration.list_page("incident")
    await http.delete("/sandbox/requests")

    assert (await http.get("/sandbox/requests")).json() == {"requests": []}
