"""Tickets: what was shared, how its delivery stands, and the record as last read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Connection, Ticket, TicketChange

UNDELIVERED = ("pending", "attempted")


async def add(session: AsyncSession, ticket: Ticket) -> bool:
    """Store a new intent; False where somebody else stored the same occurrence of it first."""
    try:
        async with session.begin_nested():
            session.add(ticket)
    except IntegrityError:
        return False
    return True


async def get(session: AsyncSession, workspace_id: int, ticket_id: int) -> Ticket | None:
    """One ticket of the workspace."""
    return await session.scalar(
        select(Ticket).where(Ticket.workspace_id == workspace_id, Ticket.id == ticket_id)
    )


async def by_number(session: AsyncSession, workspace_id: int, number: str) -> Ticket | None:
    """The ticket of this number: the connected instance's rather than one that was connected before."""
    return await session.scalar(
        select(Ticket)
        .outerjoin(Connection, of_connected_instance())
        .where(Ticket.workspace_id == workspace_id, Ticket.number == number.upper())
        .order_by(Connection.id.is_(None), Ticket.id.desc())
        .limit(1)
    )


async def latest_of(
    session: AsyncSession, workspace_id: int, tenant_id: str, control_id: str, table: str
) -> Ticket | None:
    """The last occurrence of a control shared to a table."""
    return await session.scalar(
        select(Ticket)
        .where(Ticket.workspace_id == workspace_id, Ticket.tenant_id == tenant_id)
        .where(Ticket.control_id == control_id, Ticket.table == table)
        .order_by(Ticket.occurrence.desc())
        .limit(1)
    )


async def of_control(session: AsyncSession, workspace_id: int, control_id: str) -> Sequence[Ticket]:
    """Every ticket of a control, newest first."""
    return (
        await session.scalars(
            select(Ticket)
            .where(Ticket.workspace_id == workspace_id, Ticket.control_id == control_id)
            .order_by(Ticket.id.desc())
        )
    ).all()


async def live(session: AsyncSession, workspace_id: int) -> Sequence[Ticket]:
    """Every ticket that is on its way or open, newest first."""
    return (
        await session.scalars(
            select(Ticket).where(Ticket.workspace_id == workspace_id, _live()).order_by(Ticket.id.desc())
        )
    ).all()


@dataclass(frozen=True)
class Filter:
    """Which tickets a list shows; None means any."""

    table: str | None = None
    open_only: bool = False
    overdue_on: date | None = None
    asked_by: str | None = None


async def page(
    session: AsyncSession, workspace_id: int, wanted: Filter, *, offset: int, limit: int
) -> tuple[Sequence[Ticket], int]:
    """One page of the list, newest first, and how many rows it has in all."""
    conditions = [Ticket.workspace_id == workspace_id, *_conditions(wanted)]
    total = await session.scalar(select(func.count()).select_from(Ticket).where(*conditions))
    rows = await session.scalars(
        select(Ticket).where(*conditions).order_by(Ticket.id.desc()).offset(offset).limit(limit)
    )
    return rows.all(), total or 0


@dataclass(frozen=True)
class Counts:
    """The tickets of one table, counted for App Home."""

    open: int
    overdue: int
    closed_this_month: int


async def counts(
    session: AsyncSession, workspace_id: int, table: str, today: date, month: datetime
) -> Counts:
    """How many are open, overdue, and closed since ``month`` began."""

    def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count().filter(condition)

    row = (
        await session.execute(
            select(
                count(_live()),
                count(and_(_live(), Ticket.due_date < today)),
                count(and_(Ticket.closed, Ticket.closed_at >= month)),
            ).where(Ticket.workspace_id == workspace_id, Ticket.table == table)
        )
    ).one()
    return Counts(*row)


async def claim_due(session: AsyncSession, now: datetime, lease: timedelta, limit: int) -> Sequence[Ticket]:
    """Tickets whose delivery is due, claimed by putting off their next attempt by ``lease``."""
    due = (
        await session.scalars(
            select(Ticket)
            .where(Ticket.delivery.in_(UNDELIVERED), Ticket.next_attempt_at <= now)
            .order_by(Ticket.next_attempt_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    ).all()
    for ticket in due:
        ticket.next_attempt_at = now + lease
    return due


async def retry_now(session: AsyncSession, workspace_id: int, now: datetime) -> None:
    """Bring forward what waits for a connection that works again."""
    await session.execute(
        update(Ticket)
        .where(Ticket.workspace_id == workspace_id, Ticket.delivery.in_(UNDELIVERED))
        .values(next_attempt_at=now)
    )


async def follow(session: AsyncSession, workspace_id: int, instance_url: str | None) -> None:
    """Of what is delivered, follow what is in this instance and nothing else; None where none is connected.

    The others stay listed, marked as not followed. What is not delivered yet waits for a connection, and is
    followed from its delivery on.
    """
    here = false() if instance_url is None else Ticket.instance_url == instance_url
    await session.execute(
        update(Ticket)
        .where(Ticket.workspace_id == workspace_id, Ticket.delivery == "delivered", Ticket.followed != here)
        .values(followed=here, version=Ticket.version + 1)
    )


async def show(session: AsyncSession, ticket: Ticket) -> None:
    """Something about the ticket looks different from now on: its cards are behind."""
    await session.execute(
        update(Ticket)
        .where(Ticket.workspace_id == ticket.workspace_id, Ticket.id == ticket.id)
        .values(version=Ticket.version + 1)
        .execution_options(synchronize_session=False)
    )


def changed(
    session: AsyncSession,
    ticket: Ticket,
    field: str,
    before: str,
    after: str,
    at: datetime,
    written_by: str = "",
) -> None:
    """Remember a change, or a comment and its writer, for the threads of the ticket's cards."""
    session.add(
        TicketChange(
            workspace_id=ticket.workspace_id,
            ticket_id=ticket.id,
            at=at,
            field=field,
            before=before,
            after=after,
            written_by=written_by,
        )
    )


async def changes_since(
    session: AsyncSession, workspace_id: int, since: datetime
) -> Sequence[tuple[TicketChange, Ticket]]:
    """Every change after ``since`` with its ticket, oldest first."""
    rows = await session.execute(
        select(TicketChange, Ticket)
        .join(Ticket, Ticket.id == TicketChange.ticket_id)
        .where(TicketChange.workspace_id == workspace_id, TicketChange.at > since)
        .order_by(TicketChange.id)
    )
    return [(change, ticket) for change, ticket in rows]


def of_connected_instance() -> ColumnElement[bool]:
    """Joins a ticket to the connection there is now, if that is to the instance which holds its record.

    Another instance may be a clone, with other records under the same numbers and sys_ids.
    """
    return and_(
        Connection.workspace_id == Ticket.workspace_id, Connection.instance_url == Ticket.instance_url
    )


def _live() -> ColumnElement[bool]:
    return and_(Ticket.closed.is_(False), Ticket.delivery != "refused")


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.table is not None:
        conditions.append(Ticket.table == wanted.table)
    if wanted.open_only or wanted.overdue_on is not None:
        conditions.append(_live())
    if wanted.overdue_on is not None:
        conditions.append(Ticket.due_date < wanted.overdue_on)
    if wanted.asked_by is not None:
        conditions.append(Ticket.asked_by == wanted.asked_by)
    return conditions
