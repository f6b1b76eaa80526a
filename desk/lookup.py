"""Look tickets up, among those made here."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from desk.access import Role, require
from desk.context import Desk
from desk.errors import DeskError, UnknownTicket
from desk.share import today
from desk.track import track_one
from servicenow.errors import ServiceNowError
from storage import tickets
from storage.errors import StorageError
from storage.tables import Person, Ticket
from storage.tickets import Filter

_LOOK_SECONDS = 2.0
PAGE_ROWS = 10
FILTERS = ("open", "mine", "overdue", "incidents", "changes")


@dataclass(frozen=True)
class TicketPage:
    """One page of a list; ``page`` counts from 0."""

    rows: Sequence[Ticket]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_ROWS))


async def by_number(desk: Desk, person: Person, number: str) -> Ticket:
    """The ticket of this number as it is now, or as last read where the instance does not answer.

    Raises NotAllowed, or UnknownTicket, which does not tell whether ServiceNow has such a record.
    """
    require(person, Role.VIEWER)
    async with desk.database.reading() as session:
        stored = await tickets.by_number(session, person.workspace_id, number)
    if stored is None:
        raise UnknownTicket(number.upper())
    with suppress(ServiceNowError, DeskError, StorageError, TimeoutError):
        async with asyncio.timeout(_LOOK_SECONDS):
            await track_one(desk, stored)
    return await ticket(desk, person, stored.id)


async def ticket(desk: Desk, person: Person, ticket_id: int) -> Ticket:
    """One ticket by our own id, as stored; raises NotAllowed or UnknownTicket."""
    require(person, Role.VIEWER)
    async with desk.database.reading() as session:
        found = await tickets.get(session, person.workspace_id, ticket_id)
    if found is None:
        raise UnknownTicket(str(ticket_id))
    return found


async def page(desk: Desk, person: Person, words: Sequence[str], page: int) -> TicketPage:
    """One page of the tickets that every one of ``words`` (of FILTERS) lets through; raises NotAllowed."""
    require(person, Role.VIEWER)
    wanted = Filter(
        table="incident" if "incidents" in words else "change_request" if "changes" in words else None,
        open_only="open" in words,
        overdue_on=today(desk, person) if "overdue" in words else None,
        asked_by=person.user_id if "mine" in words else None,
    )
    async with desk.database.reading() as session:
        rows, total = await tickets.page(
            session, person.workspace_id, wanted, offset=page * PAGE_ROWS, limit=PAGE_ROWS
        )
    return TicketPage(rows, total, page)
