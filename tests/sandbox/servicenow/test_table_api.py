import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _group(client: Client, name: str = "Identity Team") -> str:
    return str((await client.rows("sys_user_group", query=f"name={name}"))[0]["sys_id"])


@pytest.mark.parametrize("base", ["/api/now/table", "/api/now/v1/table", "/api/now/v2/table"])
async def test_every_version_makes_and_shows_a_record(integration: Client, base: str) -> None:
    made = await integration.ask("POST", f"{base}/incident", json={"short_description": "Require MFA"})
    shown = await integration.ask("GET", made.headers["location"])

    assert (201, 200, made.json()) == (made.status_code, shown.status_code, shown.json())


async def test_every_value_is_a_string(integration: Client) -> None:
    record = await integration.create(
        "incident", short_description="x", impact=1, caller_id=None, active=False
    )

    assert {str} == {type(value) for value in record.values() if not isinstance(value, dict)}


async def test_a_reference_is_shown_in_each_way_asked_for(integration: Client) -> None:
    group = await _group(integration)
    sys_id = (await integration.create("incident", assignment_group=group))["sys_id"]
    link = {"link": f"{integration.http.base_url}/api/now/table/sys_user_group/{group}"}

    shown = [
        (await integration.get("incident", sys_id, display_value=mode, exclude_reference_link=alone))[
            "assignment_group"
        ]
        for mode in ("false", "true", "all")
        for alone in ("false", "true")
    ]

    name = {"display_value": "Identity Team"}
    value = {"value": group}
    assert [link | value, group, link | name, "Identity Team", link | name | value, name | value] == shown


async def test_an_empty_reference_is_an_empty_string(integration: Client) -> None:
    record = await integration.create("incident", short_description="x")

    assert record["assignment_group"] == ""


async def test_fields_may_be_walked_and_unknown_ones_are_left_out(integration: Client) -> None:
    record = await integration.create("incident", assignment_group=await _group(integration))

    shown = await integration.get(
        "incident", record["sys_id"], fields="number,assignment_group.name,assigned_to.email,zz,number.zz"
    )

    assert shown == {
        "number": "INC0010001",
        "assignment_group.name": "Identity Team",
        "assigned_to.email": "",
    }


async def test_labels_follow_the_readers_language(http: httpx.AsyncClient, integration: Client) -> None:
    sys_id = (await integration.create("change_request", short_description="x"))["sys_id"]
    await http.post("/sandbox/users", json={"user_name": "scoredesk.integration", "preferred_language": "de"})

    shown = await integration.get("change_request", sys_id, fields="state", display_value="all")

    assert shown == {"state": {"display_value": "Neu", "value": "-5"}}


async def test_times_are_utc_as_values_and_local_for_the_reader(
    http: httpx.AsyncClient, integration: Client
) -> None:
    record = await integration.create("incident", due_date="2026-07-01 22:30:00")
    await http.post(
        "/sandbox/users", json={"user_name": "scoredesk.integration", "time_zone": "Europe/Berlin"}
    )

    shown = await integration.get("incident", record["sys_id"], fields="due_date", display_value="all")

    assert shown == {"due_date": {"display_value": "2026-07-02 00:30:00", "value": "2026-07-01 22:30:00"}}


async def test_pages_have_a_count_and_links(integration: Client) -> None:
    for _ in range(5):
        await integration.create("incident", short_description="x")

    answer = await integration.list_page("incident", limit="2", offset="2", fields="number")

    base = f"{integration.http.base_url}/api/now/table/incident?sysparm_limit=2&sysparm_fields=number"
    starts = {"first": 0, "prev": 0, "next": 4, "last": 4}
    links = ",".join(f'<{base}&sysparm_offset={start}>;rel="{rel}"' for rel, start in starts.items())
    assert ("5", links, ["INC0010003", "INC0010004"]) == (
        answer.headers["x-total-count"],
        answer.headers["link"],
        [row["number"] for row in answer.json()["result"]],
    )


async def test_the_count_may_be_left_out(integration: Client) -> None:
    assert "x-total-count" not in (await integration.list_page("incident", no_count="true")).headers


async def test_an_empty_list_is_no_record_to_the_first_version_alone(integration: Client) -> None:
    first = await integration.ask("GET", "/api/now/v1/table/incident")
    second = await integration.ask("GET", "/api/now/v2/table/incident")

    assert (
        first.status_code,
        first.json()["error"]["message"],
        second.status_code,
        second.json(),
    ) == (404, "No Record found", 200, {"result": []})


async def test_put_changes_only_what_is_sent(integration: Client) -> None:
    record = await integration.create("incident", short_description="x", description="y")

    answer = await integration.ask("PUT", f"/api/now/table/incident/{record['sys_id']}", json={"impact": "1"})

    shown = answer.json()["result"]
    assert tuple(shown[name] for name in ("impact", "short_description", "description", "sys_mod_count")) == (
        "1",
        "x",
        "y",
        "1",
    )


async def test_the_body_of_the_answer_may_be_left_out(integration: Client) -> None:
    answer = await integration.ask(
        "POST", "/api/now/table/incident", json={}, headers={"X-no-response-body": "true"}
    )

    assert (answer.status_code, answer.content) == (201, b"")


async def test_only_an_admin_deletes(integration: Client, admin: Client) -> None:
    path = f"/api/now/table/incident/{(await integration.create('incident'))['sys_id']}"
    refused = await integration.ask("DELETE", path)
    deleted = await admin.ask("DELETE", path)
    gone = await admin.ask("GET", path)

    assert (
        refused.status_code,
        deleted.status_code,
        deleted.content,
        gone.status_code,
    ) == (403, 204, b"", 404)


async def test_an_unknown_table_is_invalid(integration: Client) -> None:
    answer = await integration.list_page("incidents")

    assert (
        answer.status_code,
        answer.json(),
    ) == (400, {"error": {"message": "Invalid table incidents", "detail": None}, "status": "failure"})


async def test_a_missing_record_may_be_one_that_is_not_allowed(integration: Client) -> None:
    answer = await integration.ask("GET", "/api/now/table/incident/" + "0" * 32)

    detail = "Record doesn't exist or ACL restricts the record retrieval"
    error = {"message": "No Record found", "detail": detail}
    assert (404, {"error": error, "status": "failure"}) == (answer.status_code, answer.json())


async def test_a_record_is_written_once_per_body_that_is_a_json_object(
    integration: Client, pretend: PretendServiceNow
) -> None:
    headers = {"Content-Type": "application/json"}
    answers = [
        await integration.ask("POST", "/api/now/table/incident", content=body, headers=headers)
        for body in (b"{", b"[]")
    ]

    assert (
        [answer.status_code for answer in answers],
        pretend.instance.tables["incident"],
    ) == ([400, 400], {})


async def test_the_rest_acl_asks_for_its_role(http: httpx.AsyncClient, integration: Client) -> None:
    await set_properties(http, sandbox__rest__acl="true")

    answer = await integration.list_page("incident")

    assert (answer.status_code, answer.json()["error"]["message"]) == (403, "User Not Authorized")
