"""Secure Score as Graph told it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, of_workspace


class ScoreSnapshot(Base):
    """One day of a tenant's Secure Score, as Graph told it: later days blank the details of earlier ones."""

    __tablename__ = "score_snapshots"
    __table_args__ = (UniqueConstraint("workspace_id", "tenant_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    tenant_id: Mapped[str]
    day: Mapped[date]
    read_at: Mapped[datetime]
    current_score: Mapped[float]
    max_score: Mapped[float]
    score: Mapped[dict[str, Any]]


class ControlProfile(Base):
    """One improvement action of a tenant, as Graph last told it."""

    __tablename__ = "control_profiles"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    tenant_id: Mapped[str] = mapped_column(primary_key=True)
    control_id: Mapped[str] = mapped_column(primary_key=True)
    last_seen_at: Mapped[datetime]
    profile: Mapped[dict[str, Any]]
