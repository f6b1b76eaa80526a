"""The page where Graph gets its bad days."""

import httpx
import pytest

from tests.sandbox.microsoft.asking import PROFILES, SCORES, ask_token, play
from tests.sandbox.microsoft.browsing import opened, sent, words

pytestmark = pytest.mark.asyncio(loop_scope="module")

TROUBLE = "/securescore/trouble"


@pytest.mark.parametrize(("kind", "status"), [("throttled", 429), ("status", 503), ("partial", 206)])
async def test_a_bad_day_comes_for_the_next_requests_and_is_told_until_then(
    graph: httpx.AsyncClient, kind: str, status: int
) -> None:
    told = await sent(graph, f"{TROUBLE}/faults", kind=kind, times="2")
    statuses = [(await graph.get(SCORES)).status_code for _ in range(3)]

    assert "for the next 2 requests" in words(told, "#planned + ol")
    assert [status, status, 200] == statuses
    assert "Graph answers as it should" in words(await opened(graph, TROUBLE))


async def test_what_is_planned_can_be_forgotten(graph: httpx.AsyncClient) -> None:
    await sent(graph, f"{TROUBLE}/faults", kind="not_json", times="9")
    await sent(graph, f"{TROUBLE}/forget")

    assert "@odata.context" in (await graph.get(SCORES)).json()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "flood", "times": "1"}, "kind is not one of"),
        ({"kind": "slow", "times": "0"}, "not one from 1 to 99"),
        ({"kind": "slow", "times": "many"}, "not one from 1 to 99"),
    ],
)
async def test_a_bad_day_that_cannot_be_is_refused(
    graph: httpx.AsyncClient, fields: dict[str, str], sentence: str
) -> None:
    answer = await graph.post(f"{TROUBLE}/faults", data=fields)

    assert (400, True) == (answer.status_code, sentence in answer.text)


async def test_the_permission_can_be_taken_away_and_given_again(graph: httpx.AsyncClient) -> None:
    statuses = []
    for granted in ("no", "yes"):
        await sent(graph, f"{TROUBLE}/permission", granted=granted)
        await ask_token(graph)
        statuses.append((await graph.get(SCORES)).status_code)

    assert [403, 200] == statuses


async def test_a_greater_permission_is_told(graph: httpx.AsyncClient) -> None:
    await play(graph, "grant", roles=["SecurityEvents.ReadWrite.All"])

    assert "granted as part of SecurityEvents.ReadWrite.All" in words(await opened(graph, TROUBLE))


async def test_the_last_requests_are_shown_newest_first(graph: httpx.AsyncClient) -> None:
    for path in (PROFILES, f"{SCORES}?$top=1"):
        await graph.get(path)
    page = await opened(graph, TROUBLE)

    assert [f"GET {SCORES}?$top=1", f"GET {PROFILES}"] == [
        code.get_text() for code in page.select("tbody code")
    ][:2]
