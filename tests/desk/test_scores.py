"""Secure Score, read from Graph by one job and from storage by everybody else."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from desk import scores
from desk.context import Desk
from desk.errors import NoScoreYet, UnknownAction
from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from storage.tables import ScoreSnapshot, Workspace
from tests.stage import Stages

pytestmark = pytest.mark.asyncio(loop_scope="session")

PROFILES = "/v1.0/security/secureScoreControlProfiles"
SCORES = "/v1.0/security/secureScores"


async def test_before_the_first_reading_there_is_no_score(desk: Desk, workspace: Workspace) -> None:
    with pytest.raises(NoScoreYet):
        await scores.read(desk, workspace.id)

    assert timedelta.max == await scores.age(desk, workspace.id)


async def test_a_reading_is_what_the_tenant_has_today(
    desk: Desk, workspace: Workspace, clock: Clock, microsoft: PretendMicrosoft
) -> None:
    await scores.refresh(desk, workspace.id)

    reading = await scores.read(desk, workspace.id)
    today = next(microsoft.tenant.secure_scores())
    assert (clock.now().date(), today["currentScore"], today["maxScore"]) == (
        reading.day,
        reading.score.current_score,
        reading.score.max_score,
    )
    assert {one["id"] for one in microsoft.tenant.actions()} == {one.control_id for one in reading.actions}


async def test_the_first_reading_brings_a_month_of_history(desk: Desk, workspace: Workspace) -> None:
    await scores.refresh(desk, workspace.id)

    reading = await scores.read(desk, workspace.id)
    assert [reading.day - timedelta(days=ago) for ago in range(30, -1, -1)] == [
        one.day for one in reading.history
    ]
    assert reading.change_over(7) == reading.score.percent - reading.history[-8].percent
    assert reading.change_over(60) is None


async def test_a_later_reading_adds_its_days(
    desk: Desk, workspace: Workspace, microsoft: PretendMicrosoft
) -> None:
    await scores.refresh(desk, workspace.id)
    first = await scores.read(desk, workspace.id)
    microsoft.tenant.next_day()

    await scores.refresh(desk, workspace.id)

    second = await scores.read(desk, workspace.id)
    assert (first.day + timedelta(days=1), len(first.history) + 1) == (second.day, len(second.history))


async def test_a_day_read_as_the_newest_keeps_the_details_that_graph_blanks_later(
    desk: Desk, workspace: Workspace, microsoft: PretendMicrosoft
) -> None:
    await scores.refresh(desk, workspace.id)
    first = await scores.read(desk, workspace.id)
    microsoft.tenant.next_day()
    await scores.refresh(desk, workspace.id)

    async with desk.database.reading() as session:
        kept = await session.scalar(select(ScoreSnapshot.score).where(ScoreSnapshot.day == first.day))
    assert kept is not None
    assert [row for row in kept["controlScores"] if row["description"]]


@pytest.mark.parametrize("path", [PROFILES, SCORES])
async def test_an_incomplete_answer_changes_nothing(
    desk: Desk,
    workspace: Workspace,
    microsoft: PretendMicrosoft,
    http: httpx.AsyncClient,
    stages: Stages,
    path: str,
) -> None:
    await scores.refresh(desk, workspace.id)
    before = await scores.read(desk, workspace.id)
    microsoft.tenant.next_day()
    await http.post(f"{stages.microsoft.url}/sandbox/faults", json={"kind": "partial", "path": path})

    await scores.refresh(desk, workspace.id)

    assert before == await scores.read(desk, workspace.id)


async def test_an_unknown_action_says_which(desk: Desk, workspace: Workspace) -> None:
    await scores.refresh(desk, workspace.id)
    reading = await scores.read(desk, workspace.id)

    with pytest.raises(UnknownAction) as unknown:
        reading.action("NoSuchControl")

    assert "NoSuchControl" == unknown.value.control_id
