"""Digests and their runs."""

from datetime import datetime, time

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, of_workspace


class Subscription(Base):
    """A channel's digest: when it is due, in whose words, and what it shows."""

    __tablename__ = "subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    channel_id: Mapped[str]
    name: Mapped[str]
    weekdays: Mapped[str]
    """Digits of ISO weekdays, Monday 1: "12345"."""
    local_time: Mapped[time]
    time_zone: Mapped[str]
    shows: Mapped[str]
    """`changed` since the last one, or all `open`."""
    silent_when_empty: Mapped[bool]
    locale: Mapped[str]
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    paused: Mapped[bool] = mapped_column(default=False)
    next_due_at: Mapped[datetime] = mapped_column(index=True)


class DigestRun(Base):
    """One due time of one subscription, claimed by whoever posts it."""

    __tablename__ = "digest_runs"
    __table_args__ = (UniqueConstraint("subscription_id", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id", ondelete="CASCADE"))
    due_at: Mapped[datetime]
    fence: Mapped[int] = mapped_column(default=1)
    """Grows each time the run changes hands; only the newest owner may write its outcome."""
    lease_until: Mapped[datetime]
    posting_at: Mapped[datetime | None]
    """Set just before the post: a run that died after this may have been posted, and is not posted again."""
    finished_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    """`posted`, `silent` (nothing to say), `missed` (too late to be of use), `uncertain` or `refused`."""
    ts: Mapped[str | None]
