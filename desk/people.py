"""People: what the desk remembers of a Slack user, so that nobody waits for Slack to say it again."""

from datetime import timedelta

from desk.context import Desk
from storage import people
from storage.tables import Person

_FRESH = timedelta(hours=1)


async def known(desk: Desk, workspace_id: int, user_id: str) -> Person | None:
    """The user, where Slack was asked within the last hour."""
    person = await remembered(desk, workspace_id, user_id)
    return person if person is not None and desk.now() - person.read_at < _FRESH else None


async def remembered(desk: Desk, workspace_id: int, user_id: str) -> Person | None:
    """The user as last read, however long ago."""
    async with desk.database.reading() as session:
        return await people.get(session, workspace_id, user_id)


async def remember(desk: Desk, person: Person) -> Person:
    """Keep what Slack says of the user now."""
    async with desk.database.transaction() as session:
        await people.save(session, person)
    return person
