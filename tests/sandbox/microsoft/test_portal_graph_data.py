"""The portal over recorded answers of Graph, however odd."""

import json
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import pytest_asyncio

from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from tests.graph_data import DATA, needs_data
from tests.sandbox.microsoft.asking import APP
from tests.sandbox.microsoft.browsing import ACTIONS, leading_away, opened, sent, titles, words
from tests.sandbox.microsoft.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

ODD = 'a/b c?d#e%41&<i>"ü'
HOSTILE = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(2)>"
SCORE = {"controlCategory": "Apps", "score": 1, "scoreInPercentage": 50, "lastSynced": "2024-01-01T17:12:14Z"}
SNAPSHOT = {
    "azureTenantId": "their-tenant",
    "createdDateTime": "2024-01-01T00:00:00Z",
    "currentScore": 5,
    "maxScore": 7,
    "controlScores": [
        {
            **SCORE,
            "controlName": ODD,
            "description": f"<ul><li>Ask <DomainName></li></ul>{HOSTILE}",
            "implementationStatus": HOSTILE,
        },
        {**SCORE, "controlName": "of another page", "score": 4, "implementationStatus": ""},
    ],
}
PROFILE = {
    "id": ODD,
    "title": f"One {HOSTILE}",
    "rank": 1,
    "maxScore": 2,
    "controlStateUpdates": [],
    "actionUrl": "javascript:alert(3)",
    "remediation": "<p>One</p>\r\n\t<p>two<br>three</p> <a href='https://evil.example'>more</a>",
    "threats": [HOSTILE],
}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A directory with two small answers."""
    (tmp_path / "secureScores.json").write_text(json.dumps({"value": [SNAPSHOT]}))
    (tmp_path / "secureScoreControlProfiles.json").write_text(json.dumps({"value": [PROFILE]}))
    return tmp_path


@pytest_asyncio.fixture(loop_scope="module")
async def portal(stage: Stage, clock: Clock, written: Path) -> httpx.AsyncClient:
    """A client of a sandbox that serves the written answers."""
    return stage.put(PretendMicrosoft(clock=clock, **APP, graph_data=written))


async def test_an_odd_id_leads_to_its_page_and_back_again(portal: httpx.AsyncClient) -> None:
    link = (await opened(portal, ACTIONS)).select_one("table.stacks th a")
    assert link is not None
    page = await sent(portal, str(link["href"]), doing="fix", seen="at once")

    assert f"{ACTIONS}/{quote(ODD, safe='')}" == link["href"]
    assert "2/2" in words(page, "#points + dl")


async def test_html_from_outside_is_shown_as_words(portal: httpx.AsyncClient) -> None:
    address = f"{ACTIONS}/{quote(ODD, safe='')}"
    page = await opened(portal, address)

    assert [] == leading_away(page)
    assert [] == page.select("main script, main img, main a[href^=javascript]")
    assert "• Ask <DomainName>" in words(page)
    assert "One two three more" in words(page)
    assert f"One {HOSTILE}" == words(page, "h1")


async def test_one_day_makes_no_line_and_the_next_one_does(portal: httpx.AsyncClient) -> None:
    first = await opened(portal, "/securescore")
    second = await sent(portal, "/securescore/clock", by="day", back="/securescore")

    assert "as of 1 Jan 2024" in words(first)
    assert (0, 1) == tuple(len(page.select("polyline")) for page in (first, second))


async def test_points_without_a_profile_are_counted_apart(portal: httpx.AsyncClient) -> None:
    page = await opened(portal, "/securescore")

    assert "Without a profile 80.0% (4/5)" in words(page, "#breakdown + ul")


@needs_data
async def test_real_answers_have_a_page_each_that_leads_nowhere_else(stage: Stage, clock: Clock) -> None:
    portal = stage.put(PretendMicrosoft(clock=clock, **APP, graph_data=DATA))
    listed = await opened(portal, ACTIONS)
    links = [str(link["href"]) for link in listed.select("table.stacks th a")]
    pages = [listed, *[await opened(portal, address) for address in ["/securescore", *links]]]

    assert len(titles(listed)) == len(links) == 200
    assert [] == [away for page in pages for away in leading_away(page)]
    assert [] == [page for page in pages if len(page.select("h1")) != 1]
