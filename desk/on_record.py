"""What the verbs on a ticket's record have in common."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from desk import lookup
from desk.access import Role, require
from desk.context import Desk
from desk.errors import NotFollowed
from desk.instance import calling
from desk.read_back import read_back
from servicenow.client import Instance
from servicenow.errors import NotAnswering, NotJson, ServiceNowError
from servicenow.records import TicketRecord
from storage import audit
from storage.followed import Held
from storage.tables import Person, Ticket


@dataclass(frozen=True)
class OnRecord:
    """Somebody's ticket in the connected instance; ``sys_id`` is its record's."""

    desk: Desk
    person: Person
    ticket: Ticket
    sys_id: str
    instance: Instance

    async def intend(self, verb: str, **details: object) -> None:
        """Store who is about to do what, before it is done."""
        async with self.desk.database.transaction() as session:
            number, now = self.ticket.number or "", self.desk.now()
            audit.record(session, self.ticket.workspace_id, self.person.user_id, verb, number, now, **details)

    async def keep(self, record: TicketRecord) -> Ticket:
        """The ticket with what the instance answered, and what others wrote there meanwhile.

        Our own change is then none to be found later.
        """
        ticket = self.ticket
        held = {record.sys_id: Held(ticket.id, record.sys_id, ticket.sys_mod_count)}
        await read_back(self.desk, self.instance, ticket.workspace_id, held, [record])
        return await lookup.ticket(self.desk, self.person, ticket.id)


@asynccontextmanager
async def on_record(desk: Desk, person: Person, ticket_id: int) -> AsyncIterator[OnRecord]:
    """The ticket's record, to be changed by this person.

    Raises NotAllowed, UnknownTicket, NotFollowed, NotConnected or NeedsAuthorization.
    """
    require(person, Role.SHARER)
    ticket = await lookup.ticket(desk, person, ticket_id)
    if ticket.sys_id is None or not ticket.followed:
        raise NotFollowed(ticket.number or ticket.short_description)
    async with calling(desk, person.workspace_id) as instance:
        if instance.url != ticket.instance_url:
            raise NotFollowed(ticket.number or ticket.short_description)
        yield OnRecord(desk, person, ticket, ticket.sys_id, instance)


def is_open(error: ServiceNowError) -> bool:
    """Whether what was asked for may have been done nevertheless."""
    return isinstance(error, NotAnswering | NotJson) and error.maybe_done
