"""How a ticket's delivery stands; each step counts only where nobody else took one meanwhile."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from storage.tables import Ticket


async def attempt(session: AsyncSession, ticket: Ticket, now: datetime) -> bool:
    """Mark a create as about to be sent; False where the ticket is no longer as the caller has it."""
    return await _step(session, ticket, delivery="attempted", attempted_at=now)


async def nothing_was_made(session: AsyncSession, ticket: Ticket) -> bool:
    """Take the mark back, as the instance surely made nothing; False where another attempt is under way."""
    return await _step(session, ticket, delivery="pending")


async def refused(session: AsyncSession, ticket: Ticket, error: str, detail: str) -> bool:
    """The instance will never take it, for this reason; False where somebody else got further."""
    return await _step(session, ticket, delivery="refused", error=error, error_detail=detail)


async def last_delivered(
    session: AsyncSession, workspace_id: int, instance_url: str, table: str
) -> Ticket | None:
    """The ticket whose record was made last, in this instance and table."""
    return await session.scalar(
        select(Ticket)
        .where(Ticket.workspace_id == workspace_id, Ticket.table == table, Ticket.delivery == "delivered")
        .where(Ticket.instance_url == instance_url, Ticket.sys_id.is_not(None))
        .order_by(Ticket.id.desc())
        .limit(1)
    )


async def _step(session: AsyncSession, ticket: Ticket, **values: object) -> bool:
    marked = await session.execute(
        update(Ticket)
        .where(Ticket.workspace_id == ticket.workspace_id, Ticket.id == ticket.id)
        .where(Ticket.delivery == ticket.delivery, _attempted_as_in(ticket))
        .values(**values)
        .returning(Ticket.id)
        .execution_options(synchronize_session=False)
    )
    if marked.first() is None:
        return False
    # As the row is now: a plain assignment would count as a change that is still to be written, and setting
    # it back later as none.
    for name, value in values.items():
        set_committed_value(ticket, name, value)
    return True


def _attempted_as_in(ticket: Ticket) -> ColumnElement[bool]:
    if ticket.attempted_at is None:
        return Ticket.attempted_at.is_(None)
    return Ticket.attempted_at == ticket.attempted_at
