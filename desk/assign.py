"""Give a ticket to a group or a user of the instance."""

from desk.context import Desk
from desk.errors import NotTaken
from desk.on_record import is_open, on_record
from servicenow.client import Instance
from servicenow.errors import BadQueryValue, ServiceNowError
from servicenow.queries import is_sys_id
from servicenow.records import Table, TicketRecord
from storage.tables import Person, Ticket


async def assign(
    desk: Desk,
    person: Person,
    ticket_id: int,
    *,
    assignment_group: str | None = None,
    assigned_to: str | None = None,
) -> Ticket:
    """The ticket with its new group or assignee: a sys_id, "" for nobody, None for as it is.

    Raises NotAllowed, UnknownTicket, NotFollowed, NotTaken where the instance shows another value,
    BadQueryValue for what is no sys_id, NotConnected, NeedsAuthorization, or what Instance raises.
    """
    wanted = {"assignment_group": assignment_group, "assigned_to": assigned_to}
    fields = {name: value for name, value in wanted.items() if value is not None}
    if any(value and not is_sys_id(value) for value in fields.values()):
        raise BadQueryValue("not a sys_id")
    async with on_record(desk, person, ticket_id) as held:
        await held.intend("assign", **fields)
        record = await _assign(held.instance, held.ticket.table, held.sys_id, fields)
        ticket = await held.keep(record)
    for name, value in fields.items():
        # What the integration user may not read is not known to be refused.
        if name not in record.missing and getattr(record, name).value != value:
            raise NotTaken(name)
    return ticket


async def _assign(instance: Instance, table: Table, sys_id: str, fields: dict[str, str]) -> TicketRecord:
    """Safe to look again: the same assignment twice is one."""
    try:
        return await instance.update(table, sys_id, fields)
    except ServiceNowError as error:
        if is_open(error):
            record = await instance.get(table, sys_id)
            if all(getattr(record, name).value == value for name, value in fields.items()):
                return record
        raise
