"""A ticket's copy of its ServiceNow record."""

from datetime import datetime
from zoneinfo import ZoneInfo

from servicenow.records import TICKET_FIELDS, TicketRecord
from servicenow.states import is_closed, state_label
from storage.tables import Ticket


def remember(ticket: Ticket, record: TicketRecord, now: datetime) -> list[tuple[str, str, str]]:
    """Copy what the record shows now; the changes a person would want to hear of: (field, before, after).

    What the integration user may not see is missing from the record and leaves the copy as it was.
    """
    before = _shown(ticket)
    seen = {*TICKET_FIELDS} - record.missing
    if "state" in seen:
        ticket.state, ticket.state_label = record.state.value, state_label(ticket.table, record.state, {})
    if "priority" in seen:
        ticket.priority, ticket.priority_label = record.priority.value, record.priority.display_value
    if "assigned_to" in seen:
        ticket.assigned_to = record.assigned_to.value
        ticket.assigned_to_name = record.assigned_to.display_value
    if "assignment_group" in seen:
        ticket.assignment_group = record.assignment_group.value
        ticket.assignment_group_name = record.assignment_group.display_value
    if record.due_date is not None:
        ticket.due_date = record.due_date.astimezone(ZoneInfo(ticket.time_zone)).date()
    ticket.sys_mod_count, ticket.sys_updated_on = record.sys_mod_count, record.sys_updated_on
    closed = is_closed(ticket.table, ticket.state or "", record.active)
    if closed != ticket.closed:
        ticket.closed, ticket.closed_at = closed, now if closed else None
    after = _shown(ticket)
    return [(field, before[field], after[field]) for field in after if before[field] != after[field]]


def _shown(ticket: Ticket) -> dict[str, str]:
    return {
        "state": ticket.state_label or "",
        "priority": ticket.priority_label or "",
        "assigned_to": ticket.assigned_to_name or "",
        "assignment_group": ticket.assignment_group_name or "",
        "due_date": ticket.due_date.isoformat(),
    }
