"""Recorded answers of Graph, served instead of the catalogue."""

import json
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from tests.graph_data import DATA, needs_data
from tests.sandbox.microsoft.asking import (
    APP,
    PROFILES,
    SCORES,
    Json,
    all_profiles,
    ask_token,
    newest,
    next_day,
    play,
    row,
)
from tests.sandbox.microsoft.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

CONTROL_SCORE = {
    "controlCategory": "Apps",
    "controlName": "one",
    "description": "<p>Text</p>",
    "score": 0,
    "lastSynced": "2024-01-01T17:12:14Z",
    "implementationStatus": "Feature in place: false.",
    "on": "false",
    "scoreInPercentage": 0,
}
OTHER_SCORE = {**CONTROL_SCORE, "controlName": "of another page", "score": 4, "scoreInPercentage": 100}
SNAPSHOT = {
    "id": "their-tenant_2024-01-01",
    "azureTenantId": "their-tenant",
    "createdDateTime": "2024-01-01T00:00:00Z",
    "currentScore": 4,
    "maxScore": 7,
    "controlScores": [CONTROL_SCORE, OTHER_SCORE],
}
OLDER = {**SNAPSHOT, "id": "their-tenant_2023-12-31", "createdDateTime": "2023-12-31T00:00:00Z"}
PROFILE = {"id": "one", "title": "One", "rank": 1, "maxScore": 3, "controlStateUpdates": []}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A directory with two small answers."""
    (tmp_path / "secureScores.json").write_text(json.dumps({"value": [SNAPSHOT, OLDER]}))
    (tmp_path / "secureScoreControlProfiles.json").write_text(json.dumps({"value": [PROFILE]}))
    return tmp_path


@pytest_asyncio.fixture(loop_scope="module")
async def graph(stage: Stage, clock: Clock, written: Path) -> httpx.AsyncClient:
    """A client with a token, to a sandbox that serves the written answers."""
    client = stage.put(PretendMicrosoft(clock=clock, **APP, graph_data=written))
    await ask_token(client)
    return client


async def served(graph: httpx.AsyncClient) -> list[Json]:
    """All snapshots."""
    snapshots: list[Json] = (await graph.get(SCORES)).json()["value"]
    return snapshots


async def test_answers_are_served_as_they_were_recorded(graph: httpx.AsyncClient) -> None:
    profile = (await graph.get(PROFILES)).json()["value"]

    assert (await served(graph), profile) == ([SNAPSHOT, OLDER], [PROFILE])


async def test_a_new_day_follows_the_recorded_ones(graph: httpx.AsyncClient) -> None:
    now = await next_day(graph)
    ids = [snapshot["id"] for snapshot in await served(graph)]

    assert [f"their-tenant_{now[:10]}", SNAPSHOT["id"], OLDER["id"]] == ids


async def test_a_recorded_control_can_be_fixed(graph: httpx.AsyncClient) -> None:
    await play(graph, "fix", control_id="one")
    before = await newest(graph)
    now = await next_day(graph)
    fixed = await row(graph, "one")

    assert (before["currentScore"], (await newest(graph))["currentScore"]) == (4, 7)
    assert (3, "true", "", now[:10]) == (
        fixed["score"],
        fixed["on"],
        fixed["implementationStatus"],
        fixed["lastSynced"][:10],
    )


async def test_a_recorded_control_can_break_at_once(graph: httpx.AsyncClient) -> None:
    await play(graph, "fix", control_id="one", now=True)
    await play(graph, "break", control_id="one", now=True)

    assert (await row(graph, "one"))["score"] == 0


async def test_a_control_without_its_profile_cannot_be_fixed(graph: httpx.AsyncClient) -> None:
    answer = await graph.post("/sandbox/fix", json={"control_id": "of another page"})

    assert answer.status_code == 404


@needs_data
async def test_real_answers_come_out_unchanged_and_their_pages_end(stage: Stage, clock: Clock) -> None:
    profiles = json.loads((DATA / "secureScoreControlProfiles.json").read_bytes())["value"]
    scores = json.loads((DATA / "secureScores.json").read_bytes())["value"]
    client = stage.put(PretendMicrosoft(clock=clock, **APP, graph_data=DATA))
    await ask_token(client)

    assert (profiles, scores) == (await all_profiles(client), await served(client))
