"""The fields that a ticket's record gets in ServiceNow."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from desk.context import Desk
from desk.description import DESCRIPTION_CHARACTERS
from servicenow.client import Instance
from servicenow.errors import AmbiguousRecord, BadQueryValue, PermissionDenied
from servicenow.people import user_by_email
from servicenow.priorities import impact_urgency_for
from servicenow.records import utc_value
from storage import people
from storage.tables import Person, Ticket
from texts import text

_END_OF_DAY = time(23, 59, 59)
_ANY_LOCALE = "en-US"
CORRELATION_DISPLAY = {
    "incident": "Microsoft 365 Security and Configuration Incident",
    "change_request": "Microsoft 365 Security and Configuration Change Request",
}


async def record_fields(desk: Desk, instance: Instance, ticket: Ticket) -> dict[str, str]:
    """ServiceNow's fields for the ticket, without those that would be empty; raises what Instance does."""
    async with desk.database.reading() as session:
        person = await people.get(session, ticket.workspace_id, ticket.asked_by)
    fields = {
        "sys_id": ticket.correlation_id,
        "correlation_id": ticket.correlation_id,
        "correlation_display": CORRELATION_DISPLAY[ticket.table],
        "short_description": ticket.short_description,
        "description": _description(ticket, person.locale if person else _ANY_LOCALE),
        "due_date": utc_value(datetime.combine(ticket.due_date, _END_OF_DAY, ZoneInfo(ticket.time_zone))),
        "assignment_group": ticket.assignment_group or "",
        "assigned_to": ticket.assigned_to or "",
    }
    if ticket.table == "incident":
        fields["impact"], fields["urgency"] = impact_urgency_for(ticket.priority)
        fields["caller_id"] = await _sys_user(instance, person)
    else:
        fields["type"], fields["priority"] = ticket.change_type or "normal", ticket.priority
        fields["requested_by"] = await _sys_user(instance, person)
    return {name: value for name, value in fields.items() if value}


def _description(ticket: Ticket, locale: str) -> str:
    """The description with our key below it: the last trace of a record whose other keys were dropped."""
    key = text("fact-line", locale, name=text("fact-reference", locale), value=ticket.correlation_id)
    room = DESCRIPTION_CHARACTERS - len(key) - 1
    return f"{ticket.description[:room]}\n{key}".strip()


async def _sys_user(instance: Instance, person: Person | None) -> str:
    """The sys_id of whoever asked, where the instance shows a user with their e-mail address; else empty."""
    if person is None or not person.email:
        return ""
    try:
        return await user_by_email(instance, person.email) or ""
    except (BadQueryValue, AmbiguousRecord, PermissionDenied):
        return ""


def field_names(fields: Sequence[str], locale: str) -> str:
    """The fields as a reader knows them, from ServiceNow's names."""
    return ", ".join(text(f"field-{name}", locale) for name in fields)
