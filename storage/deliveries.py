"""How a ticket's delivery stands; each step counts only where nobody else took one meanwhile."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from storage.tables import Ticket


async def attempt(session: AsyncSession, ticket: Ticket, instance_url: str, now: datetime) -> bool:
    """Mark a create as about to be sent there; False where the ticket is no longer as the caller has it."""
    return await _step(
        session, ticket, *_as_in(ticket), delivery="attempted", attempted_at=now, instance_url=instance_url
    )


async def nothing_was_made(session: AsyncSession, ticket: Ticket) -> bool:
    """Take the mark back, as the instance surely made nothing; False where another attempt is under way."""
    return await _step(session, ticket, *_as_in(ticket), delivery="pending", instance_url=None)


async def refused(session: AsyncSession, ticket: Ticket, error: str, detail: str) -> bool:
    """The instance will never take it, for this reason; False where somebody else got further."""
    return await _step(session, ticket, *_as_in(ticket), delivery="refused", error=error, error_detail=detail)


async def wait(session: AsyncSession, ticket: Ticket, until: datetime, **why: str) -> bool:
    """Queue it again, with its `error` and `error_detail` where there are any.

    False where somebody else got further or claimed it, or where it was brought forward meanwhile.
    """
    as_claimed = Ticket.next_attempt_at == ticket.next_attempt_at
    values = {"attempts": ticket.attempts + 1, "next_attempt_at": until, **why}
    return await _step(session, ticket, *_as_in(ticket), as_claimed, **values)


async def delivered(
    session: AsyncSession, ticket: Ticket, instance_url: str, sys_id: str, number: str
) -> bool:
    """Its record is this one; False where somebody else said so first.

    Whatever else became of the ticket meanwhile counts less: that there is a record is the truth.
    """
    return await _step(
        session,
        ticket,
        Ticket.delivery != "delivered",
        delivery="delivered",
        error=None,
        error_detail=None,
        instance_url=instance_url,
        sys_id=sys_id,
        number=number,
    )


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


async def _step(
    session: AsyncSession, ticket: Ticket, *conditions: ColumnElement[bool], **values: object
) -> bool:
    marked = await session.execute(
        update(Ticket)
        .where(Ticket.workspace_id == ticket.workspace_id, Ticket.id == ticket.id)
        .where(*conditions)
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


def _as_in(ticket: Ticket) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Nobody took a step since the caller read it."""
    if ticket.attempted_at is None:
        return Ticket.delivery == ticket.delivery, Ticket.attempted_at.is_(None)
    return Ticket.delivery == ticket.delivery, Ticket.attempted_at == ticket.attempted_at
