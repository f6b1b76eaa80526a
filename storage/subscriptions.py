"""Subscriptions: each channel's digests."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Subscription


async def add(session: AsyncSession, subscription: Subscription) -> Subscription:
    """Store a new one."""
    session.add(subscription)
    await session.flush()
    return subscription


async def get(session: AsyncSession, workspace_id: int, subscription_id: int) -> Subscription | None:
    """One subscription of the workspace."""
    return await session.scalar(
        select(Subscription).where(
            Subscription.workspace_id == workspace_id, Subscription.id == subscription_id
        )
    )


async def of_channel(session: AsyncSession, workspace_id: int, channel_id: str) -> Sequence[Subscription]:
    """The channel's subscriptions, oldest first."""
    return (
        await session.scalars(
            select(Subscription)
            .where(Subscription.workspace_id == workspace_id, Subscription.channel_id == channel_id)
            .order_by(Subscription.id)
        )
    ).all()


async def due(session: AsyncSession, now: datetime, limit: int) -> Sequence[Subscription]:
    """Subscriptions of every workspace whose time has come; locked where the database can."""
    return (
        await session.scalars(
            select(Subscription)
            .where(Subscription.next_due_at <= now, Subscription.paused.is_(False))
            .order_by(Subscription.next_due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    ).all()


async def remove(session: AsyncSession, workspace_id: int, subscription_id: int) -> None:
    """Forget it, with its runs."""
    await session.execute(
        delete(Subscription).where(
            Subscription.workspace_id == workspace_id, Subscription.id == subscription_id
        )
    )
