"""Write into a ticket's journals: a comment, or a work note.

Entries are appended, so a request that may have arrived is never sent again: the stream is looked at, and
where that does not tell, the person is.
"""

from desk.clean import clean
from desk.context import Desk
from desk.errors import MaybeWritten, NothingWritten
from desk.on_record import OnRecord, is_open, on_record
from servicenow.client import row_in, shown_as_pairs
from servicenow.errors import ServiceNowError
from servicenow.records import TicketRecord
from servicenow.writing import Journal, append, entry
from storage.tables import Person, Ticket


async def comment(desk: Desk, person: Person, ticket_id: int, text: str, journal: Journal) -> Ticket:
    """Append it, with the person's name in front.

    Raises NotAllowed, UnknownTicket, NotFollowed, NothingWritten, NotConnected, NeedsAuthorization, what
    Instance raises, or MaybeWritten where nobody can tell whether it stands there.
    """
    written = clean(text).strip()
    if not written:
        raise NothingWritten
    async with on_record(desk, person, ticket_id) as held:
        said = entry(person.name, written)
        before = await _times(held, journal, said)
        await held.intend(journal)
        return await held.keep(await _append(held, journal, said, before))


async def _append(held: OnRecord, journal: Journal, said: str, before: int) -> TicketRecord:
    try:
        return await append(held.instance, held.ticket.table, held.sys_id, journal, said)
    except ServiceNowError as error:
        if not is_open(error):
            raise
        if await _stands_there(held, journal, said, before):
            return await held.instance.get(held.ticket.table, held.sys_id)
        raise MaybeWritten(held.ticket.number or "") from error


async def _stands_there(held: OnRecord, journal: Journal, said: str, before: int) -> bool:
    try:
        return await _times(held, journal, said) > before
    except ServiceNowError:
        return False


async def _times(held: OnRecord, journal: Journal, said: str) -> int:
    """How often the entry stands in the stream; 0 where the integration user may not read that."""
    path = f"/api/now/table/{held.ticket.table}/{held.sys_id}"
    answer = await held.instance.read(path, shown_as_pairs((journal,)))
    stream = row_in(answer.result).get(journal)
    return stream.display_value.replace("\r\n", "\n").count(said) if stream else 0
