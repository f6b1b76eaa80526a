"""The schedule: a promise is kept at once, a failing job comes again, and stopping waits for what runs."""

import asyncio

import pytest

from jobs.schedule import Schedule, Tempo
from sandbox.playing.waiting import until
from sandbox.servicenow.faults import Fault as ServiceNowFault
from sandbox.slack.state import Fault
from storage import tickets
from tests.desk.playing import Playing
from tests.jobs.conftest import Posting
from tests.storage.rows import a_ticket

SELDOM = Tempo(promises=3600, track=3600, digests=3600, scores=3600)
OFTEN = Tempo(promises=0.05, track=3600, digests=3600, scores=3600)

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


async def test_one_slow_create_does_not_keep_another_ticket_waiting(
    posting: Posting, connected: Playing
) -> None:
    connected.servicenow.faults.now.append(
        ServiceNowFault("slow", method="POST", path="/api/now/table/", seconds=10, times=1)
    )
    schedule = Schedule(posting.desk, posting.client, SELDOM)
    schedule.start()
    for control_id in ("MFARegistrationV2", "UserRiskPolicy"):
        async with posting.desk.database.transaction() as session:
            row = a_ticket(posting.workspace, control_id=control_id, next_attempt_at=posting.desk.now())
            assert await tickets.add(session, row)
    posting.desk.promised.set()

    async def look() -> bool:
        return len(connected.servicenow.instance.tables["incident"]) == 1

    assert await until(look, "the other ticket")
    await schedule.stop(seconds=0.1)


async def test_stopping_before_the_start_is_no_error(posting: Posting) -> None:
    schedule = Schedule(posting.desk, posting.client, SELDOM)

    await asyncio.wait_for(schedule.stop(seconds=5), 1)

    assert [] == posting.messages()
