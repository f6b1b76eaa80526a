"""Bring a ticket into another state: one that its instance offers."""

from dataclasses import dataclass

from desk.clean import clean
from desk.context import Desk
from desk.errors import CloseFieldsMissing, StateNotOffered
from desk.on_record import OnRecord, is_open, on_record
from servicenow.errors import ServiceNowError
from servicenow.next_states import NextStates, next_states, state_choices
from servicenow.records import TicketRecord
from servicenow.states import is_closed
from storage.tables import Person, Ticket
from texts import language


@dataclass(frozen=True)
class Offered:
    """The ticket as it is now, where it may go, and the close codes to choose from; labels by value."""

    ticket: Ticket
    states: NextStates
    close_codes: dict[str, str]


@dataclass(frozen=True)
class StateChange:
    """The state's value, and what closing asks for."""

    state: str
    close_code: str = ""
    close_notes: str = ""


async def offered(desk: Desk, person: Person, ticket_id: int) -> Offered:
    """What there is to choose from, in the reader's language where the instance has it.

    Raises as `change_state` does.
    """
    async with on_record(desk, person, ticket_id) as held:
        record = await held.instance.get(held.ticket.table, held.sys_id)
        spoken = language(person.locale)
        states = await next_states(held.instance, record, spoken)
        codes = await state_choices(held.instance, record.table, "close_code", spoken)
        return Offered(await held.keep(record), states, codes)


def asks_for_closing(ticket: Ticket, state: str) -> bool:
    """Whether this state (resolved, closed, canceled) takes a close code and close notes."""
    return is_closed(ticket.table, state, active=None)


async def change_state(desk: Desk, person: Person, ticket_id: int, wanted: StateChange) -> Ticket:
    """The ticket in its new state; nothing is sent where it is in it already.

    Raises NotAllowed, UnknownTicket, NotFollowed, StateNotOffered, CloseFieldsMissing, NotConnected,
    NeedsAuthorization, or what Instance raises: RefusedByRule holds what a rule of the instance says.
    """
    async with on_record(desk, person, ticket_id) as held:
        record = await held.instance.get(held.ticket.table, held.sys_id)
        if record.state.value != wanted.state:
            fields = await _checked(held, record, wanted)
            await held.intend("change_state", state=wanted.state)
            record = await _change(held, fields)
        return await held.keep(record)


async def _checked(held: OnRecord, record: TicketRecord, wanted: StateChange) -> dict[str, str]:
    states = await next_states(held.instance, record, language(held.person.locale))
    if wanted.state not in states.labels:
        raise StateNotOffered
    closing = {"close_code": wanted.close_code, "close_notes": clean(wanted.close_notes).strip()}
    if asks_for_closing(held.ticket, wanted.state) and not all(closing.values()):
        raise CloseFieldsMissing
    return {"state": wanted.state, **{name: value for name, value in closing.items() if value}}


async def _change(held: OnRecord, fields: dict[str, str]) -> TicketRecord:
    """Once; where the answer stays out, the record tells whether it was done."""
    try:
        return await held.instance.update(held.ticket.table, held.sys_id, fields)
    except ServiceNowError as error:
        if is_open(error):
            record = await held.instance.get(held.ticket.table, held.sys_id)
            if record.state.value == fields["state"]:
                return record
        raise
