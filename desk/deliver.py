"""Deliver what was shared: make the record in ServiceNow, exactly one, whatever is interrupted.

The intent is stored. Before each create is sent the ticket is marked `attempted`, committed. Where the answer
stays out, the record is looked for by its keys before anything is sent again; "not found" counts only once
the longest request the instance may still be working on is over. docs/adr/002-one-record-per-share.md
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from desk import making
from desk.context import Desk
from desk.errors import MadeElsewhere, NeedsAuthorization, NotConnected
from desk.instance import calling
from desk.record_fields import field_names, record_fields
from desk.records import remember
from servicenow.client import Instance
from servicenow.creation import Made, create, read_back, with_correlation_id
from servicenow.errors import (
    CredentialsRefused,
    MfaRequired,
    NoSuchApi,
    NotAnswering,
    NotJson,
    PermissionDenied,
    RateLimited,
    RefusedByRule,
    ServiceNowError,
    StandardChangeDenied,
)
from servicenow.records import TicketRecord
from storage import audit, connections, deliveries, notices, people, tickets
from storage.database import Session
from storage.errors import StorageError
from storage.tables import Ticket

_LONGEST_RATE_LIMIT = timedelta(hours=1)
"""ServiceNow's limits are per hour."""
_LEASE = timedelta(minutes=5)
"""Longer than one delivery can take. Should it not be, the look-up before a second create still holds."""
_MADE_ELSEWHERE_WAITS = timedelta(hours=24)
"""For the instance of an attempt that nobody knows the end of to be connected again."""
_SEND_SECONDS = 60.0
"""From the commit of an attempt until nobody sends it any more: a place in the queue, a token, the request.
`Patience.longest_request` counts on it."""


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
            made = await _find_or_make(desk, instance, ticket)
    except MadeElsewhere as error:
        await _made_elsewhere(desk, ticket, error)
    except (NotConnected, NeedsAuthorization, StorageError) as error:
        await _wait(desk, ticket, error, desk.now() + desk.patience.longest_retry)
    except (NotAnswering, NotJson, RateLimited, CredentialsRefused, MfaRequired) as error:
        await _wait(desk, ticket, error, _next_try(desk, ticket, error))
    except ServiceNowError as error:
        if ticket.delivery == "attempted":
            # Whether there is a record is not known: nobody may be told that ServiceNow did not take it.
            await _wait(desk, ticket, error, desk.now() + desk.patience.longest_retry)
        else:
            await _refused(desk, ticket, error)
    else:
        if made is None:
            await _wait(desk, ticket, None, _quarantine_ends(desk, ticket))
        else:
            await _delivered(desk, ticket, made, instance.url)


async def _find_or_make(desk: Desk, instance: Instance, ticket: Ticket) -> Made | None:
    """The record; None where a create of ours or of somebody else may still come to an end."""
    was_attempted = ticket.delivery == "attempted"
    if was_attempted:
        if ticket.instance_url not in (None, instance.url):
            raise MadeElsewhere(ticket.instance_url)
        found = await making.find(instance, ticket)
        if found is None and desk.now() < _quarantine_ends(desk, ticket):
            return None
        found = found or await _find_thoroughly(desk, instance, ticket)
        if found is not None:
            return await _found(desk, instance, ticket, found)
    fields = await record_fields(desk, instance, ticket)
    try:
        return await _make(desk, instance, ticket, fields)
    except RefusedByRule:
        # An instance refuses a sys_id that there is: the first create may have come to an end only now.
        if was_attempted and (found := await making.find(instance, ticket)):
            return await _found(desk, instance, ticket, found)
        raise


async def _find_thoroughly(desk: Desk, instance: Instance, ticket: Ticket) -> str | None:
    """By the last key there is, before a second create.

    Raises PermissionDenied where "none found" means nothing.
    """
    if (found := await making.find_by_description(instance, ticket)) is not None:
        return found
    async with desk.database.reading() as session:
        known = await deliveries.last_delivered(session, ticket.workspace_id, instance.url, ticket.table)
    if known is not None and not await making.sees(instance, known):
        raise PermissionDenied(f"{ticket.table}: neither correlation_id nor description can be searched")
    return None


async def _found(desk: Desk, instance: Instance, ticket: Ticket, sys_id: str) -> Made:
    fields = await record_fields(desk, instance, ticket)
    made = await read_back(instance, ticket.table, sys_id, fields)
    return await with_correlation_id(instance, made, ticket.correlation_id)


async def _make(desk: Desk, instance: Instance, ticket: Ticket, fields: Mapping[str, str]) -> Made | None:
    """Create it by the Change Management API or, where that is not to be had, by the Table API."""
    made = None
    if making.by_change_api(instance, ticket):
        try:
            made = await _send(desk, instance, ticket, partial(making.change, instance, ticket, fields))
        except (NoSuchApi, PermissionDenied):
            if making.only_by_change_api(ticket):
                raise
            made = await _send(desk, instance, ticket, partial(create, instance, ticket.table, fields))
    else:
        made = await _send(desk, instance, ticket, partial(create, instance, ticket.table, fields))
    return await with_correlation_id(instance, made, ticket.correlation_id) if made else None


