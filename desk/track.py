"""Follow tickets: read back from ServiceNow what changed since the last look."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import get_args

from desk.context import Desk
from desk.instance import calling
from desk.read_back import read_back
from desk.scan import scan
from desk.sweep import ask_for_gone, ask_for_missing, sweep
from servicenow.changed import CHUNK
from servicenow.client import Instance
from servicenow.records import Table
from storage import connections, followed, watermarks
from storage.followed import Followed
from storage.tables import Ticket, Watermark

_CLOSED_FOR = timedelta(days=30)
"""Who is not content reopens a ticket within days; what stays closed longer is only read when looked up."""
SWEEP_EVERY = timedelta(hours=6)
"""So often every followed ticket is read by its sys_id, whatever was seen to change."""
_SWEEP_HIDDEN_AFTER = timedelta(hours=1)
"""And so often where changed records are hidden."""
_SECONDS_PER_TICKET = 0.02
"""Where only sys_ids can be asked for: three thousand tickets every minute, ten times as many in ten."""
_MOST_NAMES = 10
_LONG_AGO = timedelta(days=1)
_EVER = datetime(2000, 1, 1, tzinfo=UTC)


async def track(desk: Desk, workspace_id: int) -> int:
    """Read the followed tickets back and keep what changed, for cards and digests; how many look different.

    Without a connection nothing is followed. Raises NeedsAuthorization, a ServiceNowError or a StorageError,
    and NotConnected where the connection went meanwhile; what was read before that is kept.
    """
    changed = 0
    for table in get_args(Table):
        of = _followed(desk, workspace_id, table)
        async with desk.database.reading() as session:
            count = await followed.count(session, of)
            gone = await followed.gone(session, of, desk.now(), 1)
        if count or gone:
            async with calling(desk, workspace_id) as instance:
                changed += await _round(desk, instance, table, of, count)
                await ask_for_gone(desk, instance, table, of)
    return changed


async def track_one(desk: Desk, ticket: Ticket) -> None:
    """Read one ticket back because somebody is looking at it; raises as `track` does."""
    if ticket.sys_id is not None and ticket.followed:
        await track_some(desk, ticket.workspace_id, ticket.table, [ticket.sys_id])


async def track_some(desk: Desk, workspace_id: int, table: Table, sys_ids: Sequence[str]) -> int:
    """Read these records back, however long ago they were closed; raises as `track` does."""
    of = Followed(workspace_id, table, _EVER)
    async with calling(desk, workspace_id) as instance:
        async with desk.database.reading() as session:
            held = await followed.held(session, of, sys_ids)
        records = await instance.tickets(table, list(held))
        return await read_back(desk, instance, workspace_id, held, records)


def _followed(desk: Desk, workspace_id: int, table: Table) -> Followed:
    return Followed(workspace_id, table, desk.now() - _CLOSED_FOR)


async def _round(desk: Desk, instance: Instance, table: Table, of: Followed, count: int) -> int:
    async with desk.database.reading() as session:
        mark = await watermarks.get(session, of.workspace_id, instance.url, table)
        connection = await connections.get(session, of.workspace_id)
    made_by = _names(mark, connection.user_name if connection else "")
    if mark is None or count <= CHUNK or desk.now() - mark.swept_at >= SWEEP_EVERY:
        return await _sweep(desk, instance, table, of, mark, made_by)
    scanned = await scan(desk, instance, table, of, made_by, mark.sys_updated_on)
    if scanned is None:
        due = mark.swept_at + timedelta(seconds=count * _SECONDS_PER_TICKET)
        return await _sweep(desk, instance, table, of, mark, made_by) if desk.now() >= due else 0
    swept_at = mark.swept_at
    if scanned.hidden:
        swept_at = min(swept_at, desk.now() - SWEEP_EVERY + _SWEEP_HIDDEN_AFTER)
    read_to = max(mark.sys_updated_on, scanned.newest_of_first_page or mark.sys_updated_on)
    await _save(desk, instance, of, read_to, swept_at, made_by)
    await ask_for_missing(desk, instance, table, of, [])
    return scanned.changed


async def _sweep(
    desk: Desk,
    instance: Instance,
    table: Table,
    of: Followed,
    mark: Watermark | None,
    made_by: Sequence[str],
) -> int:
    """Read them all; what changes meanwhile carries a later time than any that was known before."""
    began = desk.now()
    async with desk.database.reading() as session:
        newest = await followed.newest(session, of)
    swept = await sweep(desk, instance, table, of)
    read_to = newest[0].sys_updated_on if newest else began - _LONG_AGO
    if mark is not None:
        read_to = max(read_to, mark.sys_updated_on)
    await _save(desk, instance, of, read_to, began, [*made_by, *sorted(swept.made_by - {*made_by})])
    await ask_for_missing(desk, instance, table, of, swept.missing)
    return swept.changed


async def _save(
    desk: Desk,
    instance: Instance,
    of: Followed,
    read_to: datetime,
    swept_at: datetime,
    made_by: Sequence[str],
) -> None:
    async with desk.database.transaction() as session:
        await watermarks.save(
            session,
            of.workspace_id,
            instance.url,
            of.table,
            sys_updated_on=read_to,
            swept_at=swept_at,
            made_by=made_by[:_MOST_NAMES],
        )


def _names(mark: Watermark | None, user_name: str) -> list[str]:
    """Who made what is followed: whoever is the integration user now or was it before."""
    former = mark.made_by if mark else []
    return [user_name, *(name for name in former if name != user_name)]
