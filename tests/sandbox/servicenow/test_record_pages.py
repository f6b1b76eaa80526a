import httpx
import pytest
from bs4 import BeautifulSoup

from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import (
    Client,
    fill_in,
    hidden_fields,
    log_in,
    options_of,
    sent_by,
    set_properties,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _page_of(integration: Client, table: str = "incident", **fields: str) -> str:
    record = await integration.create(table, short_description="Require <MFA>", **fields)
    return f"/{table}.do?sys_id={record['sys_id']}"


async def test_a_link_from_outside_leads_to_the_record(integration: Client) -> None:
    path = await _page_of(integration)

    answer = await integration.http.get("/nav_to.do", params={"uri": path.removeprefix("/")})

    assert answer.headers["location"] == path


async def test_a_link_leads_nowhere_else(http: httpx.AsyncClient) -> None:
    assert (await http.get("/nav_to.do?uri=//evil.example")).status_code == 404


async def test_the_page_asks_for_a_login_and_comes_back(integration: Client) -> None:
    path, http = await _page_of(integration, "change_request"), integration.http
    login_page = await http.get((await http.get(path)).headers["location"])
    back = await log_in(http, "sam.sharer", hidden_fields(login_page.text)["sysparm_goto_url"])

    page = await http.get(back.headers["location"])

    assert ("CHG0030001" in page.text, "Require &lt;MFA&gt;" in page.text) == (True, True)


async def test_a_person_changes_state_and_comments_on_the_page(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "sam.sharer")
    answer = await fill_in(http, path, state="2", comments="On it")
    page = await http.get(path)

    assert (answer.status_code, 'value="2" selected' in page.text, "On it" in page.text) == (303, True, True)


async def test_every_field_can_be_written(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await http.post("/sandbox/users", json={"user_name": "sam.sharer", "time_zone": "Europe/Berlin"})
    group = (await integration.rows("sys_user_group"))[0]["sys_id"]
    person = (await integration.rows("sys_user", query="user_name=ada.admin"))[0]["sys_id"]
    typed = {"impact": "1", "urgency": "1", "assignment_group": group, "assigned_to": person}
    typed |= {"caller_id": person, "short_description": "new", "description": "one\r\ntwo"}
    await log_in(http, "sam.sharer")

    await fill_in(http, path, **typed, due_date="2026-07-01 12:00:00")

    record = (await integration.rows("incident"))[0]
    kept = typed | {"description": "one\ntwo", "due_date": "2026-07-01 10:00:00", "priority": "1"}
    values = {
        name: value["value"] if isinstance(value, dict) else value
        for name, value in record.items()
        if name in kept
    }
    assert kept == values


async def test_a_form_sent_as_it_came_changes_nothing(integration: Client) -> None:
    path, http = (
        await _page_of(integration, description="\nfirst\n\nlast ", due_date="2026-07-01"),
        integration.http,
    )
    await log_in(http, "sam.sharer")

    await fill_in(http, path)

    record = (await integration.rows("incident"))[0]
    assert ("0", "\nfirst\n\nlast ") == (record["sys_mod_count"], record["description"])


async def test_what_somebody_else_changed_meanwhile_stays(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "sam.sharer")
    opened = sent_by((await http.get(path)).text)
    await integration.update("incident", path.partition("=")[2], state="2", description="theirs")

    await http.post(path, data=opened | {"comments": "mine"})

    record = (await integration.rows("incident"))[0]
    assert ("2", "theirs") == (record["state"], record["description"])


async def test_an_incidents_priority_is_shown_and_not_asked_for(integration: Client) -> None:
    path = await _page_of(integration, impact="1", urgency="1")
    await log_in(integration.http, "sam.sharer")

    page = await integration.http.get(path)

    assert (True, False) == (
        'id="priority" value="1 - Critical" readonly' in page.text,
        'name="priority"' in page.text,
    )


async def test_a_change_request_offers_the_states_its_model_allows(integration: Client) -> None:
    path = await _page_of(integration, "change_request")
    await log_in(integration.http, "sam.sharer")

    first = options_of((await integration.http.get(path)).text, "state")
    await fill_in(integration.http, path, state="-4")
    second = options_of((await integration.http.get(path)).text, "state")

    assert (["New", "Assess", "Canceled"], ["Assess", "Authorize", "Canceled"]) == (first, second)


async def test_groups_and_people_who_are_not_active_are_not_offered(integration: Client) -> None:
    path = await _page_of(integration)
    await integration.http.post("/sandbox/users", json={"user_name": "ada.admin", "active": False})
    await log_in(integration.http, "sam.sharer")

    page = (await integration.http.get(path)).text

    assert (["-- None --", "Identity Team", "Security Operations", "Workplace"], False) == (
        options_of(page, "assignment_group"),
        "Ada Admin" in options_of(page, "assigned_to"),
    )


async def test_a_refused_change_is_told_on_the_page_and_what_was_typed_stays(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "sam.sharer")
    typed = {"state": "6", "comments": "Was <me>", "work_notes": "Seen", "description": "Longer"}

    answer = await fill_in(http, path, **typed)

    html = BeautifulSoup(answer.text, "html.parser")
    told = html.select_one("form#edit [role=alert]")
    assert told is not None
    assert (403, "Data Policy Exception: The following fields are mandatory: Close code, Close notes") == (
        answer.status_code,
        told.get_text(),
    )
    assert typed == {name: value for name, value in sent_by(answer.text).items() if name in typed}
    assert ["close_code", "close_notes"] == [one["id"] for one in html.select("[aria-invalid=true]")]


async def test_a_form_that_was_refused_can_be_sent_again(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "sam.sharer")
    refused = await fill_in(http, path, state="6", comments="Solved")

    closing = {"close_code": "Solution provided", "close_notes": "Done"}
    await http.post(path, data=sent_by(refused.text) | closing)

    record = (await integration.rows("incident"))[0]
    assert ("6", "Solution provided", "Done") == (
        record["state"],
        record["close_code"],
        record["close_notes"],
    )


async def test_a_date_that_is_none_is_refused(integration: Client) -> None:
    path = await _page_of(integration)
    await log_in(integration.http, "sam.sharer")

    answer = await fill_in(integration.http, path, due_date="tomorrow")

    assert (400, True, "tomorrow") == (
        answer.status_code,
        "Due date must look like" in answer.text,
        sent_by(answer.text)["due_date"],
    )


async def test_comments_and_work_notes_are_told_apart_newest_first(integration: Client) -> None:
    path = await _page_of(integration, comments="Hello <you>")
    await log_in(integration.http, "sam.sharer")
    await fill_in(integration.http, path, work_notes="Looked at it")

    page = await integration.http.get(path)

    entries = BeautifulSoup(page.text, "html.parser").select(".activity li")
    assert [
        ["Sam Sharer", "Work notes", "Looked at it"],
        ["Scoredesk Integration", "Additional comments", "Hello <you>"],
    ] == [[one.get_text() for one in entry.select("strong, .mark, .text")] for entry in entries]


async def test_a_page_that_looks_again_sees_the_new_state_and_what_was_said(integration: Client) -> None:
    path = await _page_of(integration, correlation_id="sd:1", correlation_display="Secure Score")
    await log_in(integration.http, "sam.sharer")
    await integration.update("incident", path.partition("=")[2], state="2", comments="News")

    live = await integration.http.get(path, headers={"HX-Request": "true"})

    facts = BeautifulSoup(live.text, "html.parser").select_one(".facts")
    assert facts is not None
    words = facts.get_text(" ", strip=True)
    assert (True, True, True, False) == (
        words.startswith("State In Progress Priority 5 - Planning"),
        words.endswith("Correlation Secure Score Correlation id sd:1"),
        "News" in live.text,
        "<html" in live.text,
    )


@pytest.mark.parametrize("sys_id", ["", "-1"])
async def test_a_forged_form_changes_nothing(
    integration: Client, pretend: PretendServiceNow, sys_id: str
) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "sam.sharer")

    answer = await http.post(
        f"/incident.do?sys_id={sys_id}" if sys_id else path, data={"state": "2", "sysparm_ck": "forged"}
    )

    states = [record["state"] for record in pretend.instance.tables["incident"].values()]
    assert (403, ["1"]) == (answer.status_code, states)


async def test_a_record_a_person_may_not_read_is_not_shown(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "vic.viewer")

    assert ((await http.get(path)).status_code, (await http.post(path)).status_code) == (404, 403)


async def test_who_may_read_only_gets_no_button(integration: Client) -> None:
    viewer = (await integration.rows("sys_user", query="user_name=vic.viewer"))[0]["sys_id"]
    path, http = await _page_of(integration, caller_id=viewer), integration.http
    await log_in(http, "vic.viewer")
    page = await http.get(path)

    answer = await fill_in(http, path, description="x")

    assert (200, False, 403, "") == (
        page.status_code,
        "Update</button>" in page.text,
        answer.status_code,
        (await integration.rows("incident"))[0]["description"],
    )


async def test_a_hidden_field_is_not_on_the_form(integration: Client) -> None:
    path = await _page_of(integration, comments="Unseen")
    await set_properties(integration.http, sandbox__acl__hidden_fields="incident.due_date,incident.comments")
    await log_in(integration.http, "sam.sharer")

    page = (await integration.http.get(path)).text

    assert (False, False) == ('name="due_date"' in page, "Unseen" in page)
