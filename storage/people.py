"""People: what Slack last said of a user."""

from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Person
from storage.upsert import insert_into


async def get(session: AsyncSession, workspace_id: int, user_id: str) -> Person | None:
    """The user as last read from Slack."""
    return await session.get(Person, (workspace_id, user_id))


async def save(session: AsyncSession, person: Person) -> None:
    """Store what Slack says of a user now; several listeners may hear of a new user at once."""
    columns = {column.key: getattr(person, column.key) for column in Person.__table__.columns}
    await session.execute(
        insert_into(session, Person)
        .values(columns)
        .on_conflict_do_update(index_elements=["workspace_id", "user_id"], set_=columns)
    )
