"""Tickets: one per occurrence, each delivered by one."""

import asyncio
from datetime import date, timedelta

import pytest

from storage import deliveries, followed, tickets
from storage.database import Database
from storage.tables import Ticket, Workspace
from storage.tickets import Counts, Filter
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW, a_delivered_ticket, a_ticket

pytestmark = ON_BOTH

HERE = "https://acme.service-now.com"
LEASE = timedelta(minutes=3)
TODAY = date(2026, 3, 2)


async def store(database: Database, *rows: Ticket) -> None:
    async with database.transaction() as session:
        for row in rows:
            assert await tickets.add(session, row)


async def reread(database: Database, workspace: Workspace) -> Ticket:
    async with database.reading() as session:
        (ticket,) = await tickets.live(session, workspace.id)
    return ticket


async def test_of_many_at_once_one_stores_the_occurrence(database: Database, workspace: Workspace) -> None:
    async def add() -> bool:
        async with database.transaction() as session:
            return await tickets.add(session, a_ticket(workspace))

    stored = await asyncio.gather(*(add() for _ in range(20)))

    assert 1 == sum(stored)


async def test_who_comes_second_can_still_read_and_write(database: Database, workspace: Workspace) -> None:
    await store(database, a_ticket(workspace))

    async with database.transaction() as session:
        refused = await tickets.add(session, a_ticket(workspace))
        stored = await tickets.add(session, a_ticket(workspace, occurrence=2))

    async with database.reading() as session:
        latest = await tickets.latest_of(session, workspace.id, "contoso", "MFARegistrationV2", "incident")
    assert latest is not None
    assert (False, True, 2) == (refused, stored, latest.occurrence)


async def test_each_due_ticket_goes_to_one_claimer(database: Database, workspace: Workspace) -> None:
    await store(database, *(a_ticket(workspace, occurrence=number) for number in range(1, 21)))

    async def claim() -> list[int]:
        async with database.transaction() as session:
            return [one.occurrence for one in await tickets.claim_due(session, NOW, LEASE, 8)]

    claimed = [number for numbers in await asyncio.gather(*(claim() for _ in range(6))) for number in numbers]

    assert len(claimed) == len(set(claimed))
    assert set(claimed) <= set(range(1, 21))
    assert len(claimed) >= 8


@pytest.mark.parametrize(("after", "expected"), [(LEASE - timedelta(seconds=1), 0), (LEASE, 1)])
async def test_a_ticket_whose_claimer_died_comes_again(
    database: Database, workspace: Workspace, after: timedelta, expected: int
) -> None:
    await store(database, a_ticket(workspace))
    async with database.transaction() as session:
        await tickets.claim_due(session, NOW, LEASE, 8)

    async with database.transaction() as session:
        assert expected == len(await tickets.claim_due(session, NOW + after, LEASE, 8))


async def test_what_is_delivered_or_refused_is_not_due(database: Database, workspace: Workspace) -> None:
    await store(
        database,
        a_ticket(workspace, occurrence=1, delivery="delivered"),
        a_ticket(workspace, occurrence=2, delivery="refused"),
        a_ticket(workspace, occurrence=3, delivery="attempted"),
        a_ticket(workspace, occurrence=4, next_attempt_at=NOW + timedelta(seconds=1)),
    )

    async with database.transaction() as session:
        assert [3] == [one.occurrence for one in await tickets.claim_due(session, NOW, LEASE, 8)]


async def test_one_of_many_gets_to_send_a_create(database: Database, workspace: Workspace) -> None:
    await store(database, a_ticket(workspace))
    rows = [await reread(database, workspace) for _ in range(6)]

    async def attempt(ticket: Ticket) -> bool:
        async with database.transaction() as session:
            return await deliveries.attempt(session, ticket, HERE, NOW)

    assert 1 == sum(await asyncio.gather(*map(attempt, rows)))


async def test_an_attempt_that_made_nothing_can_be_taken_back(
    database: Database, workspace: Workspace
) -> None:
    await store(database, a_ticket(workspace))
    ticket = await reread(database, workspace)
    async with database.transaction() as session:
        await deliveries.attempt(session, ticket, HERE, NOW)

    async with database.transaction() as session:
        await deliveries.nothing_was_made(session, ticket)

    again = await reread(database, workspace)
    assert ("pending", NOW) == (again.delivery, again.attempted_at)


async def test_a_record_is_told_of_by_one_of_many(database: Database, workspace: Workspace) -> None:
    await store(database, a_ticket(workspace))
    rows = [await reread(database, workspace) for _ in range(6)]

    async def deliver(ticket: Ticket) -> bool:
        async with database.transaction() as session:
            return await deliveries.delivered(session, ticket, HERE, "0" * 32, "INC0010001")

    assert 1 == sum(await asyncio.gather(*map(deliver, rows)))


