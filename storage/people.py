"""People: what Slack last said of a user."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Person


async def get(session: AsyncSession, workspace_id: int, user_id: str) -> Person | None:
    """The user as last read from Slack."""
    return await session.get(Person, (workspace_id, user_id))


async def save(session: AsyncSession, person: Person) -> None:
    """Store what Slack says of a user now."""
    await session.merge(person)
