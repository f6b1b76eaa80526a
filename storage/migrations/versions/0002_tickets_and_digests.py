"""Tickets, their cards, and digests"""

from typing import Any

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    _tickets()
    _ticket_changes()
    _cards()
    _subscriptions()
    _digest_runs()


def downgrade() -> None:
    """Drop them."""
    for table in ("digest_runs", "subscriptions", "cards", "ticket_changes", "tickets"):
        op.drop_table(table)


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"], ["workspaces.id"], name=f"fk_{table}_workspace_id_workspaces", ondelete="CASCADE"
    )


def _tickets() -> None:
    op.create_table(
        "tickets",
        *_share(),
        *_delivery(),
        *_record(),
        _of_workspace("tickets"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint("correlation_id", name=op.f("uq_tickets_correlation_id")),
        sa.UniqueConstraint(
            "workspace_id",
            "tenant_id",
            "control_id",
            "table",
            "occurrence",
            name=op.f("uq_tickets_workspace_id_tenant_id_control_id_table_occurrence"),
        ),
    )
    op.create_index(op.f("ix_tickets_delivery"), "tickets", ["delivery", "next_attempt_at"], unique=False)
    op.create_index(op.f("ix_tickets_number"), "tickets", ["number"], unique=False)
    op.create_index("ix_tickets_workspace_id", "tickets", ["workspace_id"])


def _share() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("control_id", sa.String(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("correlation_id", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", storage.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("control_title", sa.String(), nullable=False),
        sa.Column("max_score", sa.Double(), nullable=False),
        sa.Column("gain", sa.Double(), nullable=False),
        sa.Column("short_description", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
    ]


def _delivery() -> list[sa.Column[Any]]:
    return [
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("attempted_at", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("next_attempt_at", storage.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("error_detail", sa.String(), nullable=True),
    ]


def _record() -> list[sa.Column[Any]]:
    return [
        sa.Column("instance_url", sa.String(), nullable=True),
        sa.Column("sys_id", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("state_label", sa.String(), nullable=True),
        sa.Column("priority_label", sa.String(), nullable=True),
        sa.Column("assigned_to", sa.String(), nullable=True),
        sa.Column("assigned_to_name", sa.String(), nullable=True),
        sa.Column("assignment_group", sa.String(), nullable=True),
        sa.Column("assignment_group_name", sa.String(), nullable=True),
        sa.Column("sys_mod_count", sa.Integer(), nullable=True),
        sa.Column("sys_updated_on", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("closed_at", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("followed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    ]


def _ticket_changes() -> None:
    op.create_table(
        "ticket_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["tickets.id"],
            name=op.f("fk_ticket_changes_ticket_id_tickets"),
            ondelete="CASCADE",
        ),
        _of_workspace("ticket_changes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_changes")),
    )
    op.create_index(op.f("ix_ticket_changes_ticket_id"), "ticket_changes", ["ticket_id"], unique=False)
    op.create_index("ix_ticket_changes_workspace_id", "ticket_changes", ["workspace_id"])


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("told_change_id", sa.Integer(), nullable=False),
        sa.Column("claimed_until", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_cards_ticket_id_tickets"), ondelete="CASCADE"
        ),
        _of_workspace("cards"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cards")),
        sa.UniqueConstraint("ticket_id", "channel_id", name=op.f("uq_cards_ticket_id_channel_id")),
    )
    op.create_index("ix_cards_workspace_id", "cards", ["workspace_id"])


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("weekdays", sa.String(), nullable=False),
        sa.Column("local_time", sa.Time(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("shows", sa.String(), nullable=False),
        sa.Column("silent_when_empty", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", storage.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("next_due_at", storage.types.UtcDateTime(timezone=True), nullable=False),
        _of_workspace("subscriptions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    op.create_index(op.f("ix_subscriptions_next_due_at"), "subscriptions", ["next_due_at"], unique=False)
    op.create_index("ix_subscriptions_workspace_id", "subscriptions", ["workspace_id"])


def _digest_runs() -> None:
    op.create_table(
        "digest_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("due_at", storage.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", storage.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("posting_at", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["subscriptions.id"],
            name=op.f("fk_digest_runs_subscription_id_subscriptions"),
            ondelete="CASCADE",
        ),
        _of_workspace("digest_runs"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_runs")),
        sa.UniqueConstraint("subscription_id", "due_at", name=op.f("uq_digest_runs_subscription_id_due_at")),
    )
    op.create_index("ix_digest_runs_workspace_id", "digest_runs", ["workspace_id"])
