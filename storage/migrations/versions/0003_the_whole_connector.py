"""What the connector remembers of connections, tickets and states"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0003"
down_revision = "0002"

_MOMENT = storage.types.UtcDateTime(timezone=True)


def _lifespan() -> sa.Column[int]:
    return sa.Column("refresh_token_lifespan", sa.Integer(), nullable=False, server_default="8640000")


def _grant_type() -> sa.Column[str]:
    return sa.Column("grant_type", sa.String(), nullable=False, server_default="authorization_code")


def upgrade() -> None:
    """Add columns and tables."""
    _connections()
    _authorizations()
    _tickets()
    _watermarks()
    _state_names()


def downgrade() -> None:
    """Drop them."""
    op.drop_table("state_names")
    op.drop_table("watermarks")
    with op.batch_alter_table("ticket_changes") as batch:
        batch.drop_column("written_by")
    with op.batch_alter_table("tickets") as batch:
        batch.drop_index("ix_tickets_sys_id")
        for name in ("change_type", "standard_template", "fields_not_set", "comments_seen"):
            batch.drop_column(name)
    with op.batch_alter_table("authorizations") as batch:
        for name in ("grant_type", "refresh_token_lifespan", "browser_digest", "told_at"):
            batch.drop_column(name)
    with op.batch_alter_table("connections") as batch:
        batch.drop_constraint("uq_connections_push_digest", type_="unique")
        for name in ("grant_type", "refresh_token_lifespan", "warned_days", "failing_since"):
            batch.drop_column(name)
        for name in ("rights", "push_digest", "pushed_at"):
            batch.drop_column(name)
        batch.alter_column("refresh_token", existing_type=sa.LargeBinary(), nullable=False)


def _connections() -> None:
    with op.batch_alter_table("connections") as batch:
        batch.alter_column("refresh_token", existing_type=sa.LargeBinary(), nullable=True)
        batch.add_column(_grant_type())
        batch.add_column(_lifespan())
        batch.add_column(sa.Column("warned_days", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("failing_since", _MOMENT, nullable=True))
        batch.add_column(sa.Column("rights", sa.JSON(), nullable=False, server_default="{}"))
        batch.add_column(sa.Column("push_digest", sa.String(), nullable=True))
        batch.add_column(sa.Column("pushed_at", _MOMENT, nullable=True))
        batch.create_unique_constraint("uq_connections_push_digest", ["push_digest"])


def _authorizations() -> None:
    with op.batch_alter_table("authorizations") as batch:
        batch.add_column(_grant_type())
        batch.add_column(_lifespan())
        batch.add_column(sa.Column("browser_digest", sa.String(), nullable=True))
        batch.add_column(sa.Column("told_at", _MOMENT, nullable=True))


def _tickets() -> None:
    with op.batch_alter_table("tickets") as batch:
        batch.add_column(sa.Column("change_type", sa.String(), nullable=True))
        batch.add_column(sa.Column("standard_template", sa.String(), nullable=True))
        batch.add_column(sa.Column("fields_not_set", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("comments_seen", sa.String(), nullable=True))
        batch.create_index("ix_tickets_sys_id", ["sys_id"])
    with op.batch_alter_table("ticket_changes") as batch:
        batch.add_column(sa.Column("written_by", sa.String(), nullable=False, server_default=""))


def _watermarks() -> None:
    op.create_table(
        "watermarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("instance_url", sa.String(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("sys_updated_on", _MOMENT, nullable=False),
        sa.Column("swept_at", _MOMENT, nullable=False),
        sa.Column("made_by", sa.JSON(), nullable=False),
        _of_workspace("watermarks"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watermarks")),
        sa.UniqueConstraint(
            "workspace_id",
            "instance_url",
            "table",
            name=op.f("uq_watermarks_workspace_id_instance_url_table"),
        ),
    )
    op.create_index("ix_watermarks_workspace_id", "watermarks", ["workspace_id"])


def _state_names() -> None:
    op.create_table(
        "state_names",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _of_workspace("state_names"),
        sa.PrimaryKeyConstraint("workspace_id", "table", "value", name=op.f("pk_state_names")),
    )


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"], ["workspaces.id"], name=f"fk_{table}_workspace_id_workspaces", ondelete="CASCADE"
    )
