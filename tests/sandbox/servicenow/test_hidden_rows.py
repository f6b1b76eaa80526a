import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_hidden_rows_are_counted_but_not_shown(http: httpx.AsyncClient, integration: Client) -> None:
    for impact in ("1", "2", "3"):
        await integration.create("incident", impact=impact)
    await set_properties(http, sandbox__acl__hidden_rows="incident:impact=2")

    answer = await integration.list_page("incident", fields="impact", limit="2")

    assert (200, [{"impact": "1"}], "3") == (
        answer.status_code,
        answer.json()["result"],
        answer.headers["x-total-count"],
    )


async def test_a_hidden_row_is_not_found(http: httpx.AsyncClient, integration: Client) -> None:
    record = await integration.create("incident", impact="2")
    await set_properties(http, sandbox__acl__hidden_rows="change_request:\nincident:impact=2")

    answer = await integration.ask("GET", f"/api/now/table/incident/{record['sys_id']}")

    assert (404, "Record doesn't exist or ACL restricts the record retrieval") == (
        answer.status_code,
        answer.json()["error"]["detail"],
    )


async def test_nothing_is_hidden_from_admins(
    http: httpx.AsyncClient, integration: Client, admin: Client
) -> None:
    await integration.create("incident")
    await set_properties(http, sandbox__acl__hidden_rows="incident:")

    assert (0, 1) == (len(await integration.rows("incident")), len(await admin.rows("incident")))


async def test_a_field_that_is_only_read_is_dropped_in_silence(
    http: httpx.AsyncClient, integration: Client, admin: Client
) -> None:
    await set_properties(http, sandbox__acl__readonly_fields="incident.due_date")

    kept = [await one.create("incident", due_date="2026-07-01 00:00:00") for one in (integration, admin)]

    assert ["", "2026-07-01 00:00:00"] == [record["due_date"] for record in kept]


async def test_choice_lists_may_be_hidden(
    http: httpx.AsyncClient, integration: Client, admin: Client
) -> None:
    await set_properties(http, sandbox__acl__choices_hidden="true")
    query = "name=incident^element=state^language=en"

    seen = await integration.list_page("sys_choice", query=query)

    assert ([], "6", 6) == (
        seen.json()["result"],
        seen.headers["x-total-count"],
        len(await admin.rows("sys_choice", query=query)),
    )
