"""Every table. Rows are read as these classes outside a session too, but changed in a transaction only."""

from datetime import date, datetime, time
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
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


class Connection(Base):
    """The workspace's connection to one ServiceNow instance, as its integration user; secrets are sealed."""

    __tablename__ = "connections"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), unique=True)
    instance_url: Mapped[str]
    client_id: Mapped[str]
    client_secret: Mapped[bytes]
    user_name: Mapped[str]
    access_token: Mapped[bytes]
    access_expires_at: Mapped[datetime]
    refresh_token: Mapped[bytes]
    authorized_at: Mapped[datetime]
    authorized_by: Mapped[str]
    refreshing_until: Mapped[datetime | None]
    """The lease of whoever refreshes the access token just now."""
    last_success_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    """Name of the error that the last call ended with; None after a success."""
    needs_authorization: Mapped[bool] = mapped_column(default=False)


class Authorization(Base):
    """An OAuth authorization that somebody was sent to and has not come back from."""

    __tablename__ = "authorizations"

    state_digest: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the state, in hex: the state itself is only in the person's browser."""
    workspace_id: Mapped[int] = of_workspace()
    user_id: Mapped[str]
    instance_url: Mapped[str]
    client_id: Mapped[str]
    client_secret: Mapped[bytes]
    user_name: Mapped[str]
    code_verifier: Mapped[bytes]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Revocation(Base):
    """A token we have no more use for and owe the instance to revoke."""

    __tablename__ = "revocations"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    instance_url: Mapped[str]
    token: Mapped[bytes]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]


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


class Ticket(Base):
    """An improvement action shared to ServiceNow: the intent, its delivery, the record as last read."""

    __tablename__ = "tickets"
    __table_args__ = (
        UniqueConstraint("workspace_id", "tenant_id", "control_id", "table", "occurrence"),
        Index("ix_tickets_delivery", "delivery", "next_attempt_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    tenant_id: Mapped[str]
    control_id: Mapped[str]
    table: Mapped[Literal["incident", "change_request"]] = mapped_column(String)
    """ServiceNow's table: `incident` or `change_request`."""
    occurrence: Mapped[int]
    """1 for the first time this control was shared to this table, 2 for the next, ..."""
    correlation_id: Mapped[str] = mapped_column(unique=True)
    """Our key for the record, also offered to the instance as its sys_id: 32 hexadecimal digits."""

    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    control_title: Mapped[str]
    max_score: Mapped[float]
    gain: Mapped[float]
    """Percent points of the tenant's maximum that were to win when it was shared."""
    short_description: Mapped[str]
    description: Mapped[str]
    priority: Mapped[str]
    due_date: Mapped[date]
    time_zone: Mapped[str]
    """Where the due date is meant: that of whoever asked."""

    delivery: Mapped[str]
    """`pending`, `attempted` (the instance may have made it), `delivered` or `refused`."""
    attempts: Mapped[int] = mapped_column(default=0)
    attempted_at: Mapped[datetime | None]
    next_attempt_at: Mapped[datetime]
    error: Mapped[str | None]
    error_detail: Mapped[str | None]

    instance_url: Mapped[str | None]
    sys_id: Mapped[str | None]
    number: Mapped[str | None] = mapped_column(index=True)
    state: Mapped[str | None]
    state_label: Mapped[str | None]
    priority_label: Mapped[str | None]
    assigned_to: Mapped[str | None]
    assigned_to_name: Mapped[str | None]
    assignment_group: Mapped[str | None]
    assignment_group_name: Mapped[str | None]
    sys_mod_count: Mapped[int | None]
    sys_updated_on: Mapped[datetime | None]
    closed: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None]
    followed: Mapped[bool] = mapped_column(default=True)
    """False once its connection was removed, or the record is gone."""

    version: Mapped[int] = mapped_column(default=0)
    """Grows with each change that a person can see; a card that shows less is out of date."""


class Card(Base):
    """A ticket's card in one channel: one message, edited in place."""

    __tablename__ = "cards"
    __table_args__ = (UniqueConstraint("ticket_id", "channel_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"))
    channel_id: Mapped[str]
    locale: Mapped[str]
    ts: Mapped[str | None]
    shown_version: Mapped[int] = mapped_column(default=0)
    told_change_id: Mapped[int] = mapped_column(default=0)
    """The last `TicketChange` told in its thread."""
    claimed_until: Mapped[datetime | None]
    error: Mapped[str | None]
    """Slack's error code, where Slack will not have the card."""


class TicketChange(Base):
    """Something that happened to a ticket and is told in its cards' threads."""

    __tablename__ = "ticket_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    field: Mapped[str]
    """`state`, `assigned_to`, `assignment_group`, `priority` or `due_date`."""
    before: Mapped[str]
    after: Mapped[str]


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
