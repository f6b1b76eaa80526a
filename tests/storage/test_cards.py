"""Cards: which are behind what is known, and whose turn it is."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
import pytest_asyncio

from storage import cards, tickets
from storage.cards import CardDue
from storage.database import Database
from storage.tables import Ticket, Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW, a_ticket

pytestmark = ON_BOTH

LEASE = timedelta(seconds=60)


@pytest_asyncio.fixture(loop_scope="session")
async def ticket(database: Database, workspace: Workspace) -> Ticket:
    """A ticket with a card in #security that has never been posted."""
    ticket = a_ticket(workspace, version=1)
    async with database.transaction() as session:
        await tickets.add(session, ticket)
        await cards.add(session, ticket, "C0SECURITY", "en-US")
    return ticket


async def claim(database: Database, after: timedelta = timedelta()) -> Sequence[CardDue]:
    async with database.transaction() as session:
        return await cards.claim_due(session, NOW + after, LEASE, 10)


async def post(database: Database, due: CardDue) -> None:
    async with database.transaction() as session:
        await cards.posted(session, due.card, channel_id="C0SECURITY", ts="1.1", version=due.ticket.version)
        if due.changes:
            await cards.told(session, due.card, due.changes[-1].id)
        await cards.done(session, due.card)


async def test_a_card_never_posted_is_due(database: Database, ticket: Ticket) -> None:
    assert [(ticket.id, None, [])] == [
        (one.ticket.id, one.card.ts, one.changes) for one in await claim(database)
    ]


async def test_a_ticket_has_one_card_in_a_channel(database: Database, ticket: Ticket) -> None:
    async with database.transaction() as session:
        await cards.add(session, ticket, "C0SECURITY", "de-DE")
        await cards.add(session, ticket, "C0OTHER", "en-US")

    assert ["C0SECURITY", "C0OTHER"] == [one.card.channel_id for one in await claim(database)]


async def test_one_of_many_claims_a_card(database: Database, ticket: Ticket) -> None:
    claims = await asyncio.gather(*(claim(database) for _ in range(6)))

    assert 1 == sum(map(len, claims))


@pytest.mark.parametrize(("after", "expected"), [(LEASE, 0), (LEASE + timedelta(seconds=1), 1)])
async def test_a_card_whose_claimer_died_comes_again(
    database: Database, ticket: Ticket, after: timedelta, expected: int
) -> None:
    await claim(database)

    assert expected == len(await claim(database, after))


async def test_a_card_that_shows_everything_is_not_due(database: Database, ticket: Ticket) -> None:
    await post(database, (await claim(database))[0])

    assert [] == await claim(database)


async def test_a_newer_version_makes_the_posted_card_due(database: Database, ticket: Ticket) -> None:
    await post(database, (await claim(database))[0])
    async with database.transaction() as session:
        session.add(ticket)
        ticket.version += 1

    assert ["1.1"] == [one.card.ts for one in await claim(database)]


async def test_changes_are_told_once_each_in_their_order(database: Database, ticket: Ticket) -> None:
    await post(database, (await claim(database))[0])
    async with database.transaction() as session:
        tickets.changed(session, ticket, "state", "New", "On Hold", NOW)
        tickets.changed(session, ticket, "priority", "3", "2", NOW)

    (due,) = await claim(database)
    assert ["On Hold", "2"] == [change.after for change in due.changes]
    await post(database, due)
    assert [] == await claim(database)


async def test_a_card_added_later_does_not_tell_what_happened_before(
    database: Database, ticket: Ticket
) -> None:
    async with database.transaction() as session:
        tickets.changed(session, ticket, "state", "New", "On Hold", NOW)
    async with database.transaction() as session:
        await cards.add(session, ticket, "C0LATER", "en-US")

    untold = {one.card.channel_id: len(one.changes) for one in await claim(database)}
    assert {"C0SECURITY": 1, "C0LATER": 0} == untold


async def test_a_card_that_slack_refused_is_left_alone(database: Database, ticket: Ticket) -> None:
    (due,) = await claim(database)
    async with database.transaction() as session:
        await cards.done(session, due.card, "is_archived")

    assert [] == await claim(database)
