"""Digests: what one says, and who posts it."""

import asyncio
from collections.abc import Iterable
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from sqlalchemy import select

from desk import digest, scores, subscribe
from desk.context import Desk
from desk.errors import NotAllowed, UnknownSubscription
from sandbox.clock import Clock
from storage import tickets
from storage.tables import DigestRun, Notice, Person, Subscription, Ticket, Workspace
from tests.desk.asking import a_digest
from tests.storage.rows import a_delivered_ticket

ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def today(clock: Clock) -> date:
    """The date in Berlin, too: the clock begins at noon UTC."""
    return clock.now().date()


async def subscription_of(desk: Desk, person: Person, **fields: object) -> Subscription:
    return await subscribe.subscribe(desk, person, a_digest(**fields))


async def store(desk: Desk, *rows: Ticket) -> None:
    async with desk.database.transaction() as session:
        for row in rows:
            assert await tickets.add(session, row)


async def runs(desk: Desk) -> list[tuple[str | None, int]]:
    async with desk.database.reading() as session:
        rows = await session.scalars(select(DigestRun).order_by(DigestRun.id))
        return [(one.outcome, one.fence) for one in rows]


@pytest_asyncio.fixture(loop_scope="session")
async def due(desk: Desk, sam: Person, clock: Clock) -> Subscription:
    """A digest whose time has just come: nine in Berlin, on the day after it was made."""
    subscription = await subscription_of(desk, sam)
    clock.forward(subscription.next_due_at - clock.now() + timedelta(seconds=1))
    return subscription


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {}),
        ({"name": "  "}, {"name": "digest-problem-empty-name"}),
        ({"weekdays": ""}, {"weekdays": "digest-problem-no-weekdays"}),
        ({"time_zone": "Europe/Nowhere"}, {"time_zone": "digest-problem-time-zone"}),
    ],
)
async def test_each_field_says_what_is_wrong_with_it(
    fields: dict[str, object], expected: dict[str, str]
) -> None:
    assert expected == subscribe.problems(a_digest(**fields))


async def test_a_new_digest_is_due_at_the_next_of_its_times(desk: Desk, sam: Person, today: date) -> None:
    subscription = await subscription_of(desk, sam)

    local = subscription.next_due_at.astimezone(ZoneInfo("Europe/Berlin"))
    assert (today + timedelta(days=1), "09:00") == (local.date(), local.strftime("%H:%M"))


async def test_a_paused_digest_resumes_with_its_next_time(desk: Desk, sam: Person, clock: Clock) -> None:
    subscription = await subscription_of(desk, sam)
    await subscribe.pause(desk, sam, subscription.id, paused=True)
    clock.forward(timedelta(days=3))
    assert [] == await digest.claim_due(desk)

    resumed = await subscribe.pause(desk, sam, subscription.id, paused=False)

    assert timedelta() < resumed.next_due_at - clock.now() < timedelta(days=1)


async def test_a_removed_digest_is_unknown_and_can_be_removed_twice(desk: Desk, sam: Person) -> None:
    subscription = await subscription_of(desk, sam)
    await subscribe.remove(desk, sam, subscription.id)
    await subscribe.remove(desk, sam, subscription.id)

    with pytest.raises(UnknownSubscription):
        await subscribe.get(desk, sam, subscription.id)
    assert [] == await subscribe.of_channel(desk, sam, "C0SECURITY")


async def test_a_guest_sees_no_digest(desk: Desk, gus: Person) -> None:
    with pytest.raises(NotAllowed):
        await subscribe.of_channel(desk, gus, "C0SECURITY")


@ON_BOTH
async def test_one_of_four_claims_a_due_digest(desk: Desk, due: Subscription) -> None:
    claims = await asyncio.gather(*(digest.claim_due(desk) for _ in range(4)))

    assert [due.id] == [one.subscription.id for claimed in claims for one in claimed]


async def test_a_claimed_digest_is_next_due_tomorrow(desk: Desk, due: Subscription, sam: Person) -> None:
    await digest.claim_due(desk)

    after = await subscribe.get(desk, sam, due.id)
    assert due.next_due_at + timedelta(days=1) == after.next_due_at


@pytest.mark.parametrize(
    ("late", "is_late"),
    [(timedelta(minutes=14), False), (timedelta(minutes=16), True), (timedelta(hours=14), True)],
)
async def test_a_digest_is_made_up_within_its_day(
    desk: Desk, due: Subscription, clock: Clock, late: timedelta, is_late: bool
) -> None:
    clock.forward(late)

    (claimed,) = await digest.claim_due(desk)

    assert is_late is (await digest.say(desk, claimed)).is_late


async def test_a_digest_of_yesterday_is_missed(desk: Desk, due: Subscription, clock: Clock) -> None:
    clock.forward(timedelta(hours=16))

    assert [] == await digest.claim_due(desk)

    assert [("missed", 1)] == await runs(desk)


async def test_a_digest_whose_process_died_before_the_post_is_taken_over(
    desk: Desk, due: Subscription, clock: Clock
) -> None:
    (lost,) = await digest.claim_due(desk)
    clock.forward(timedelta(minutes=5, seconds=1))
    (taken,) = await digest.claim_due(desk)

    assert (lost.run.id, 2) == (taken.run.id, taken.run.fence)
    assert (False, True) == (await digest.posting(desk, lost), await digest.posting(desk, taken))
    await digest.finished(desk, lost, "posted", "1.1")
    await digest.finished(desk, taken, "posted", "1.2")
    assert [("posted", 2)] == await runs(desk)


