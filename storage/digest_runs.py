"""Digest runs: each due time of each subscription, run by one process at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import DigestRun, Subscription


async def claim(
    session: AsyncSession, subscription: Subscription, due_at: datetime, lease_until: datetime
) -> DigestRun | None:
    """The run of this due time, ours; None where somebody else has it."""
    run = DigestRun(
        workspace_id=subscription.workspace_id,
        subscription_id=subscription.id,
        due_at=due_at,
        fence=1,
        lease_until=lease_until,
    )
    try:
        async with session.begin_nested():
            session.add(run)
    except IntegrityError:
        return None
    return run


async def reclaim(session: AsyncSession, now: datetime, lease: timedelta, limit: int) -> Sequence[DigestRun]:
    """Runs whose owner died: ours from now on, under a higher fence."""
    orphans = (
        await session.scalars(
            select(DigestRun)
            .where(DigestRun.finished_at.is_(None), DigestRun.lease_until < now)
            .order_by(DigestRun.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    ).all()
    for run in orphans:
        run.fence, run.lease_until = run.fence + 1, now + lease
    return orphans


async def posting(session: AsyncSession, run: DigestRun, now: datetime) -> bool:
    """Say that the post is about to be made; False where the run has changed hands."""
    return await _write(session, run, posting_at=now)


async def put_off(session: AsyncSession, run: DigestRun, until: datetime) -> bool:
    """Nothing was posted: whoever comes after ``until`` may have it; False where it has changed hands."""
    return await _write(session, run, posting_at=None, lease_until=until)


async def finish(
    session: AsyncSession, run: DigestRun, *, outcome: str, now: datetime, ts: str | None = None
) -> bool:
    """Write how the run ended; False where it has changed hands."""
    return await _write(session, run, outcome=outcome, finished_at=now, ts=ts)


async def last_posted(session: AsyncSession, workspace_id: int, subscription_id: int) -> DigestRun | None:
    """The newest run of the subscription that was posted, or had nothing to say."""
    return await session.scalar(
        select(DigestRun)
        .where(DigestRun.workspace_id == workspace_id, DigestRun.subscription_id == subscription_id)
        .where(DigestRun.outcome.in_(("posted", "silent")))
        .order_by(DigestRun.due_at.desc())
        .limit(1)
    )


async def _write(session: AsyncSession, run: DigestRun, **values: object) -> bool:
    written = await session.execute(
        update(DigestRun)
        .where(DigestRun.workspace_id == run.workspace_id, DigestRun.id == run.id)
        .where(DigestRun.fence == run.fence)
        .values(**values)
        .returning(DigestRun.id)
    )
    return written.first() is not None
