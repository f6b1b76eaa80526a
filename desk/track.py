"""Follow tickets: read back from ServiceNow what changed since the last look."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from desk.context import Desk
from desk.instance import calling
from desk.records import remember
from servicenow.records import Table, TicketRecord
from storage import tickets
from storage.tables import Ticket

_CLOSED_FOR = timedelta(days=30)
"""Who is not content reopens a ticket within days; what stays closed longer is only read when looked up."""


async def track(desk: Desk, workspace_id: int) -> int:
    """Read the followed tickets back and keep what changed, for cards and digests; how many look different.

    Without a connection nothing is followed. Raises NeedsAuthorization, a ServiceNowError or a StorageError,
    and NotConnected where the connection went meanwhile; what was read before that is kept.
    """
    async with desk.database.reading() as session:
        followed = await tickets.followed(session, workspace_id, desk.now() - _CLOSED_FOR)
    by_table: dict[Table, list[Ticket]] = defaultdict(list)
    for ticket in followed:
        by_table[ticket.table].append(ticket)
    return sum([await _read_back(desk, workspace_id, table, held) for table, held in by_table.items()])


async def track_one(desk: Desk, ticket: Ticket) -> None:
    """Read one ticket back because somebody is looking at it; raises as `track` does."""
    if ticket.sys_id is not None and ticket.followed:
        await _read_back(desk, ticket.workspace_id, ticket.table, [ticket])


async def _read_back(desk: Desk, workspace_id: int, table: Table, held: Sequence[Ticket]) -> int:
    async with calling(desk, workspace_id) as instance:
        # Another instance may have been connected since the tickets were chosen.
        here = [ticket.sys_id for ticket in held if ticket.sys_id and ticket.instance_url == instance.url]
        records = await instance.tickets(table, here)
    return await _keep(desk, workspace_id, _newer(held, records))


def _newer(held: Sequence[Ticket], records: Sequence[TicketRecord]) -> list[TicketRecord]:
    by_sys_id = {ticket.sys_id: ticket for ticket in held}
    return [record for record in records if not _is_known(by_sys_id[record.sys_id], record)]


def _is_known(ticket: Ticket, record: TicketRecord) -> bool:
    """Whether this or a later state of the record is held; never where its count of changes is hidden."""
    if "sys_mod_count" in record.missing or ticket.sys_mod_count is None:
        return False
    return record.sys_mod_count <= ticket.sys_mod_count


async def _keep(desk: Desk, workspace_id: int, records: Sequence[TicketRecord]) -> int:
    """Store what is newer than what is held; several processes may have read the same change."""
    if not records:
        return 0
    changed = 0
    async with desk.database.transaction() as session:
        held = await tickets.by_sys_ids(session, workspace_id, [record.sys_id for record in records])
        for record in records:
            ticket = held[record.sys_id]
            if _is_known(ticket, record):
                continue
            seen = remember(ticket, record, desk.now())
            for field, before, after in seen:
                tickets.changed(session, ticket, field, before, after, desk.now())
            ticket.version += bool(seen)
            changed += bool(seen)
    if changed:
        desk.promised.set()
    return changed
