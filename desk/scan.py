"""Read back what was changed since the watermark, asking for little more than that.

How the instance reads the dates of a query is found out and believed only as long as each answer proves it: a
record that was changed at the watermark or before must be in it. Without that proof the furthest time zone is
taken, and the record that is known best must be in the answer. Without that, nothing was learned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.context import DatesRead, Desk
from desk.read_back import read_back
from servicenow.changed import (
    FURTHEST_BEHIND,
    PAGE_ROWS,
    changed_since,
    date_offset,
    hidden_in,
    updated_on,
)
from servicenow.client import Instance
from servicenow.errors import AmbiguousRecord, BadQueryValue, PermissionDenied
from servicenow.records import Table, ticket_from, value_of
from storage import followed
from storage.followed import Followed, Known

OVERLAP = timedelta(minutes=5)
"""ServiceNow's limit for one transaction: a record may appear this long after the time it carries."""
_BEST_KNOWN = 5
"""Records that may prove how dates are read; one of them being unchanged is enough."""
_MANY = PAGE_ROWS // 2
"""So many that were changed in one second are not read again with each round."""
_NOT_AS_ASKED = (AmbiguousRecord, BadQueryValue, PermissionDenied)
_BELIEVED = timedelta(days=1)
_DISBELIEVED = timedelta(hours=1)


@dataclass
class Scanned:
    """What the pages held: how many tickets changed, what was hidden, from when to when."""

    changed: int = 0
    hidden: int = 0
    oldest: datetime | None = None
    newest_of_first_page: datetime | None = None
    """What changes while the pages are read carries a later time than this."""
    known_was_there: bool = False


async def scan(
    desk: Desk, instance: Instance, table: Table, of: Followed, made_by: Sequence[str], until: datetime
) -> Scanned | None:
    """Read what these users made and somebody changed after ``until``; None where it cannot be asked for."""
    async with desk.database.reading() as session:
        known = await followed.newest(session, of, until, _MANY)
    if not known:
        return None
    try:
        ahead = await _ahead(desk, instance, table, of.workspace_id, known[0].sys_id)
        if ahead is None:
            return None
        asking = _Asking(desk, instance, table, of, made_by, _since(known, until), known[0].sys_id)
        scanned = await _pages(asking, ahead, Scanned())
        if scanned.oldest is not None and scanned.oldest <= until:
            return scanned
        desk.dates.pop(of.workspace_id, None)
        scanned = await _pages(asking, FURTHEST_BEHIND, Scanned(changed=scanned.changed))
    except _NOT_AS_ASKED:
        desk.dates[of.workspace_id] = DatesRead(None, desk.now())
        return None
    return scanned if scanned.known_was_there else None


@dataclass(frozen=True)
class _Asking:
    desk: Desk
    instance: Instance
    table: Table
    of: Followed
    made_by: Sequence[str]
    since: datetime
    known: str


def _since(known: Sequence[Known], until: datetime) -> datetime:
    """Far enough back for the best known records to be there, but not for a crowd of them."""
    furthest = known[:_BEST_KNOWN][-1].sys_updated_on
    crowded = len(known) == _MANY and known[-1].sys_updated_on == furthest
    return until - OVERLAP if crowded else min(until - OVERLAP, furthest)


async def _ahead(
    desk: Desk, instance: Instance, table: Table, workspace_id: int, sys_id: str
) -> timedelta | None:
    read = desk.dates.get(workspace_id)
    believed = _DISBELIEVED if read is not None and read.ahead is None else _BELIEVED
    if read is None or desk.now() - read.found_at > believed:
        read = DatesRead(await date_offset(instance, table, sys_id), desk.now())
        desk.dates[workspace_id] = read
    return read.ahead


async def _pages(asking: _Asking, ahead: timedelta, scanned: Scanned) -> Scanned:
    desk, of = asking.desk, asking.of
    pages = changed_since(asking.instance, asking.table, asking.made_by, asking.since, ahead)
    async for page in pages:
        sys_ids = [value_of(row, "sys_id") for row in page.rows]
        times = [at for row in page.rows if (at := updated_on(row)) is not None]
        scanned.hidden += hidden_in(page, PAGE_ROWS)
        scanned.oldest = min([*times, *([scanned.oldest] if scanned.oldest else [])], default=None)
        scanned.newest_of_first_page = scanned.newest_of_first_page or max(times, default=None)
        scanned.known_was_there |= asking.known in sys_ids
        async with desk.database.reading() as session:
            held = await followed.held(session, of, sys_ids)
        records = [ticket_from(asking.table, row) for row in page.rows]
        scanned.changed += await read_back(desk, asking.instance, of.workspace_id, held, records)
    return scanned
