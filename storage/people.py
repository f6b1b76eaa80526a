"""People: what Slack last said of a user."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Person
from storage.upsert import insert_into


async def get(session: AsyncSession, workspace_id: int, user_id: str) -> Person | None:
    """The user as last read from Slack."""
    return await session.get(Person, (workspace_id, user_id))


async def by_emails(session: AsyncSession, workspace_id: int, emails: Collection[str]) -> dict[str, Person]:
    """The full members among those who have talked to us with one of these e-mail addresses, by address.

    In lower case, whatever the case of either.
    """
    wanted = {email.lower() for email in emails} - {""}
    found = await session.scalars(
        select(Person)
        .where(
            Person.workspace_id == workspace_id,
            Person.is_member.is_(True),
            func.lower(Person.email).in_(wanted),
        )
        .order_by(Person.user_id)
    )
    return {person.email.lower(): person for person in found}


async def save(session: AsyncSession, person: Person) -> None:
    """Store what Slack says of a user now; several listeners may hear of a new user at once."""
    columns = {column.key: getattr(person, column.key) for column in Person.__table__.columns}
    await session.execute(
        insert_into(session, Person)
        .values(columns)
        .on_conflict_do_update(index_elements=["workspace_id", "user_id"], set_=columns)
    )