async def test_a_claimed_ticket_is_queued_again(database: Database, workspace: Workspace) -> None:
    await store(database, a_ticket(workspace, next_attempt_at=NOW))
    async with database.transaction() as session:
        (claimed,) = await tickets.claim_due(session, NOW, LEASE, 8)

    async with database.transaction() as session:
        await deliveries.wait(session, claimed, NOW + 2 * LEASE, error="RateLimited")

    again = await reread(database, workspace)
    assert (NOW + 2 * LEASE, 1, "RateLimited") == (again.next_attempt_at, again.attempts, again.error)


async def test_what_was_brought_forward_is_not_queued_later(database: Database, workspace: Workspace) -> None:
    await store(database, a_ticket(workspace, next_attempt_at=NOW))
    async with database.transaction() as session:
        (claimed,) = await tickets.claim_due(session, NOW, LEASE, 8)
    async with database.transaction() as session:
        await tickets.retry_now(session, workspace.id, NOW)

    async with database.transaction() as session:
        assert not await deliveries.wait(session, claimed, NOW + 2 * LEASE)

    assert NOW == (await reread(database, workspace)).next_attempt_at


async def test_what_waits_for_a_connection_can_be_brought_forward(
    database: Database, workspace: Workspace
) -> None:
    await store(database, a_ticket(workspace, next_attempt_at=NOW + timedelta(hours=1)))

    async with database.transaction() as session:
        await tickets.retry_now(session, workspace.id, NOW)

    async with database.transaction() as session:
        assert 1 == len(await tickets.claim_due(session, NOW, LEASE, 8))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["CHG4", "INC3", "INC2", "INC1"]),
        (Filter(table="incident"), ["INC3", "INC2", "INC1"]),
        (Filter(open_only=True), ["CHG4", "INC2", "INC1"]),
        (Filter(overdue_on=TODAY), ["INC2"]),
        (Filter(asked_by="U0VIEWER"), ["CHG4"]),
        (Filter(table="incident", asked_by="U0VIEWER"), []),
    ],
)
async def test_a_list_shows_what_its_filter_lets_through(
    database: Database, workspace: Workspace, wanted: Filter, expected: list[str]
) -> None:
    await store(
        database,
        a_delivered_ticket(workspace, "INC1"),
        a_delivered_ticket(workspace, "INC2", due_date=TODAY - timedelta(days=1)),
        a_delivered_ticket(workspace, "INC3", closed=True, due_date=TODAY - timedelta(days=1)),
        a_delivered_ticket(workspace, "CHG4", table="change_request", asked_by="U0VIEWER"),
    )

    async with database.reading() as session:
        rows, total = await tickets.page(session, workspace.id, wanted, offset=0, limit=10)

    assert (expected, len(expected)) == ([one.number for one in rows], total)


async def test_a_page_is_a_part_of_the_list(database: Database, workspace: Workspace) -> None:
    await store(database, *(a_delivered_ticket(workspace, f"INC{number}") for number in range(5)))

    async with database.reading() as session:
        rows, total = await tickets.page(session, workspace.id, Filter(), offset=2, limit=2)

    assert (["INC2", "INC1"], 5) == ([one.number for one in rows], total)


async def test_counts_tell_open_overdue_and_closed_this_month(
    database: Database, workspace: Workspace
) -> None:
    month = NOW.replace(day=1)
    await store(
        database,
        a_delivered_ticket(workspace, "INC1"),
        a_delivered_ticket(workspace, "INC2", due_date=TODAY - timedelta(days=1)),
        a_delivered_ticket(workspace, "INC3", closed=True, closed_at=NOW),
        a_delivered_ticket(workspace, "INC4", closed=True, closed_at=month - timedelta(seconds=1)),
        a_delivered_ticket(workspace, "INC5", delivery="refused"),
        a_delivered_ticket(workspace, "CHG6", table="change_request"),
    )

    async with database.reading() as session:
        counted = await tickets.counts(session, workspace.id, "incident", TODAY, month)

    assert Counts(open=2, overdue=1, closed_this_month=1) == counted


async def test_many_tickets_are_found_by_their_sys_ids(database: Database, workspace: Workspace) -> None:
    rows = [a_delivered_ticket(workspace, f"INC{number}") for number in range(3)]
    await store(database, *rows)
    wanted = [one.sys_id or "" for one in rows] + ["f" * 32] * 600

    async with database.transaction() as session:
        found = await followed.by_sys_ids(session, workspace.id, wanted)

    assert {one.sys_id for one in rows} == set(found)


async def test_a_change_is_told_since_a_moment_with_its_ticket(
    database: Database, workspace: Workspace
) -> None:
    row = a_delivered_ticket(workspace, "INC1")
    await store(database, row)
    async with database.transaction() as session:
        tickets.changed(session, row, "state", "New", "On Hold", NOW)
        tickets.changed(session, row, "state", "On Hold", "Closed", NOW + timedelta(hours=1))

    async with database.reading() as session:
        changes = await tickets.changes_since(session, workspace.id, NOW)

    assert [("Closed", "INC1")] == [(change.after, one.number) for change, one in changes]
