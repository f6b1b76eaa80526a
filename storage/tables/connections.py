"""The connection to ServiceNow: proven, under way, or to be revoked."""

from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, of_workspace

REFRESH_TOKEN_SECONDS = 8_640_000
"""ServiceNow's default life of a refresh token: 100 days from the authorization."""


class Connection(Base):
    """The workspace's connection to one ServiceNow instance, as its integration user; secrets are sealed."""

    __tablename__ = "connections"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), unique=True)
    instance_url: Mapped[str]
    client_id: Mapped[str]
    client_secret: Mapped[bytes]
    user_name: Mapped[str]
    grant_type: Mapped[Literal["authorization_code", "client_credentials"]] = mapped_column(
        String, default="authorization_code"
    )
    """How the tokens were got: by a person who allowed it in the browser, or by the client's own secret."""
    access_token: Mapped[bytes]
    access_expires_at: Mapped[datetime]
    refresh_token: Mapped[bytes | None]
    """None for client credentials, which need none."""
    refresh_token_lifespan: Mapped[int] = mapped_column(default=REFRESH_TOKEN_SECONDS)
    """Seconds from the authorization; refreshing does not lengthen it."""
    warned_days: Mapped[int | None]
    """How many days before the refresh token's end its owner was last warned."""
    authorized_at: Mapped[datetime]
    authorized_by: Mapped[str]
    refreshing_until: Mapped[datetime | None]
    """The lease of whoever refreshes the access token just now."""
    last_success_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    """Name of the error that the last call ended with; None after a success."""
    failing_since: Mapped[datetime | None]
    """When the instance stopped answering; None while it answers."""
    needs_authorization: Mapped[bool] = mapped_column(default=False)
    rights: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What the integration user may do: table -> {"read": bool, "write": bool}, where it is known."""
    push_digest: Mapped[str | None] = mapped_column(unique=True)
    """SHA-256, in hex, of the secret that the instance's push carries; None where no push was set up."""
    pushed_at: Mapped[datetime | None]
    """When the last push came."""

    @property
    def refresh_token_ends_at(self) -> datetime:
        """When the refresh token dies, whatever is done with it."""
        return self.authorized_at + timedelta(seconds=self.refresh_token_lifespan)


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
    grant_type: Mapped[Literal["authorization_code", "client_credentials"]] = mapped_column(
        String, default="authorization_code"
    )
    """With client credentials nobody is sent anywhere: a job asks for the token."""
    code_verifier: Mapped[bytes]
    refresh_token_lifespan: Mapped[int] = mapped_column(default=REFRESH_TOKEN_SECONDS)
    expires_at: Mapped[datetime]
    browser_digest: Mapped[str | None]
    """SHA-256, in hex, of the cookie of the browser that went on from the link; None until one does."""
    used_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    """When whoever asked was told how it ended, also that nobody came back from ServiceNow."""


class Revocation(Base):
    """A token we have no more use for and owe the instance to revoke."""

    __tablename__ = "revocations"

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    instance_url: Mapped[str]
    token: Mapped[bytes]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]


class Watermark(Base):
    """How far one table of one instance has been read back."""

    __tablename__ = "watermarks"
    __table_args__ = (UniqueConstraint("workspace_id", "instance_url", "table"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = of_workspace()
    instance_url: Mapped[str]
    table: Mapped[str]
    sys_updated_on: Mapped[datetime]
    """Everything that was changed before this has been read."""
    swept_at: Mapped[datetime]
    """When every followed ticket was last read by its sys_id."""
    made_by: Mapped[list[str]] = mapped_column(default=list)
    """The user_names of who made the records: the integration user, and those it was before."""
