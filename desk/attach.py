"""Attach a file to a ticket's record. As with a comment, a request that may have arrived is not repeated."""

from collections.abc import AsyncIterable, Collection
from dataclasses import dataclass

from desk.clean import clean
from desk.context import Desk
from desk.errors import MaybeWritten
from desk.on_record import OnRecord, is_open, on_record
from servicenow.attachments import Attachment, attach as send, attachments
from servicenow.errors import ServiceNowError
from storage.tables import Person

_ANY_TYPE = "application/octet-stream"


@dataclass(frozen=True)
class File:
    """A file as it came: its name, its media type ("" for unknown), its bytes."""

    name: str
    content_type: str
    content: bytes | AsyncIterable[bytes]


async def attach(desk: Desk, person: Person, ticket_id: int, file: File) -> Attachment:
    """The file as the instance keeps it.

    Raises NotAllowed, UnknownTicket, NotFollowed, FileTooLarge, RefusedByRule in the instance's words for a
    size or an extension it does not take, NotConnected, NeedsAuthorization, what Instance raises, or
    MaybeWritten where nobody can tell whether it is there.
    """
    async with on_record(desk, person, ticket_id) as held:
        name = clean(file.name).strip() or "file"
        before = {one.sys_id for one in await attachments(held.instance, held.ticket.table, held.sys_id)}
        await held.intend("attach", file_name=name)
        made = await _attach(held, File(name, file.content_type or _ANY_TYPE, file.content), before)
        await held.keep(await held.instance.get(held.ticket.table, held.sys_id))
        return made


async def _attach(held: OnRecord, file: File, before: Collection[str]) -> Attachment:
    table = held.ticket.table
    try:
        return await send(held.instance, table, held.sys_id, file.name, file.content_type, file.content)
    except ServiceNowError as error:
        if not is_open(error):
            raise
        made = await _new(held, file.name, before)
        if made is None:
            raise MaybeWritten(held.ticket.number or "") from error
        return made


async def _new(held: OnRecord, name: str, before: Collection[str]) -> Attachment | None:
    """The file of that name that was not there before."""
    try:
        found = await attachments(held.instance, held.ticket.table, held.sys_id)
    except ServiceNowError:
        return None
    return next((one for one in found if one.sys_id not in before and one.file_name == name), None)
