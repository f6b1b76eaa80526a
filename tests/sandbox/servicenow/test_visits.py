import re

import httpx
import pytest
from bs4 import BeautifulSoup

from tests.sandbox.servicenow.client import log_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

_PAGES = ("/incident_list.do", "/change_request_list.do", "/oauth_entity_list.do", "/sys_user_list.do")
_FORMS = ("/incident.do", "/change_request.do", "/oauth_entity.do", "/sys_user.do")


def _navigator(page: httpx.Response) -> dict[str, str | None]:
    """The places the navigator leads to, and which of them is marked as current."""
    links = BeautifulSoup(page.text, "html.parser").select("nav.navigator a")
    return {link.get_text(): str(link.get("aria-current", "")) for link in links}


async def test_home_leads_to_login_and_then_to_the_incidents(http: httpx.AsyncClient) -> None:
    stranger = await http.get("/")
    await log_in(http, "sam.sharer")
    person = await http.get("/")

    assert ("/login.do?sysparm_goto_url=%2F", "/incident_list.do") == (
        stranger.headers["location"],
        person.headers["location"],
    )


@pytest.mark.parametrize("path", [*_PAGES, *_FORMS])
async def test_every_page_asks_for_a_login(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.get(path)

    assert (302, True) == (answer.status_code, answer.headers["location"].startswith("/login.do?"))


@pytest.mark.parametrize("path", _FORMS)
async def test_a_form_without_a_login_is_not_taken(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.post(f"{path}?sys_id=-1", data={"name": "x"})

    assert (302, True) == (answer.status_code, answer.headers["location"].startswith("/login.do?"))


async def test_the_navigator_shows_an_admin_every_place_and_marks_the_present_one(
    http: httpx.AsyncClient,
) -> None:
    await log_in(http, "admin")

    assert {
        "Incidents": "",
        "Change requests": "",
        "Application Registry": "true",
        "Users": "",
        "Sandbox switches": "",
    } == _navigator(await http.get("/oauth_entity.do?sys_id=-1"))


async def test_the_navigator_shows_others_what_they_may_open(http: httpx.AsyncClient) -> None:
    await log_in(http, "sam.sharer")

    assert {"Incidents": "page", "Change requests": "", "Sandbox switches": ""} == _navigator(
        await http.get("/incident_list.do")
    )


async def test_a_page_tells_who_is_logged_in_and_lets_them_out(http: httpx.AsyncClient) -> None:
    await log_in(http, "sam.sharer")
    page = await http.get("/incident_list.do")
    link = BeautifulSoup(page.text, "html.parser").find("a", string="Log out")
    assert link is not None

    await http.get(str(link["href"]))

    assert ("Sam Sharer" in page.text, (await http.get("/incident_list.do")).status_code) == (True, 302)


@pytest.mark.parametrize("path", ["/login.do", "/sandbox/switches"])
async def test_nothing_comes_from_outside_and_nothing_is_inline(http: httpx.AsyncClient, path: str) -> None:
    page = await http.get(path)

    loaded = re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]*)"', page.text)
    strange = [one for one in loaded if not one.startswith(("/assets/", "/own/", "data:,"))]
    assert ([], 0, True) == (
        strange,
        len(re.findall(r"<style|style=|<script>|\son\w+=", page.text)),
        "default-src 'self'" in page.headers["content-security-policy"],
    )


async def test_the_style_is_served(http: httpx.AsyncClient) -> None:
    assert 200 == (await http.get("/own/servicenow.css")).status_code