async def _send(
    desk: Desk, instance: Instance, ticket: Ticket, send: Callable[[], Awaitable[Made]]
) -> Made | None:
    """Commit that a create is about to be sent, then send it; None where somebody else has just done so."""
    async with desk.database.transaction() as session:
        if not await deliveries.attempt(session, ticket, instance.url, desk.now()):
            return None
    try:
        async with asyncio.timeout(_SEND_SECONDS):
            return await send()
    except TimeoutError as error:
        raise NotAnswering(f"no answer in {_SEND_SECONDS:.0f} s", maybe_done=True) from error
    except ServiceNowError as error:
        if not getattr(error, "maybe_done", False):
            async with desk.database.transaction() as session:
                await deliveries.nothing_was_made(session, ticket)
        raise


async def _delivered(desk: Desk, ticket: Ticket, made: Made, instance_url: str) -> None:
    record = made.record
    async with desk.database.transaction() as session:
        if not await deliveries.delivered(session, ticket, instance_url, record.sys_id, record.number):
            return
        session.add(ticket)
        ticket.fields_not_set = list(made.not_set)
        _forget_unseen(ticket, record)
        remember(ticket, record, desk.now())
        await tickets.show(session, ticket)
        await connections.note_write(session, ticket.workspace_id, ticket.table, allowed=True)
        audit.record(session, ticket.workspace_id, ticket.asked_by, "delivered", record.number, desk.now())
        if made.not_set:
            await _tell_not_set(session, ticket, record.number, desk.now())


def _forget_unseen(ticket: Ticket, record: TicketRecord) -> None:
    """What was asked for is no longer shown where the record does not tell what became of it."""
    for name in record.missing & {"assigned_to", "assignment_group"}:
        setattr(ticket, name, None)
        setattr(ticket, f"{name}_name", None)


async def _tell_not_set(session: Session, ticket: Ticket, number: str, now: datetime) -> None:
    """Whoever asked hears, once, which fields ServiceNow did not take."""
    person = await people.get(session, ticket.workspace_id, ticket.asked_by)
    names = field_names(ticket.fields_not_set, person.locale if person else "en-US")
    values = {"name": ticket.short_description, "number": number, "fields": names}
    notices.add(session, ticket.workspace_id, ticket.asked_by, "notice-fields-not-set", values, now)


async def _wait(desk: Desk, ticket: Ticket, error: Exception | None, until: datetime) -> None:
    """Queue it again; its card changes when the reason does, not at every attempt."""
    before, why = ticket.error, {}
    if error is not None:
        name = "NotAnswering" if isinstance(error, NotAnswering) else type(error).__name__
        why = {"error": name, "error_detail": getattr(error, "detail", "")}
    async with desk.database.transaction() as session:
        if await deliveries.wait(session, ticket, until, **why) and ticket.error != before:
            await tickets.show(session, ticket)


async def _made_elsewhere(desk: Desk, ticket: Ticket, error: MadeElsewhere) -> None:
    """Wait for that instance to be connected again, not for ever: then whoever asked hears where to look."""
    now = desk.now()
    if now < (ticket.attempted_at or now) + _MADE_ELSEWHERE_WAITS:
        await _wait(desk, ticket, error, now + desk.patience.longest_retry)
        return
    async with desk.database.transaction() as session:
        if not await deliveries.refused(session, ticket, type(error).__name__, error.detail):
            return
        await tickets.show(session, ticket)
        values = {
            "name": ticket.short_description,
            "instance": error.detail,
            "reference": ticket.correlation_id,
        }
        notices.add(session, ticket.workspace_id, ticket.asked_by, "notice-made-elsewhere", values, now)
        audit.record(session, ticket.workspace_id, ticket.asked_by, "refused", str(ticket.id), now)


async def _refused(desk: Desk, ticket: Ticket, error: ServiceNowError) -> None:
    """The instance will not take it as it is: the card says why, and whoever asked is told."""
    async with desk.database.transaction() as session:
        if not await deliveries.refused(session, ticket, type(error).__name__, error.detail):
            return
        await tickets.show(session, ticket)
        standard = isinstance(error, StandardChangeDenied)
        if isinstance(error, PermissionDenied) and not standard:
            await connections.note_write(session, ticket.workspace_id, ticket.table, allowed=False)
        values = {"name": ticket.short_description, "detail": error.detail}
        key = "notice-standard-refused" if standard else "notice-refused"
        notices.add(session, ticket.workspace_id, ticket.asked_by, key, values, desk.now())
        audit.record(session, ticket.workspace_id, ticket.asked_by, "refused", str(ticket.id), desk.now())


def _quarantine_ends(desk: Desk, ticket: Ticket) -> datetime:
    return (ticket.attempted_at or desk.now()) + desk.patience.longest_request


def _next_try(desk: Desk, ticket: Ticket, error: ServiceNowError) -> datetime:
    pause = min(desk.patience.first_retry * (1 << min(ticket.attempts, 16)), desk.patience.longest_retry)
    if isinstance(error, RateLimited) and error.retry_after is not None:
        pause = max(pause, min(timedelta(seconds=error.retry_after), _LONGEST_RATE_LIMIT))
    return desk.now() + pause
