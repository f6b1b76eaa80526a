"""Share an improvement action: store the intent under its key; `deliver` does the rest."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from desk import scores
from desk.access import Role, require
from desk.clean import clean
from desk.context import Desk
from desk.description import describe
from desk.errors import NotConnected
from servicenow.change_management import CHANGE_TYPES
from storage import audit, cards, connections, tickets
from storage.database import Session
from storage.tables import Person, Ticket

TABLES = ("change_request", "incident")
PRIORITIES: Mapping[str, tuple[str, ...]] = {
    "incident": ("1", "2", "3", "4", "5"),
    "change_request": ("1", "2", "3", "4"),
}
SHORT_DESCRIPTION_CHARACTERS = 160
WRITTEN_CHARACTERS = 3000


@dataclass(frozen=True)
class ShareRequest:
    """What a person filled in, as it was typed."""

    control_id: str
    table: str
    short_description: str
    description: str
    priority: str
    due_date: date | None
    channel_id: str
    assignment_group: str = ""
    """A sys_id, as are the next two; "" for none."""
    assigned_to: str = ""
    standard_template: str = ""
    change_type: str = "normal"
    assignment_group_name: str = ""
    assigned_to_name: str = ""
    again_after: Mapping[str, int] = field(default_factory=dict)
    """By table, the occurrence that is still live where the person deliberately shares again."""


@dataclass(frozen=True)
class Shared:
    """The ticket, and whether this request is what made it."""

    ticket: Ticket
    is_new: bool


def problems(request: ShareRequest, today: date) -> dict[str, str]:
    """Field name -> key of the sentence that says what is wrong with it; empty where all is well."""
    found = {}
    if request.table not in TABLES:
        found["table"] = "share-problem-table"
    elif request.priority not in PRIORITIES[request.table]:
        found["priority"] = "share-problem-priority"
    if not clean(request.short_description).strip():
        found["short_description"] = "share-problem-empty-name"
    elif len(request.short_description) > SHORT_DESCRIPTION_CHARACTERS:
        found["short_description"] = "share-problem-long-name"
    if len(request.description) > WRITTEN_CHARACTERS:
        found["description"] = "share-problem-long-description"
    if request.due_date is None:
        found["due_date"] = "share-problem-no-due-date"
    elif request.due_date < today:
        found["due_date"] = "share-problem-past-due-date"
    return found | (_problems_of_change(request) if request.table == "change_request" else {})


def _problems_of_change(request: ShareRequest) -> dict[str, str]:
    if request.change_type not in CHANGE_TYPES:
        return {"change_type": "share-problem-change-type"}
    if request.change_type == "standard" and not request.standard_template:
        return {"standard_template": "share-problem-no-template"}
    if request.change_type != "standard" and request.standard_template:
        return {"change_type": "share-problem-not-standard"}
    return {}


def today(desk: Desk, person: Person) -> date:
    """The date it is where the person is."""
    return desk.now().astimezone(ZoneInfo(person.time_zone)).date()


async def live_tickets(desk: Desk, workspace_id: int, control_id: str) -> list[Ticket]:
    """The tickets that this control already has and that are not closed: at most one of each table's last."""
    async with desk.database.reading() as session:
        latest = [
            await tickets.latest_of(session, workspace_id, desk.tenant_id, control_id, table)
            for table in TABLES
        ]
    return [ticket for ticket in latest if ticket is not None and _is_live(ticket)]


async def share(desk: Desk, person: Person, request: ShareRequest) -> Shared:
    """Store the intent, once however often and by however many it is asked for, and wake the delivery.

    Raises NotAllowed, NotConnected, NoScoreYet or UnknownAction. The request has no `problems`.
    """
    require(person, Role.SHARER)
    reading = await scores.read(desk, person.workspace_id)
    action = reading.action(request.control_id)
    ticket = Ticket(
        workspace_id=person.workspace_id,
        tenant_id=desk.tenant_id,
        control_id=action.control_id,
        table=request.table,
        correlation_id=uuid.uuid4().hex,
        asked_by=person.user_id,
        asked_at=desk.now(),
        control_title=action.title,
        max_score=action.max_score,
        gain=action.gain,
        short_description=clean(request.short_description).strip(),
        description=describe(person, action, reading.day, clean(request.description)),
        priority=request.priority,
        due_date=request.due_date,
        time_zone=person.time_zone,
        **_asked_for(request),
        delivery="pending",
        next_attempt_at=desk.now(),
    )
    async with desk.database.transaction() as session:
        if await connections.get(session, person.workspace_id) is None:
            raise NotConnected
        shared = await _store(session, ticket, request.again_after.get(request.table, 0))
        await cards.add(session, shared.ticket, request.channel_id, person.locale)
        if shared.is_new:
            audit.record(
                session, person.workspace_id, person.user_id, "share", action.control_id, desk.now(),
                table=request.table, ticket_id=shared.ticket.id,
            )  # fmt: skip
    desk.promised.set()
    return shared


def _asked_for(request: ShareRequest) -> dict[str, str | None]:
    """The ticket's columns of what may be left empty; an incident has no type."""
    is_change = request.table == "change_request"
    return {
        "assignment_group": request.assignment_group or None,
        "assignment_group_name": request.assignment_group_name or None,
        "assigned_to": request.assigned_to or None,
        "assigned_to_name": request.assigned_to_name or None,
        "change_type": request.change_type if is_change else None,
        "standard_template": (request.standard_template or None) if is_change else None,
    }


async def _store(session: Session, ticket: Ticket, again_after: int) -> Shared:
    key = (ticket.workspace_id, ticket.tenant_id, ticket.control_id, ticket.table)
    latest = await tickets.latest_of(session, *key)
    if latest is not None and _is_live(latest) and latest.occurrence != again_after:
        return Shared(latest, is_new=False)
    ticket.occurrence = latest.occurrence + 1 if latest else 1
    if await tickets.add(session, ticket):
        return Shared(ticket, is_new=True)
    winner = await tickets.latest_of(session, *key)
    assert winner is not None, "an occurrence that is taken belongs to a ticket"
    return Shared(winner, is_new=False)


def _is_live(ticket: Ticket) -> bool:
    return not ticket.closed and ticket.delivery != "refused"
