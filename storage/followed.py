"""Tickets that are followed: those of the connected instance, while their records may still change."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Connection, Ticket
from storage.tickets import of_connected_instance

GONE = "RecordNotFound"
"""The error of a ticket whose record was once not found; at its next_attempt_at it is asked for again."""
_ASK_GONE_AFTER = timedelta(days=1)
_IN_ROWS = 500


class Held(NamedTuple):
    """What is held of a followed record."""

    id: int
    sys_id: str
    sys_mod_count: int | None


class Known(NamedTuple):
    """A followed record whose last change is known; there may have been later ones."""

    sys_id: str
    sys_updated_on: datetime


class Followed(NamedTuple):
    """Whose tickets of which table: open ones, and those closed after ``closed_since``."""

    workspace_id: int
    table: str
    closed_since: datetime

    def of(self, *columns: Any) -> Select[Any]:
        """A query for these columns of them."""
        return self.of_all(*columns).where(Ticket.followed)

    def of_all(self, *columns: Any) -> Select[Any]:
        """The same, with those that are followed no more as their records were gone or hidden."""
        return (
            select(*columns)
            .select_from(Ticket)
            .join(Connection, of_connected_instance())
            .where(Ticket.workspace_id == self.workspace_id, Ticket.table == self.table)
            .where(Ticket.delivery == "delivered", Ticket.sys_id.is_not(None))
            .where(or_(Ticket.closed.is_(False), Ticket.closed_at > self.closed_since))
        )


async def count(session: AsyncSession, of: Followed) -> int:
    """How many there are."""
    return await session.scalar(of.of(func.count())) or 0


async def page(session: AsyncSession, of: Followed, after_id: int, limit: int) -> Sequence[Held]:
    """Some of them, in the order of their ids."""
    rows = await session.execute(
        of.of(Ticket.id, Ticket.sys_id, Ticket.sys_mod_count)
        .where(Ticket.id > after_id)
        .order_by(Ticket.id)
        .limit(limit)
    )
    return [Held(*row) for row in rows]


async def held(session: AsyncSession, of: Followed, sys_ids: Sequence[str]) -> dict[str, Held]:
    """Those of them that these records belong to, by sys_id."""
    found: dict[str, Held] = {}
    for start in range(0, len(sys_ids), _IN_ROWS):
        rows = await session.execute(
            of.of(Ticket.id, Ticket.sys_id, Ticket.sys_mod_count).where(
                Ticket.sys_id.in_(sys_ids[start : start + _IN_ROWS])
            )
        )
        found.update((row.sys_id, Held(*row)) for row in rows)
    return found


async def newest(
    session: AsyncSession, of: Followed, until: datetime | None = None, limit: int = 1
) -> Sequence[Known]:
    """Those whose last known change is the newest, but not after ``until``; newest first."""
    query = of.of(Ticket.sys_id, Ticket.sys_updated_on).where(
        Ticket.sys_updated_on.is_not(None), Ticket.error.is_(None)
    )
    if until is not None:
        query = query.where(Ticket.sys_updated_on <= until)
    rows = await session.execute(query.order_by(Ticket.sys_updated_on.desc()).limit(limit))
    return [Known(*row) for row in rows]


async def by_sys_ids(session: AsyncSession, workspace_id: int, sys_ids: Sequence[str]) -> dict[str, Ticket]:
    """The workspace's tickets of these records, by sys_id, locked where the database can."""
    found: dict[str, Ticket] = {}
    for start in range(0, len(sys_ids), _IN_ROWS):
        rows = await session.scalars(
            select(Ticket)
            .where(Ticket.workspace_id == workspace_id, Ticket.sys_id.in_(sys_ids[start : start + _IN_ROWS]))
            .order_by(Ticket.id)
            .with_for_update()
        )
        found.update((ticket.sys_id, ticket) for ticket in rows if ticket.sys_id)
    return found


async def missed(
    session: AsyncSession, of: Followed, sys_ids: Sequence[str], now: datetime, limit: int
) -> Sequence[str]:
    """Of these records and those that were not found before, the ones to ask for by their sys_id now."""
    asked = of.of(Ticket.sys_id).where(
        or_(
            (Ticket.error == GONE) & (Ticket.next_attempt_at <= now),
            Ticket.error.is_(None) & Ticket.sys_id.in_(sys_ids),
        )
    )
    return (await session.scalars(asked.order_by(Ticket.id).limit(limit))).all()


async def not_found(
    session: AsyncSession, workspace_id: int, sys_id: str, now: datetime, pause: timedelta
) -> bool:
    """A record is not there: remember it, and after the pause follow it no more; whether it is so now.

    What is followed no more is still asked for once a day, see `gone`.
    """
    here = (Ticket.workspace_id == workspace_id, Ticket.sys_id == sys_id, Ticket.followed)
    ended = await session.execute(
        update(Ticket)
        .where(*here, Ticket.error == GONE, Ticket.next_attempt_at <= now)
        .values(followed=False, error=None, next_attempt_at=now + _ASK_GONE_AFTER, version=Ticket.version + 1)
        .returning(Ticket.id)
        .execution_options(synchronize_session=False)
    )
    if ended.first() is not None:
        return True
    await session.execute(
        update(Ticket)
        .where(*here, Ticket.error.is_(None))
        .values(error=GONE, next_attempt_at=now + pause)
        .execution_options(synchronize_session=False)
    )
    return False


async def found_again(session: AsyncSession, workspace_id: int, sys_ids: Sequence[str]) -> None:
    """These records are there after all."""
    await session.execute(
        update(Ticket)
        .where(Ticket.workspace_id == workspace_id, Ticket.sys_id.in_(sys_ids), Ticket.error == GONE)
        .values(error=None)
        .execution_options(synchronize_session=False)
    )


async def gone(session: AsyncSession, of: Followed, now: datetime, limit: int) -> Sequence[str]:
    """Of the records that are followed no more, the ones to ask for again: they may only have been hidden."""
    due = _gone(of, Ticket.sys_id).where(Ticket.next_attempt_at <= now)
    return (await session.scalars(due.order_by(Ticket.next_attempt_at, Ticket.id).limit(limit))).all()


async def still_gone(session: AsyncSession, of: Followed, sys_id: str, now: datetime) -> None:
    """It is not there today either: ask for it again tomorrow."""
    await session.execute(
        update(Ticket)
        .where(Ticket.id.in_(_gone(of, Ticket.id).where(Ticket.sys_id == sys_id)))
        .values(next_attempt_at=now + _ASK_GONE_AFTER)
        .execution_options(synchronize_session=False)
    )


async def follow_again(session: AsyncSession, of: Followed, sys_id: str) -> None:
    """It was only hidden: it is followed as before."""
    await session.execute(
        update(Ticket)
        .where(Ticket.id.in_(_gone(of, Ticket.id).where(Ticket.sys_id == sys_id)))
        .values(followed=True, version=Ticket.version + 1)
        .execution_options(synchronize_session=False)
    )


def _gone(of: Followed, column: Any) -> Select[Any]:
    """Of the connected instance alone: what another one holds is not followed either, and not gone."""
    return of.of_all(column).where(Ticket.followed.is_(False))
