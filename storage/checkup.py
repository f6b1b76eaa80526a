"""What the doctor asks of the store: how deliveries went, and when a ticket last changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Ticket
from storage.tickets import UNDELIVERED


@dataclass(frozen=True)
class Deliveries:
    """How many tickets were made in an instance, wait for too long, or were refused; and the last problem."""

    delivered: int
    waiting: int
    refused: int
    error: str | None
    """Name of the error of the newest ticket that waits or was refused."""


async def deliveries(
    session: AsyncSession, workspace_id: int, instance_url: str, asked_before: datetime
) -> Deliveries:
    """The workspace's tickets; waiting are those ``asked_before`` then, delivered those in the instance."""
    delivered = (Ticket.delivery == "delivered") & (Ticket.instance_url == instance_url)
    waiting = Ticket.delivery.in_(UNDELIVERED) & (Ticket.asked_at < asked_before)
    refused = Ticket.delivery == "refused"
    counted = [func.count().filter(condition) for condition in (delivered, waiting, refused)]
    row = (await session.execute(select(*counted).where(Ticket.workspace_id == workspace_id))).one()
    error = await session.scalar(
        select(Ticket.error)
        .where(Ticket.workspace_id == workspace_id, waiting | refused)
        .order_by(Ticket.id.desc())
        .limit(1)
    )
    return Deliveries(row[0], row[1], row[2], error)


async def newest_change(session: AsyncSession, workspace_id: int, instance_url: str) -> datetime | None:
    """When a followed ticket of the instance was last changed there, as far as it was read back."""
    return await session.scalar(
        select(func.max(Ticket.sys_updated_on))
        .where(Ticket.workspace_id == workspace_id, Ticket.instance_url == instance_url)
        .where(Ticket.followed)
    )
