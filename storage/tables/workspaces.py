"""A workspace, its people, what they are owed and what they did."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, of_workspace


class Workspace(Base):
    """A Slack workspace that installed the bot."""

    __tablename__ = "workspaces"

    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    bot_id: Mapped[str]
    bot_user_id: Mapped[str]
    score_problem: Mapped[str | None]
    """Name of the error that the last reading of Secure Score ended with; None after a success."""
    created_at: Mapped[datetime]


class Person(Base):
    """What Slack last said of a user: enough to authorize, address and localize without asking again."""

    __tablename__ = "people"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    locale: Mapped[str]
    time_zone: Mapped[str]
    is_member: Mapped[bool]
    """A full member of this workspace: no guest, no bot, nobody of another organisation."""
    is_admin: Mapped[bool]
    read_at: Mapped[datetime]


class Notice(Base):
    """A sentence that one person is owed as a direct message."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    user_id: Mapped[str]
    key: Mapped[str]
    """A key of texts/; `values` are its placeholders."""
    values: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None]
    """None once it was sent, or given up."""


class AuditEntry(Base):
    """Who changed what, and when."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    at: Mapped[datetime]
    user_id: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]
