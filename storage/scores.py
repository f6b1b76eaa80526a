"""Secure Score as last read: a snapshot per day, and each control's profile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import ControlProfile, ScoreSnapshot
from storage.upsert import insert_into


@dataclass(frozen=True)
class DayScore:
    """The points of one day."""

    day: date
    current_score: float
    max_score: float

    @property
    def percent(self) -> float:
        """Points won, in percent of the points there are; 0 where there are none."""
        return 100 * self.current_score / self.max_score if self.max_score else 0.0


async def newest(session: AsyncSession, workspace_id: int, tenant_id: str) -> ScoreSnapshot | None:
    """The newest day that was read."""
    return await session.scalar(
        select(ScoreSnapshot)
        .where(ScoreSnapshot.workspace_id == workspace_id, ScoreSnapshot.tenant_id == tenant_id)
        .order_by(ScoreSnapshot.day.desc())
        .limit(1)
    )


async def read_at(session: AsyncSession, workspace_id: int, tenant_id: str) -> datetime | None:
    """When the newest day was read last."""
    return await session.scalar(
        select(ScoreSnapshot.read_at)
        .where(ScoreSnapshot.workspace_id == workspace_id, ScoreSnapshot.tenant_id == tenant_id)
        .order_by(ScoreSnapshot.day.desc())
        .limit(1)
    )


async def day(session: AsyncSession, workspace_id: int, tenant_id: str, not_after: date) -> DayScore | None:
    """The points of the newest day up to ``not_after``."""
    row = (
        await session.execute(
            select(ScoreSnapshot.day, ScoreSnapshot.current_score, ScoreSnapshot.max_score)
            .where(ScoreSnapshot.workspace_id == workspace_id, ScoreSnapshot.tenant_id == tenant_id)
            .where(ScoreSnapshot.day <= not_after)
            .order_by(ScoreSnapshot.day.desc())
            .limit(1)
        )
    ).first()
    return DayScore(*row) if row else None


async def days_since(
    session: AsyncSession, workspace_id: int, tenant_id: str, first: date
) -> Sequence[DayScore]:
    """The points of each day from ``first`` on, oldest first."""
    rows = await session.execute(
        select(ScoreSnapshot.day, ScoreSnapshot.current_score, ScoreSnapshot.max_score)
        .where(ScoreSnapshot.workspace_id == workspace_id, ScoreSnapshot.tenant_id == tenant_id)
        .where(ScoreSnapshot.day >= first)
        .order_by(ScoreSnapshot.day)
    )
    return [DayScore(*row) for row in rows]


async def profiles(session: AsyncSession, workspace_id: int, tenant_id: str) -> Sequence[Mapping[str, Any]]:
    """Every control's profile as Graph last told it."""
    rows = await session.scalars(
        select(ControlProfile.profile)
        .where(ControlProfile.workspace_id == workspace_id, ControlProfile.tenant_id == tenant_id)
        .order_by(ControlProfile.control_id)
    )
    return rows.all()


async def save_snapshots(
    session: AsyncSession,
    workspace_id: int,
    tenant_id: str,
    snapshots: Sequence[Mapping[str, Any]],
    now: datetime,
) -> None:
    """Store days as Graph tells them: the newest one anew, the others only where they were never stored.

    Graph blanks the details of every day but the newest, so what was kept of an older day is better.
    """
    rows = sorted(
        (
            {
                "workspace_id": workspace_id,
                "tenant_id": tenant_id,
                "day": datetime.fromisoformat(snapshot["createdDateTime"]).date(),
                "read_at": now,
                "current_score": snapshot["currentScore"],
                "max_score": snapshot["maxScore"],
                "score": snapshot,
            }
            for snapshot in snapshots
        ),
        key=itemgetter("day"),
    )
    if not rows:
        return
    statement = insert_into(session, ScoreSnapshot)
    key = ["workspace_id", "tenant_id", "day"]
    renewed = {name: statement.excluded[name] for name in ("read_at", "current_score", "max_score", "score")}
    await session.execute(statement.on_conflict_do_nothing(index_elements=key), rows)
    await session.execute(statement.on_conflict_do_update(index_elements=key, set_=renewed), rows[-1:])


async def save_profiles(
    session: AsyncSession,
    workspace_id: int,
    tenant_id: str,
    bodies: Sequence[Mapping[str, Any]],
    now: datetime,
) -> None:
    """Store every control's profile; one that Graph no longer lists keeps its last shape and date."""
    if not bodies:
        return
    statement = insert_into(session, ControlProfile)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["workspace_id", "tenant_id", "control_id"],
            set_={"last_seen_at": statement.excluded.last_seen_at, "profile": statement.excluded.profile},
        ),
        [
            {
                "workspace_id": workspace_id,
                "tenant_id": tenant_id,
                "control_id": body["id"],
                "last_seen_at": now,
                "profile": body,
            }
            for body in bodies
        ],
    )
