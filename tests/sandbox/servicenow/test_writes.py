import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_CHOSEN = "0123456789abcdef" * 2


async def test_numbers_are_counted_per_table(integration: Client) -> None:
    made = [await integration.create(table) for table in ("incident", "incident", "change_request")]

    assert [record["number"] for record in made] == ["INC0010001", "INC0010002", "CHG0030001"]


async def test_a_new_incident_has_the_defaults(integration: Client) -> None:
    record = await integration.create("incident")

    names = ("state", "incident_state", "impact", "urgency", "priority", "active", "sys_mod_count")
    assert [record[name] for name in names] == ["1", "1", "3", "3", "5", "true", "0"]


async def test_a_new_change_request_has_the_defaults(integration: Client) -> None:
    record = await integration.create("change_request")

    assert [record[name] for name in ("state", "type", "priority")] == ["-5", "normal", "4"]


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [
        ("1", "1", "1"),
        ("1", "2", "2"),
        ("2", "1", "2"),
        ("1", "3", "3"),
        ("2", "2", "3"),
        ("3", "1", "3"),
        ("2", "3", "4"),
        ("3", "2", "4"),
        ("3", "3", "5"),
    ],
)
async def test_an_incidents_priority_follows_impact_and_urgency_whatever_is_sent(
    integration: Client, impact: str, urgency: str, priority: str
) -> None:
    record = await integration.create("incident", impact=impact, urgency=urgency, priority="1")

    assert record["priority"] == priority


async def test_a_change_requests_priority_is_the_one_sent(integration: Client) -> None:
    record = await integration.create("change_request", priority="2")

    assert record["priority"] == "2"


async def test_who_made_and_changed_a_record_is_kept(integration: Client, admin: Client) -> None:
    record = await integration.create("incident")

    changed = (await admin.update("incident", record["sys_id"], urgency="1")).json()["result"]

    assert [changed[name] for name in ("sys_created_by", "sys_updated_by", "sys_mod_count")] == [
        "scoredesk.integration",
        "admin",
        "1",
    ]


async def test_an_update_that_changes_nothing_is_not_counted(integration: Client) -> None:
    record = await integration.create("incident", short_description="x")

    same = await integration.update("incident", record["sys_id"], short_description="x", zz="1")

    assert same.json()["result"]["sys_mod_count"] == "0"


async def test_a_sys_id_chosen_by_the_client_is_kept(integration: Client) -> None:
    assert (await integration.create("incident", sys_id=_CHOSEN))["sys_id"] == _CHOSEN


async def test_a_second_record_with_a_chosen_sys_id_is_refused(
    integration: Client, pretend: PretendServiceNow
) -> None:
    await integration.create("incident", sys_id=_CHOSEN)

    again = await integration.ask("POST", "/api/now/table/incident", json={"sys_id": _CHOSEN})

    assert (again.status_code, len(pretend.instance.tables["incident"])) == (403, 1)


async def test_a_chosen_sys_id_may_be_ignored(http: httpx.AsyncClient, integration: Client) -> None:
    await set_properties(http, sandbox__insert__client_sys_id="false")

    assert (await integration.create("incident", sys_id=_CHOSEN))["sys_id"] != _CHOSEN


async def test_system_fields_and_numbers_are_not_the_callers_to_write(integration: Client) -> None:
    record = await integration.create("incident", number="INC1", sys_created_by="admin", sys_mod_count="9")

    assert [record[name] for name in ("number", "sys_created_by", "sys_mod_count")] == [
        "INC0010001",
        "scoredesk.integration",
        "0",
    ]


async def test_texts_are_cut_to_their_columns_length(integration: Client) -> None:
    record = await integration.create("incident", correlation_id="c" * 101, short_description="s" * 161)

    assert (len(record["correlation_id"]), len(record["short_description"])) == (100, 160)


async def test_an_unknown_reference_is_stored_as_nothing(integration: Client) -> None:
    record = await integration.create("incident", assignment_group="Identity Team", assigned_to="zz")

    assert (record["assignment_group"], record["assigned_to"]) == ("", "")


async def test_an_empty_string_clears_a_field_but_not_a_choice(integration: Client) -> None:
    record = await integration.create("incident", description="x", impact="1")

    changed = (await integration.update("incident", record["sys_id"], description="", impact="")).json()

    assert (changed["result"]["description"], changed["result"]["impact"]) == ("", "1")


async def test_a_date_without_a_time_is_midnight_and_nonsense_is_nothing(integration: Client) -> None:
    good = await integration.create("incident", due_date="2026-07-01")
    bad = await integration.create("incident", due_date="tomorrow")

    assert (good["due_date"], bad["due_date"]) == ("2026-07-01 00:00:00", "")


async def test_input_may_be_display_values_with_times_in_the_callers_zone(
    http: httpx.AsyncClient, integration: Client
) -> None:
    await http.post(
        "/sandbox/users", json={"user_name": "scoredesk.integration", "time_zone": "Europe/Berlin"}
    )
    answer = await integration.ask(
        "POST",
        "/api/now/table/incident",
        params={
            "sysparm_input_display_value": "true",
            "sysparm_display_value": "true",
            "sysparm_fields": "assignment_group,state,due_date",
            "sysparm_exclude_reference_link": "true",
        },
        json={"assignment_group": "Identity Team", "state": "In Progress", "due_date": "2026-07-01 10:00:00"},
    )

    assert answer.json()["result"] == {
        "assignment_group": "Identity Team",
        "state": "In Progress",
        "due_date": "2026-07-01 10:00:00",
    }


async def test_a_data_policy_may_ask_for_a_short_description(
    http: httpx.AsyncClient, integration: Client
) -> None:
    await set_properties(http, sandbox__short_description__mandatory="true")

    answer = await integration.ask("POST", "/api/now/table/incident", json={"short_description": " "})

    assert (answer.status_code, answer.json()["error"]) == (
        403,
        {
            "message": "Operation Failed",
            "detail": "Data Policy Exception: The following fields are mandatory: Short description",
        },
    )


async def test_journals_are_appended_and_read_back_newest_first(integration: Client) -> None:
    record = await integration.create("incident", comments="first")
    await integration.update("incident", record["sys_id"], comments="second")

    shown = await integration.get("incident", record["sys_id"], fields="comments", display_value="all")

    stream = shown["comments"]["display_value"]
    assert (shown["comments"]["value"], stream.index("second") < stream.index("first")) == ("", True)


async def test_a_journal_entry_names_its_writer_and_kind(integration: Client) -> None:
    record = await integration.create("incident", work_notes="looked at it")

    shown = await integration.get("incident", record["sys_id"], fields="work_notes", display_value="true")

    assert " - Scoredesk Integration (Work notes)\nlooked at it\n\n" in shown["work_notes"]
