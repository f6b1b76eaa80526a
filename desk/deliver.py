"""Deliver what was shared: make the record in ServiceNow, exactly one, whatever is interrupted.

The intent is stored. Before the create is sent the ticket is marked `attempted`, committed. Where the answer
stays out, the record is looked for by its correlation_id before anything is sent again; "not found" counts
only once the longest request the instance may still be working on is over.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.context import Desk
from desk.errors import NeedsAuthorization, NotConnected
from desk.instance import calling
from desk.records import remember
from servicenow.client import Instance
from servicenow.errors import (
    AmbiguousRecord,
    BadQueryValue,
    CredentialsRefused,
    MfaRequired,
    NotAnswering,
    NotJson,
    PermissionDenied,
    RateLimited,
    ServiceNowError,
)
from servicenow.people import user_by_email
from servicenow.priorities import impact_urgency_for
from servicenow.records import TicketRecord, utc_value
from storage import audit, notices, people, tickets
from storage.errors import StorageError
from storage.tables import Ticket

_LONGEST_RATE_LIMIT = timedelta(hours=1)
"""ServiceNow's limits are per hour."""
_LEASE = timedelta(minutes=3)
"""Longer than one delivery can take. Should it not be, the look-up before a second create still holds."""
_END_OF_DAY = time(23, 59, 59)
CORRELATION_DISPLAY = {
    "incident": "Microsoft 365 Security and Configuration Incident",
    "change_request": "Microsoft 365 Security and Configuration Change Request",
}


async def claim_due(desk: Desk, most: int) -> Sequence[Ticket]:
    """The tickets whose delivery is due, at most so many, claimed for the length of one delivery."""
    async with desk.database.transaction() as session:
        return await tickets.claim_due(session, desk.now(), _LEASE, most)


async def deliver(desk: Desk, ticket: Ticket) -> None:
    """Try a claimed ticket once; while that takes long, its card says "queued"."""
    saying = asyncio.create_task(_say_queued(desk, ticket))
    try:
        await _deliver(desk, ticket)
    finally:
        saying.cancel()
        await asyncio.gather(saying, return_exceptions=True)
    desk.promised.set()


async def _say_queued(desk: Desk, ticket: Ticket) -> None:
    await asyncio.sleep(desk.patience.say_queued_after.total_seconds())
    async with desk.database.transaction() as session:
        await tickets.show(session, ticket)
    desk.promised.set()


async def _deliver(desk: Desk, ticket: Ticket) -> None:
    try:
        async with calling(desk, ticket.workspace_id) as instance:
            record = await _find_or_create(desk, instance, ticket)
    except (NotConnected, NeedsAuthorization, StorageError) as error:
        await _wait(desk, ticket, error, desk.now() + desk.patience.longest_retry)
    except (NotAnswering, NotJson, RateLimited, CredentialsRefused, MfaRequired) as error:
        await _wait(desk, ticket, error, _next_try(desk, ticket, error))
    except ServiceNowError as error:
        await _refused(desk, ticket, error)
    else:
        if record is None:
            await _wait(desk, ticket, None, _quarantine_ends(desk, ticket))
        else:
            await _delivered(desk, ticket, record, instance.url)


async def _find_or_create(desk: Desk, instance: Instance, ticket: Ticket) -> TicketRecord | None:
    """The record; None where a create of ours or of somebody else may still come to an end."""
    if ticket.delivery == "attempted":
        found = await instance.find_by_correlation_id(ticket.table, ticket.correlation_id)
        if found is not None or desk.now() < _quarantine_ends(desk, ticket):
            return found
    fields = await _fields(desk, instance, ticket)
    if not await _attempt(desk, ticket):
        return None
    try:
        return await instance.create(ticket.table, fields)
    except ServiceNowError as error:
        if not getattr(error, "maybe_done", False):
            await _nothing_was_made(desk, ticket)
        raise


