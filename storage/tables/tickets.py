"""Tickets, their cards and what happened to them."""

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, column_property, mapped_column

from storage.base import Base, of_workspace


class StateName(Base):
    """What a ticket's state is called: by the instance, and by the workspace in place of that."""

    __tablename__ = "state_names"

    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    table: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    """The workspace's own name; "" for the instance's."""
    labels: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The instance's label by language ("en", "de"), for those it has."""
    position: Mapped[int] = mapped_column(default=0)
    """Its place in the instance's list."""


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

    change_type: Mapped[str | None]
    """`normal`, `standard` or `emergency`; None for an incident."""
    standard_template: Mapped[str | None]
    """The sys_id of a standard change's template."""

    delivery: Mapped[str]
    """`pending`, `attempted` (the instance may have made it), `delivered` or `refused`."""
    attempts: Mapped[int] = mapped_column(default=0)
    attempted_at: Mapped[datetime | None]
    next_attempt_at: Mapped[datetime]
    error: Mapped[str | None]
    error_detail: Mapped[str | None]

    instance_url: Mapped[str | None]
    sys_id: Mapped[str | None] = mapped_column(index=True)
    number: Mapped[str | None] = mapped_column(index=True)
    state: Mapped[str | None] = mapped_column()
    state_label: Mapped[str | None]
    priority_label: Mapped[str | None]
    assigned_to: Mapped[str | None]
    """The sys_id asked for until the record was made, then the record's own; so the assignment group."""
    assigned_to_name: Mapped[str | None]
    assignment_group: Mapped[str | None]
    assignment_group_name: Mapped[str | None]
    sys_mod_count: Mapped[int | None]
    sys_updated_on: Mapped[datetime | None]
    fields_not_set: Mapped[list[str]] = mapped_column(default=list)
    """The fields that the instance did not take when the record was made."""
    comments_seen: Mapped[str | None] = mapped_column(default="")
    """The length and hash of the comments that have been told; None where nobody has looked yet."""
    closed: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None]
    followed: Mapped[bool] = mapped_column(default=True)
    """False once its connection was removed, or the record is gone."""

    state_name: Mapped[str | None] = column_property(
        select(StateName.name)
        .where(StateName.workspace_id == workspace_id)
        .where(StateName.table == table, StateName.value == state)
        .correlate_except(StateName)
        .scalar_subquery(),
        expire_on_flush=False,
    )
    """The workspace's own name for the state, as of when the ticket was read."""
    state_labels: Mapped[dict[str, Any] | None] = column_property(
        select(StateName.labels)
        .where(StateName.workspace_id == workspace_id)
        .where(StateName.table == table, StateName.value == state)
        .correlate_except(StateName)
        .scalar_subquery(),
        expire_on_flush=False,
    )
    """The instance's labels of the state by language, as of when the ticket was read."""

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
    """`state`, `assigned_to`, `assignment_group`, `priority`, `due_date` or `comments`."""
    before: Mapped[str]
    after: Mapped[str]
    """Of a comment, its text."""
    written_by: Mapped[str] = mapped_column(default="")
    """The name of a comment's writer."""
