import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _answers(integration: Client, sys_id: str) -> list[httpx.Response]:
    return [
        await integration.ask("POST", "/api/now/table/incident", json={}),
        await integration.update("incident", sys_id, urgency="1"),
        await integration.ask("POST", "/api/now/table/change_request", json={}),
    ]


async def test_a_table_can_be_frozen_by_a_rule_with_a_text(integration: Client) -> None:
    record = await integration.create("incident")
    rules = "incident: Change freeze until Monday\nsys_user: No, thanks"
    await set_properties(integration.http, sandbox__rules__refuse=rules)

    *refused, other = await _answers(integration, record["sys_id"])

    detail = "Operation against file 'incident' was aborted by Business Rule: Change freeze until Monday"
    said = [(answer.status_code, answer.json()["error"]["detail"]) for answer in refused]
    assert ([(403, detail), (403, detail)], 201) == (said, other.status_code)


async def test_a_rule_may_ask_for_a_field_of_a_new_record(integration: Client) -> None:
    record = await integration.create("incident")
    await set_properties(integration.http, sandbox__mandatory_fields="incident.assignment_group")

    refused, changed, other = await _answers(integration, record["sys_id"])

    detail = "Data Policy Exception: The following fields are mandatory: Assignment group"
    assert (403, detail, 200, 201) == (
        refused.status_code,
        refused.json()["error"]["detail"],
        changed.status_code,
        other.status_code,
    )


async def test_a_rule_may_set_a_field_whatever_was_sent(integration: Client) -> None:
    rules = "incident.assignment_group=Workplace\nincident.urgency = 1\nincident.no_such_field=1"
    await set_properties(integration.http, sandbox__rules__set=rules)
    groups = {row["name"]: row["sys_id"] for row in await integration.rows("sys_user_group")}

    record = await integration.create("incident", urgency="3", impact="1", assignment_group="")
    changed = await integration.update("incident", record["sys_id"], assignment_group=groups["Identity Team"])

    assert ("1", "1", groups["Workplace"]) == (
        record["urgency"],
        record["priority"],
        changed.json()["result"]["assignment_group"]["value"],
    )
