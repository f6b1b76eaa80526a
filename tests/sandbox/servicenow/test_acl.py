import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def viewer(http: httpx.AsyncClient) -> Client:
    """A user without any role."""
    return Client(http, "vic.viewer")


async def test_rows_a_user_may_not_read_are_counted_but_not_shown(
    integration: Client, viewer: Client
) -> None:
    await integration.create("incident")

    answer = await viewer.list_page("incident")

    assert (answer.status_code, answer.json(), answer.headers["x-total-count"]) == (200, {"result": []}, "1")


async def test_the_limit_counts_before_access_control(integration: Client, viewer: Client) -> None:
    me = (await viewer.ask("GET", "/api/now/ui/user/current_user")).json()["result"]["user_sys_id"]
    await integration.create("incident")
    await integration.create("incident", caller_id=me)

    first, both = [await viewer.rows("incident", limit=limit, fields="number") for limit in ("1", "2")]

    assert (first, both) == ([], [{"number": "INC0010002"}])


async def test_a_record_a_user_may_not_read_is_not_found(integration: Client, viewer: Client) -> None:
    record = await integration.create("incident")

    answer = await viewer.ask("GET", f"/api/now/table/incident/{record['sys_id']}")

    assert answer.status_code == 404


async def test_a_user_without_the_role_writes_nothing(viewer: Client) -> None:
    answer = await viewer.ask("POST", "/api/now/table/incident", json={"short_description": "x"})

    detail = "ACL Exception Insert Failed due to security constraints"
    error = {"message": "Operation Failed", "detail": detail}
    assert (answer.status_code, answer.json()) == (403, {"error": error, "status": "failure"})


@pytest.mark.parametrize(
    "table", ["sys_properties", "oauth_entity", "sys_user_has_role", "sys_journal_field"]
)
async def test_admin_tables_are_empty_to_others_but_for_the_count(
    integration: Client, admin: Client, table: str
) -> None:
    await integration.create("incident", comments="x")
    answer = await integration.list_page(table)

    assert (answer.json(), int(answer.headers["x-total-count"]) > 0, len(await admin.rows(table)) > 0) == (
        {"result": []},
        True,
        True,
    )


async def test_secrets_are_not_shown_to_anyone(admin: Client) -> None:
    entity = (await admin.rows("oauth_entity"))[0]
    user = (await admin.rows("sys_user", query="user_name=admin"))[0]

    assert ("client_secret" in entity, "user_password" in user) == (False, False)


async def test_roles_can_be_walked_to_by_an_admin(admin: Client) -> None:
    rows = await admin.rows("sys_user_has_role", query="user.user_name=sam.sharer", fields="role.name")

    assert rows == [{"role.name": "itil"}]


async def test_a_hidden_field_is_missing_and_not_written(
    http: httpx.AsyncClient, integration: Client
) -> None:
    await set_properties(http, sandbox__acl__hidden_fields="incident.due_date,incident.impact")

    record = await integration.create("incident", due_date="2026-07-01", impact="1", urgency="1")

    assert ("due_date" in record, "impact" in record, record["priority"]) == (False, False, "3")
