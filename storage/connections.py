"""Connections: one per workspace, its secrets sealed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.secrets import KeyRing
from storage.tables import Connection, Workspace


@dataclass(frozen=True)
class Secrets:
    """A connection's secrets in the clear, for as long as a call needs them."""

    client_secret: str = field(repr=False)
    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    """None for client credentials."""


async def get(session: AsyncSession, workspace_id: int) -> Connection | None:
    """The workspace's connection, if it has one."""
    return await session.scalar(select(Connection).where(Connection.workspace_id == workspace_id))


async def get_to_replace(session: AsyncSession, workspace_id: int) -> Connection | None:
    """The workspace's connection, for a transaction that replaces it: who else would waits for its end.

    The workspace is locked, as there may be no connection to lock; not against rows that refer to it.
    """
    await session.execute(
        select(Workspace.id).where(Workspace.id == workspace_id).with_for_update(key_share=True)
    )
    return await get(session, workspace_id)


async def outages(session: AsyncSession) -> Sequence[datetime]:
    """Since when each instance that does not answer has not, of all workspaces, the longest first."""
    failing = select(Connection.failing_since).where(Connection.failing_since.is_not(None))
    found = await session.scalars(failing.order_by(Connection.failing_since))
    return [since for since in found if since is not None]


async def of_push(session: AsyncSession, digest: str) -> Connection | None:
    """The connection whose instance's push carries the secret with this hash."""
    return await session.scalar(select(Connection).where(Connection.push_digest == digest))


async def to_instance(session: AsyncSession, instance_url: str) -> Connection | None:
    """The connection to this instance, the oldest where several workspaces have one."""
    return await session.scalar(
        select(Connection).where(Connection.instance_url == instance_url).order_by(Connection.id).limit(1)
    )


async def replace(
    session: AsyncSession, keys: KeyRing, connection: Connection, secrets: Secrets
) -> Connection:
    """Put a proven connection in the place of whatever the workspace had."""
    await remove(session, connection.workspace_id)
    _seal(keys, connection, secrets)
    session.add(connection)
    await session.flush()
    return connection


async def remove(session: AsyncSession, workspace_id: int) -> None:
    """Forget the workspace's connection and its secrets."""
    await session.execute(delete(Connection).where(Connection.workspace_id == workspace_id))


def unseal(keys: KeyRing, connection: Connection) -> Secrets:
    """The connection's secrets; UnknownKey or Tampered where they do not open."""

    def opened(sealed: bytes, column: str) -> str:
        return keys.open(sealed, workspace_id=connection.workspace_id, column=f"connections.{column}")

    refresh_token = connection.refresh_token
    return Secrets(
        client_secret=opened(connection.client_secret, "client_secret"),
        access_token=opened(connection.access_token, "access_token"),
        refresh_token=opened(refresh_token, "refresh_token") if refresh_token is not None else None,
    )


async def claim_refresh(
    session: AsyncSession, connection: Connection, now: datetime, lease: timedelta
) -> bool:
    """Whether the caller is the one to refresh the access token of ``connection`` as read before.

    Everybody else waits for it; who read it before somebody else refreshed it reads it again.
    """
    claimed = await session.execute(
        update(Connection)
        .where(Connection.workspace_id == connection.workspace_id)
        .where(Connection.access_expires_at == connection.access_expires_at)
        .where(or_(Connection.refreshing_until.is_(None), Connection.refreshing_until < now))
        .values(refreshing_until=now + lease)
        .returning(Connection.id)
    )
    return claimed.first() is not None


async def refreshed(
    session: AsyncSession, keys: KeyRing, connection: Connection, secrets: Secrets, expires_at: datetime
) -> None:
    """Store a refreshed access token and end the lease."""
    held = await session.scalar(select(Connection).where(_same(connection)))
    if held is not None:
        _seal(keys, held, secrets)
        held.access_expires_at, held.refreshing_until = expires_at, None


