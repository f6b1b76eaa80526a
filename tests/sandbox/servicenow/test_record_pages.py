import httpx
import pytest

from tests.sandbox.servicenow.client import Client, hidden_fields, log_in

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _page_of(integration: Client, table: str = "incident") -> str:
    record = await integration.create(table, short_description="Require <MFA>")
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
    form = hidden_fields((await http.get(path)).text) | {"state": "2", "comments": "On it"}
    answer = await http.post(path, data=form)
    page = await http.get(path)

    assert (answer.status_code, 'value="2" selected' in page.text, "On it" in page.text) == (303, True, True)


async def test_a_refused_change_is_told_on_the_page(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "sam.sharer")
    form = hidden_fields((await http.get(path)).text) | {"state": "6"}

    answer = await http.post(path, data=form)

    assert (answer.status_code, "Close notes" in answer.text) == (403, True)


async def test_a_forged_form_changes_nothing(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "sam.sharer")

    answer = await http.post(path, data={"state": "2", "sysparm_ck": "forged"})

    assert (answer.status_code, (await integration.rows("incident"))[0]["state"]) == (403, "1")


async def test_a_record_a_person_may_not_read_is_not_shown(integration: Client) -> None:
    path, http = await _page_of(integration), integration.http
    await log_in(http, "vic.viewer")

    assert ((await http.get(path)).status_code, (await http.post(path)).status_code) == (404, 403)
