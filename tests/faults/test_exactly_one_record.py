"""Whatever happens in whatever order: a share ends with exactly one record, and nobody is told of none."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from sandbox.servicenow.properties import (
    CHANGE_SYS_ID_IGNORED,
    CLIENT_SYS_ID,
    NO_CHANGE_API,
    QUERY_MATCH,
    READONLY_FIELDS,
)
from tests.faults.dying import MortalDatabase
from tests.faults.network import FAULTS
from tests.faults.rig import Rig, rigged

NO_KEYS = "incident.correlation_id,change_request.correlation_id"
KINDS = {
    "generous": {CLIENT_SYS_ID: "true", CHANGE_SYS_ID_IGNORED: "false"},
    "usual": {CLIENT_SYS_ID: "false"},
    "old": {CLIENT_SYS_ID: "true", NO_CHANGE_API: "true"},
    "drops correlation_id": {CLIENT_SYS_ID: "false", READONLY_FIELDS: NO_KEYS},
    "hides correlation_id from queries": {CLIENT_SYS_ID: "false", QUERY_MATCH: NO_KEYS},
}
SECONDS = (6, 31, 200, 301, 361)
OPEN = ("slow", "slow", "dropped before", "dropped after", "failed after", "half an answer", "page after")
"""Faults of a create that leave it open whether a record was made."""

Step = tuple[str, object]

shares = st.tuples(st.just("share"), st.sampled_from(("incident", "change_request")))
faults = st.tuples(
    st.just("faults"),
    st.tuples(st.booleans(), st.lists(st.sampled_from((None, *FAULTS)), min_size=1, max_size=4)),
)
waits = st.tuples(st.just("wait"), st.sampled_from(SECONDS))
rounds = st.tuples(st.just("round"), st.none())
deaths = st.tuples(st.just("die"), st.integers(0, 40))
tries = st.tuples(st.just("try"), st.tuples(st.sampled_from(OPEN), st.sampled_from(SECONDS)))
late = st.tuples(st.just("late"), st.sampled_from(SECONDS))
stories = st.lists(
    st.one_of(tries, tries, shares, faults, waits, rounds, deaths, late), min_size=3, max_size=10
)


async def play(rig: Rig, step: Step) -> None:
    match step:
        case ("share", str() as table):
            await rig.share(table)
        case ("faults", (bool() as creates_only, list() as kinds)):
            rig.network.creates_only, rig.network.faults = creates_only, kinds
        case ("try", (str() as fault, int() as seconds)):
            rig.network.creates_only, rig.network.faults = True, [fault]
            await rig.round()
            await rig.forward(timedelta(seconds=seconds))
        case ("wait", int() as seconds):
            await rig.forward(timedelta(seconds=seconds))
        case ("die", int() as many):
            await rig.round_that_dies(many)
        case ("late", int() as seconds):
            await rig.late_round(timedelta(seconds=seconds))
        case _:
            await rig.round()


async def come_to_rest(rig: Rig) -> None:
    """All is well from now on, and enough time goes by."""
    rig.network.faults.clear()
    for _ in range(8):
        if all(one.delivery == "delivered" for one in await rig.tickets()):
            break
        await rig.forward(timedelta(seconds=400))
        await rig.round()
    await rig.forward(timedelta(seconds=400))


async def outcomes(story: list[Step], kind: str, database: MortalDatabase) -> list[tuple[str, int]]:
    """How each ticket ended, and with how many records; every told one exists at every moment."""
    async with rigged(database) as rig:
        for name, value in KINDS[kind].items():
            rig.servicenow.instance.set_property(name, value)
        await rig.share("incident")
        for step in story:
            await play(rig, step)
            told = [one for one in await rig.tickets() if one.delivery == "delivered"]
            assert [] == [one.number for one in told if len(rig.records_of(one)) != 1]
        await come_to_rest(rig)
        return [(one.delivery, len(rig.records_of(one))) for one in await rig.tickets()]


@dataclass(frozen=True)
class Playing:
    """One loop and one database for all stories: a new engine would compile every statement anew."""

    runner: asyncio.Runner
    database: MortalDatabase


@pytest.fixture(scope="module")
def playing(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playing]:
    file = shutil.copy(sqlite_template, tmp_path_factory.mktemp("stories") / "stories.db")
    with asyncio.Runner() as runner:
        database = MortalDatabase(f"sqlite+aiosqlite:///{file}")
        yield Playing(runner, database)
        runner.run(database.close())


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(story=stories, kind=st.sampled_from(sorted(KINDS)))
def test_no_story_ends_with_two_records_or_with_none(playing: Playing, story: list[Step], kind: str) -> None:
    ended = playing.runner.run(outcomes(story, kind, playing.database))

    assert [("delivered", 1)] * len(ended) == ended