async def refresh_failed(session: AsyncSession, connection: Connection) -> None:
    """End the lease, so that the next call may try again at once."""
    await session.execute(update(Connection).where(_same(connection)).values(refreshing_until=None))


async def note_success(session: AsyncSession, connection: Connection, now: datetime) -> None:
    """Remember when the instance of ``connection``, as read before, last answered as it should."""
    await session.execute(
        update(Connection)
        .where(_same(connection))
        .values(last_success_at=now, last_error=None, failing_since=None)
    )


async def note_push(session: AsyncSession, workspace_id: int, now: datetime) -> None:
    """Remember when the instance's push last came."""
    await session.execute(
        update(Connection).where(Connection.workspace_id == workspace_id).values(pushed_at=now)
    )


async def note_failure(
    session: AsyncSession,
    connection: Connection,
    error: str,
    *,
    token_refused: bool,
    down_at: datetime | None,
) -> None:
    """Remember how the last call over ``connection``, as read before, failed.

    A refused access token counts as expired from now on, unless there has been another since.
    ``down_at`` is when the instance was found not to answer, None where it did.
    """
    since = Connection.failing_since
    failing_since = func.coalesce(since, literal(down_at, since.type)) if down_at else None
    await session.execute(
        update(Connection).where(_same(connection)).values(last_error=error, failing_since=failing_since)
    )
    if token_refused:
        await session.execute(
            update(Connection)
            .where(_same(connection), Connection.access_expires_at == connection.access_expires_at)
            .values(access_expires_at=connection.authorized_at)
        )


async def needs_authorization(session: AsyncSession, connection: Connection) -> bool:
    """The refresh token is dead; False where the connection was replaced or removed meanwhile."""
    marked = await session.execute(
        update(Connection)
        .where(_same(connection))
        .values(needs_authorization=True, last_error="CredentialsRefused", refreshing_until=None)
        .returning(Connection.id)
    )
    return marked.first() is not None


async def aging(session: AsyncSession) -> Sequence[Connection]:
    """Those in use that end with their refresh token."""
    found = await session.scalars(
        select(Connection).where(
            Connection.refresh_token.is_not(None), Connection.needs_authorization.is_(False)
        )
    )
    return found.all()


async def warned(session: AsyncSession, connection: Connection, days: int) -> bool:
    """Whether the caller is the one to warn of its end in so many days: true once for each number."""
    marked = await session.execute(
        update(Connection)
        .where(_same(connection))
        .where(or_(Connection.warned_days.is_(None), Connection.warned_days > days))
        .values(warned_days=days)
        .returning(Connection.id)
    )
    return marked.first() is not None


async def note_write(session: AsyncSession, workspace_id: int, table: str, *, allowed: bool) -> None:
    """Remember whether the integration user may write the table, as the instance has just shown."""
    # Locked: of two tables that are seen at once, neither may be lost.
    held = select(Connection).where(Connection.workspace_id == workspace_id).with_for_update()
    connection = await session.scalar(held.execution_options(populate_existing=True))
    if connection is None or connection.rights.get(table, {}).get("write") is allowed:
        return
    # A new object, as changes inside of a JSON value are not seen.
    connection.rights = {**connection.rights, table: {**connection.rights.get(table, {}), "write": allowed}}


def _same(connection: Connection) -> ColumnElement[bool]:
    """The row, unless somebody authorized anew since it was read: that one's tokens are not ours to touch."""
    return and_(
        Connection.workspace_id == connection.workspace_id,
        Connection.authorized_at == connection.authorized_at,
    )


def _seal(keys: KeyRing, connection: Connection, secrets: Secrets) -> None:
    def sealed(secret: str, column: str) -> bytes:
        return keys.seal(secret, workspace_id=connection.workspace_id, column=f"connections.{column}")

    connection.client_secret = sealed(secrets.client_secret, "client_secret")
    connection.access_token = sealed(secrets.access_token, "access_token")
    if secrets.refresh_token is not None:
        connection.refresh_token = sealed(secrets.refresh_token, "refresh_token")