async def test_a_digest_that_may_have_been_posted_is_not_posted_again(
    desk: Desk, due: Subscription, clock: Clock
) -> None:
    (claimed,) = await digest.claim_due(desk)
    await digest.posting(desk, claimed)
    clock.forward(timedelta(minutes=5, seconds=1))

    assert [] == await digest.claim_due(desk)

    assert [("uncertain", 2)] == await runs(desk)


async def test_a_digest_that_slack_surely_did_not_take_is_tried_again(
    desk: Desk, due: Subscription, clock: Clock
) -> None:
    (claimed,) = await digest.claim_due(desk)
    await digest.posting(desk, claimed)
    await digest.put_off(desk, claimed)
    assert [] == await digest.claim_due(desk)
    clock.forward(timedelta(seconds=31))

    (again,) = await digest.claim_due(desk)

    assert claimed.run.id == again.run.id


async def test_a_digest_of_just_before_midnight_is_made_up_just_after_it(
    desk: Desk, sam: Person, clock: Clock
) -> None:
    subscription = await subscription_of(desk, sam, local_time=time(23, 59))
    clock.forward(subscription.next_due_at - clock.now() + timedelta(minutes=2))

    assert 1 == len(await digest.claim_due(desk))


async def test_whoever_made_a_digest_hears_that_slack_refuses_it(desk: Desk, due: Subscription) -> None:
    (claimed,) = await digest.claim_due(desk)

    await digest.failed(desk, claimed, "refused", "is_archived")

    async with desk.database.reading() as session:
        (notice,) = (await session.scalars(select(Notice))).all()
    assert ("U0SHARER", "notice-digest-refused", "is_archived") == (
        notice.user_id,
        notice.key,
        notice.values["error"],
    )
    assert [("refused", 1)] == await runs(desk)


async def test_a_digest_of_all_that_is_open_groups_each_ticket_once(
    desk: Desk, sam: Person, workspace: Workspace, clock: Clock, today: date
) -> None:
    before, after = clock.now() - timedelta(days=1), clock.now() + timedelta(minutes=1)
    far = today + timedelta(days=60)
    subscription = await subscription_of(desk, sam)
    await store(
        desk,
        a_delivered_ticket(workspace, "INC1", asked_at=before, due_date=today - timedelta(days=1)),
        a_delivered_ticket(workspace, "INC2", asked_at=after, due_date=far),
        a_delivered_ticket(workspace, "INC3", asked_at=before, due_date=today + timedelta(days=7)),
        a_delivered_ticket(workspace, "INC4", asked_at=before, due_date=far),
        a_delivered_ticket(workspace, "INC5", asked_at=before, due_date=far, closed=True),
    )

    said = await digest.compose(desk, subscription)

    assert (["INC1"], ["INC2"], ["INC3"], ["INC4"]) == (
        numbers(said.overdue),
        numbers(said.new),
        numbers(said.due_this_week),
        numbers(said.open),
    )
    assert (today, None, False) == (said.today, said.since, said.is_empty)


async def test_a_digest_of_changes_says_what_moved_and_what_was_done(
    desk: Desk, sam: Person, workspace: Workspace, clock: Clock, today: date
) -> None:
    before, far = clock.now() - timedelta(days=1), today + timedelta(days=60)
    subscription = await subscription_of(desk, sam, shows="changed")
    rows = [a_delivered_ticket(workspace, f"INC{n}", asked_at=before, due_date=far) for n in range(3)]
    await store(desk, *rows)
    later = clock.forward(timedelta(hours=1))
    async with desk.database.transaction() as session:
        tickets.changed(session, rows[1], "state", "New", "In Progress", later)
        tickets.changed(session, rows[1], "state", "In Progress", "On Hold", later)
        tickets.changed(session, rows[1], "priority", "3", "2", later)
        tickets.changed(session, rows[2], "state", "New", "Closed", later)
        session.add(rows[2])
        rows[2].closed = True

    said = await digest.compose(desk, subscription)

    assert [("INC1", "New")] == [(one.ticket.number, one.before) for one in said.moved]
    assert (["INC2"], [], subscription.created_at) == (numbers(said.done), numbers(said.open), said.since)


async def test_the_next_digest_tells_only_what_came_after_the_last(
    desk: Desk, sam: Person, workspace: Workspace, clock: Clock, today: date
) -> None:
    subscription = await subscription_of(desk, sam, shows="changed")
    row = a_delivered_ticket(workspace, "INC1", asked_at=clock.now(), due_date=today + timedelta(days=60))
    await store(desk, row)
    async with desk.database.transaction() as session:
        tickets.changed(session, row, "state", "New", "On Hold", clock.forward(timedelta(minutes=1)))
    clock.forward(subscription.next_due_at - clock.now() + timedelta(seconds=1))
    (due,) = await digest.claim_due(desk)
    first = await digest.say(desk, due)
    await digest.finished(desk, due, "posted", "1.1")
    clock.forward(timedelta(days=1))
    (due,) = await digest.claim_due(desk)
    second = await digest.say(desk, due)

    assert (False, True) == (first.is_empty, second.is_empty)


async def test_a_digest_compares_the_score_with_that_of_the_last(
    desk: Desk, sam: Person, today: date
) -> None:
    await scores.refresh(desk, sam.workspace_id)
    subscription = await subscription_of(desk, sam)

    said = await digest.compose(desk, subscription)

    assert said.score is not None
    assert said.score_before is not None
    assert (today, today - timedelta(days=1)) == (said.score.day, said.score_before.day)


def numbers(rows: Iterable[Ticket]) -> list[str | None]:
    return [row.number for row in rows]
