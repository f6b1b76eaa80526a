"""Records that were read become what is held of them: each change kept once, each comment told once."""

from collections.abc import Iterable, Mapping, Sequence

from desk.context import Desk
from desk.records import remember
from servicenow.client import Instance
from servicenow.errors import AmbiguousRecord, PermissionDenied, ServiceNowError
from servicenow.journals import CHUNK, journals, mark_of, new_entries
from servicenow.queries import chunks
from servicenow.records import Table, TicketRecord, value_of
from storage import connections, followed, tickets
from storage.database import Session
from storage.followed import Held
from storage.tables import Ticket


async def read_back(
    desk: Desk,
    instance: Instance,
    workspace_id: int,
    held: Mapping[str, Held],
    records: Iterable[TicketRecord],
) -> int:
    """Keep what is newer than what is held; how many tickets look different, or were commented on."""
    newer = [one for one in records if one.sys_id in held and not _is_known(held[one.sys_id], one)]
    if not newer:
        return 0
    streams = await _comments(instance, newer[0].table, [record.sys_id for record in newer])
    own_names = await _own_names(desk, instance, workspace_id) if any(streams.values()) else frozenset()
    changed = 0
    async with desk.database.transaction() as session:
        # Other processes may have read the same change: who comes second finds it held.
        found = await followed.by_sys_ids(session, workspace_id, [record.sys_id for record in newer])
        for record in newer:
            ticket = found.get(record.sys_id)
            if ticket is not None and not _is_known(ticket, record):
                changed += _keep(desk, session, ticket, record, streams.get(record.sys_id), own_names)
    if changed:
        desk.promised.set()
    return changed


def _is_known(held: Held | Ticket, record: TicketRecord) -> bool:
    """Whether this or a later state of the record is held; never where its count of changes is hidden."""
    if "sys_mod_count" in record.missing or held.sys_mod_count is None:
        return False
    return record.sys_mod_count <= held.sys_mod_count


def _keep(
    desk: Desk,
    session: Session,
    ticket: Ticket,
    record: TicketRecord,
    stream: str | None,
    own_names: frozenset[str],
) -> bool:
    seen = remember(ticket, record, desk.now())
    for field, before, after in seen:
        tickets.changed(session, ticket, field, before, after, desk.now())
    ticket.version += bool(seen)
    told = stream is not None and _keep_comments(desk, session, ticket, stream, own_names)
    return bool(seen) or told


def _keep_comments(
    desk: Desk, session: Session, ticket: Ticket, stream: str, own_names: frozenset[str]
) -> bool:
    if ticket.comments_seen is None:
        ticket.comments_seen = mark_of(stream)
        return False
    entries, ticket.comments_seen = new_entries(stream, ticket.comments_seen)
    told = [entry for entry in entries if entry.writer not in own_names and entry.text]
    for entry in told:
        tickets.changed(session, ticket, "comments", "", entry.text, desk.now(), entry.writer)
    return bool(told)


async def _comments(instance: Instance, table: Table, sys_ids: Sequence[str]) -> dict[str, str]:
    """Each record's comments; those of a record are left out where they may not be read."""
    streams: dict[str, str] = {}
    try:
        for part in chunks(sys_ids, CHUNK):
            streams |= await journals(instance, table, part, "comments")
    except (PermissionDenied, AmbiguousRecord):
        return streams
    return streams


async def _own_names(desk: Desk, instance: Instance, workspace_id: int) -> frozenset[str]:
    """What comments call the integration user, whose words stand in Slack already."""
    async with desk.database.reading() as session:
        connection = await connections.get(session, workspace_id)
    user_name = connection.user_name if connection else ""
    if (workspace_id, user_name) not in desk.own_names:
        try:
            row = await instance.only_row("sys_user", "user_name", user_name, ("user_name", "name"))
        except ServiceNowError:
            return frozenset({user_name})
        name = value_of(row, "name") if row else ""
        desk.own_names[workspace_id, user_name] = frozenset({user_name, name} - {""})
    return desk.own_names[workspace_id, user_name]
