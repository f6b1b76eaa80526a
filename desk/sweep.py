"""Read every followed ticket by its sys_id: right with any instance, and dear where there are many."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from desk.context import Desk
from desk.read_back import read_back
from servicenow.changed import CHUNK, records_of
from servicenow.client import REQUESTS_IN_FLIGHT, Instance
from servicenow.errors import PermissionDenied, RecordNotFound
from servicenow.queries import chunks
from servicenow.records import Found, Table, ticket_from, value_of
from storage import followed
from storage.followed import Followed, Held

_ROWS = REQUESTS_IN_FLIGHT * CHUNK
_MOST_MISSING = 500
_MOST_ASKED_FOR = 50
_ASK_AGAIN_AFTER = timedelta(hours=1)
"""A record that is not found twice, so far apart, is gone or hidden for long."""
_MOST_GONE = 10
"""In one round, of those that are asked for once a day."""


@dataclass
class Swept:
    """What became of the followed tickets: how many changed, which are not there, who made them."""

    changed: int = 0
    read: int = 0
    hidden: int = 0
    missing: list[str] = field(default_factory=list)
    made_by: set[str] = field(default_factory=set)


async def sweep(desk: Desk, instance: Instance, table: Table, of: Followed) -> Swept:
    """Read them all back, a page at a time.

    Raises PermissionDenied where there are records but none may be read: that is no sign that any is gone.
    """
    swept, last = Swept(), 0
    while True:
        async with desk.database.reading() as session:
            page = await followed.page(session, of, last, _ROWS)
        if not page:
            break
        last = page[-1].id
        parts = await asyncio.gather(
            *(records_of(instance, table, part) for part in chunks([one.sys_id for one in page], CHUNK))
        )
        await _keep_page(desk, instance, table, of, page, parts, swept)
    if not swept.read and swept.hidden:
        raise PermissionDenied(f"{table}: the records exist but may not be read")
    return swept


async def ask_for_missing(
    desk: Desk, instance: Instance, table: Table, of: Followed, missing: Sequence[str]
) -> None:
    """Ask for some of the missing by their sys_id: an empty list alone never says that a record is gone."""
    async with desk.database.reading() as session:
        asked = await followed.missed(session, of, missing, desk.now(), _MOST_ASKED_FOR)
    for sys_id in asked:
        try:
            record = await instance.get(table, sys_id)
        except RecordNotFound:
            async with desk.database.transaction() as session:
                gone = await followed.not_found(
                    session, of.workspace_id, sys_id, desk.now(), _ASK_AGAIN_AFTER
                )
            if gone:
                desk.promised.set()
            continue
        async with desk.database.transaction() as session:
            await followed.found_again(session, of.workspace_id, [sys_id])
            held = await followed.held(session, of, [sys_id])
        await read_back(desk, instance, of.workspace_id, held, [record])


async def ask_for_gone(desk: Desk, instance: Instance, table: Table, of: Followed) -> None:
    """Ask once a day for some that are followed no more, and follow those that are there after all."""
    async with desk.database.reading() as session:
        asked = await followed.gone(session, of, desk.now(), _MOST_GONE)
    for sys_id in asked:
        try:
            record = await instance.get(table, sys_id)
        except RecordNotFound:
            async with desk.database.transaction() as session:
                await followed.still_gone(session, of, sys_id, desk.now())
            continue
        async with desk.database.transaction() as session:
            await followed.follow_again(session, of, sys_id)
            held = await followed.held(session, of, [sys_id])
        await read_back(desk, instance, of.workspace_id, held, [record])
        desk.promised.set()


async def _keep_page(
    desk: Desk,
    instance: Instance,
    table: Table,
    of: Followed,
    page: Sequence[Held],
    parts: Sequence[Found],
    swept: Swept,
) -> None:
    rows = [row for part in parts for row in part.rows]
    records = [ticket_from(table, row) for row in rows]
    held = {one.sys_id: one for one in page}
    swept.changed += await read_back(desk, instance, of.workspace_id, held, records)
    swept.read += len(records)
    swept.hidden += sum(max(0, (part.total_count or 0) - len(part.rows)) for part in parts)
    swept.made_by |= {value_of(row, "sys_created_by") for row in rows} - {""}
    missing = held.keys() - {record.sys_id for record in records}
    swept.missing += sorted(missing)[: _MOST_MISSING - len(swept.missing)]
