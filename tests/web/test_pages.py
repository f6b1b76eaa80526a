"""The pages that are no answer to ServiceNow: installed or not, nothing here, something went wrong."""

import httpx
import pytest
from sqlalchemy import text

from desk.context import Desk
from sandbox.playing.browser import words_of
from storage.tables import Workspace

pytestmark = pytest.mark.asyncio(loop_scope="session")

BROWSER = {"Accept": "text/html,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/", "/slack/install"])
async def test_who_installed_the_app_is_told_what_to_type(
    bot_url: str, workspace: Workspace, http: httpx.AsyncClient, path: str
) -> None:
    page = await http.get(f"{bot_url}{path}", headers=BROWSER)

    assert (200, True) == (page.status_code, "/securescore connect" in words_of(page))


async def test_the_install_page_does_not_name_the_workspace(
    bot_url: str, workspace: Workspace, http: httpx.AsyncClient
) -> None:
    page = await http.get(f"{bot_url}/slack/install", headers=BROWSER)

    assert [] == [word for word in (workspace.name, workspace.team_id) if word in page.text]


async def test_an_app_whose_token_slack_did_not_take_is_not_installed(
    bot_url: str, http: httpx.AsyncClient
) -> None:
    page = await http.get(f"{bot_url}/slack/install", headers=BROWSER)

    assert (503, True) == (page.status_code, "Not installed yet" in words_of(page))


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/slack/instal"), ("POST", "/slack/install"), ("GET", "/servicenow")]
)
async def test_a_browser_that_lost_its_way_is_told_where_it_is(
    bot_url: str, http: httpx.AsyncClient, method: str, path: str
) -> None:
    page = await http.request(method, f"{bot_url}{path}", headers=BROWSER)

    assert (404, True) == (page.status_code, "There is nothing here" in words_of(page))


async def test_a_program_that_lost_its_way_gets_a_line(bot_url: str, http: httpx.AsyncClient) -> None:
    answer = await http.get(f"{bot_url}/slack/instal", headers={"Accept": "application/json"})

    assert (404, "not found\n") == (answer.status_code, answer.text)


@pytest.mark.parametrize(
    ("accept", "words"), [("text/html", "Something went wrong"), ("*/*", "something went wrong")]
)
async def test_what_broke_is_told_without_its_innards(
    bot_url: str, desk: Desk, http: httpx.AsyncClient, accept: str, words: str
) -> None:
    async with desk.database.transaction() as session:
        await session.execute(text("DROP TABLE workspaces"))

    page = await http.get(f"{bot_url}/slack/install", headers={"Accept": accept})

    assert (500, True) == (page.status_code, words in words_of(page))
    assert [] == [word for word in ("Traceback", "workspaces", "sqlite") if word in page.text]


async def test_the_pages_speak_german_too(bot_url: str, http: httpx.AsyncClient) -> None:
    page = await http.get(f"{bot_url}/nirgends", headers=BROWSER | {"Accept-Language": "de-AT,de;q=0.8"})

    assert "Hier ist nichts" in words_of(page)
