"""The schedule: a promise is kept at once, a failing job comes again, and stopping waits for what runs."""

import asyncio

import pytest

from jobs.schedule import Schedule, Tempo
from sandbox.playing.waiting import until
from sandbox.slack.state import Fault
from tests.jobs.conftest import Posting

SELDOM = Tempo(deliver=3600, track=3600, digests=3600, scores=3600)
OFTEN = Tempo(deliver=0.05, track=3600, digests=3600, scores=3600)

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def posted(posting: Posting) -> bool:
    async def look() -> bool:
        return bool(posting.messages())

    return await until(look, "a card")


async def test_what_is_promised_is_done_at_once_and_not_at_the_next_tick(posting: Posting) -> None:
    schedule = Schedule(posting.desk, posting.client, SELDOM)
    schedule.start()
    await posting.share("INC0010001")

    posting.desk.promised.set()

    assert await posted(posting)
    await schedule.stop(seconds=5)


async def test_what_nobody_woke_the_jobs_for_is_done_at_a_tick(posting: Posting) -> None:
    schedule = Schedule(posting.desk, posting.client, OFTEN)
    schedule.start()

    await posting.share("INC0010001")

    assert await posted(posting)
    await schedule.stop(seconds=5)


async def test_stopping_waits_for_a_post_that_is_under_way(posting: Posting) -> None:
    posting.slack.state.faults.append(Fault(method="chat.postMessage", kind="delay", seconds=0.3))
    schedule = Schedule(posting.desk, posting.client, SELDOM)
    schedule.start()
    await posting.share("INC0010001")
    posting.desk.promised.set()

    async def under_way() -> bool:
        return not posting.slack.state.faults

    await until(under_way, "the post under way")
    await schedule.stop(seconds=5)

    assert 1 == len(posting.messages())


async def test_stopping_before_the_start_is_no_error(posting: Posting) -> None:
    schedule = Schedule(posting.desk, posting.client, SELDOM)

    await asyncio.wait_for(schedule.stop(seconds=5), 1)

    assert [] == posting.messages()