async def _fields(desk: Desk, instance: Instance, ticket: Ticket) -> dict[str, str]:
    """ServiceNow's fields for the ticket."""
    fields = {
        "sys_id": ticket.correlation_id,
        "correlation_id": ticket.correlation_id,
        "correlation_display": CORRELATION_DISPLAY[ticket.table],
        "short_description": ticket.short_description,
        "description": ticket.description,
        "due_date": utc_value(datetime.combine(ticket.due_date, _END_OF_DAY, ZoneInfo(ticket.time_zone))),
    }
    if ticket.table == "incident":
        fields["impact"], fields["urgency"] = impact_urgency_for(ticket.priority)
        fields["caller_id"] = await _sys_user(desk, instance, ticket)
    else:
        fields["type"], fields["priority"] = "normal", ticket.priority
        fields["requested_by"] = await _sys_user(desk, instance, ticket)
    return {name: value for name, value in fields.items() if value}


async def _sys_user(desk: Desk, instance: Instance, ticket: Ticket) -> str:
    """The sys_id of whoever asked, where the instance shows a user with their e-mail address; else empty."""
    async with desk.database.reading() as session:
        person = await people.get(session, ticket.workspace_id, ticket.asked_by)
    if person is None or not person.email:
        return ""
    try:
        return await user_by_email(instance, person.email) or ""
    except (BadQueryValue, AmbiguousRecord, PermissionDenied):
        return ""


async def _attempt(desk: Desk, ticket: Ticket) -> bool:
    """Commit that a create is about to be sent; False where somebody else has just done so."""
    async with desk.database.transaction() as session:
        return await tickets.attempt(session, ticket, desk.now())


async def _nothing_was_made(desk: Desk, ticket: Ticket) -> None:
    async with desk.database.transaction() as session:
        session.add(ticket)
        ticket.delivery = "pending"


async def _delivered(desk: Desk, ticket: Ticket, record: TicketRecord, instance_url: str) -> None:
    async with desk.database.transaction() as session:
        session.add(ticket)
        ticket.delivery, ticket.error, ticket.error_detail = "delivered", None, None
        ticket.instance_url, ticket.sys_id, ticket.number = instance_url, record.sys_id, record.number
        remember(ticket, record, desk.now())
        await tickets.show(session, ticket)
        audit.record(session, ticket.workspace_id, ticket.asked_by, "delivered", record.number, desk.now())


async def _wait(desk: Desk, ticket: Ticket, error: Exception | None, until: datetime) -> None:
    """Queue it again; its card changes when the reason does, not at every attempt."""
    async with desk.database.transaction() as session:
        session.add(ticket)
        ticket.attempts, ticket.next_attempt_at = ticket.attempts + 1, until
        if error is not None:
            name = "NotAnswering" if isinstance(error, NotAnswering) else type(error).__name__
            if ticket.error != name:
                await tickets.show(session, ticket)
            ticket.error, ticket.error_detail = name, getattr(error, "detail", "")


async def _refused(desk: Desk, ticket: Ticket, error: ServiceNowError) -> None:
    """The instance will not take it as it is: the card says why, and whoever asked is told."""
    async with desk.database.transaction() as session:
        session.add(ticket)
        ticket.delivery, ticket.error, ticket.error_detail = "refused", type(error).__name__, error.detail
        await tickets.show(session, ticket)
        values = {"name": ticket.short_description, "detail": error.detail}
        notices.add(session, ticket.workspace_id, ticket.asked_by, "notice-refused", values, desk.now())
        audit.record(session, ticket.workspace_id, ticket.asked_by, "refused", str(ticket.id), desk.now())


def _quarantine_ends(desk: Desk, ticket: Ticket) -> datetime:
    return (ticket.attempted_at or desk.now()) + desk.patience.longest_request


def _next_try(desk: Desk, ticket: Ticket, error: ServiceNowError) -> datetime:
    pause = min(desk.patience.first_retry * (1 << min(ticket.attempts, 16)), desk.patience.longest_retry)
    if isinstance(error, RateLimited) and error.retry_after is not None:
        pause = max(pause, min(timedelta(seconds=error.retry_after), _LONGEST_RATE_LIMIT))
    return desk.now() + pause
