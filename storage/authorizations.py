"""Authorizations under way: single use, short-lived, found by the digest of their state."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.secrets import KeyRing
from storage.tables import Authorization
from storage.tables.connections import REFRESH_TOKEN_SECONDS

_KEEP = timedelta(
    days=1
)  # so that a link used late gets "expired", not "unknown", while anyone may still ask

GrantType = Literal["authorization_code", "client_credentials"]


@dataclass(frozen=True)
class Draft:
    """A connection that somebody asks for and nobody has proven yet."""

    workspace_id: int
    user_id: str
    instance_url: str
    client_id: str
    user_name: str
    client_secret: str = field(repr=False)
    code_verifier: str = field(repr=False)
    """Empty for client credentials."""
    grant_type: GrantType = "authorization_code"
    refresh_token_lifespan: int = REFRESH_TOKEN_SECONDS
    """Seconds."""


async def add(
    session: AsyncSession, keys: KeyRing, draft: Draft, *, state: str, expires_at: datetime
) -> None:
    """Store a draft under its state; drafts that expired are forgotten."""
    await session.execute(delete(Authorization).where(Authorization.expires_at < expires_at - _KEEP))
    session.add(
        Authorization(
            state_digest=digest(state),
            workspace_id=draft.workspace_id,
            user_id=draft.user_id,
            instance_url=draft.instance_url,
            client_id=draft.client_id,
            user_name=draft.user_name,
            grant_type=draft.grant_type,
            refresh_token_lifespan=draft.refresh_token_lifespan,
            client_secret=_seal(keys, draft.workspace_id, "client_secret", draft.client_secret),
            code_verifier=_seal(keys, draft.workspace_id, "code_verifier", draft.code_verifier),
            expires_at=expires_at,
        )
    )


async def get(session: AsyncSession, state: str) -> Authorization | None:
    """The row of this state, whatever became of it; its secrets stay sealed."""
    return await session.get(Authorization, digest(state))


async def bind(
    session: AsyncSession, keys: KeyRing, *, state: str, browser: str, now: datetime
) -> Draft | None:
    """The draft of this state for the first browser that asks, and for no other; None where it is over."""
    found = await session.scalar(
        update(Authorization)
        .where(*_waiting(state, now))
        .where(or_(Authorization.browser_digest.is_(None), Authorization.browser_digest == digest(browser)))
        .values(browser_digest=digest(browser))
        .returning(Authorization)
    )
    return unseal(keys, found) if found is not None else None


async def use(
    session: AsyncSession, keys: KeyRing, *, state: str, browser: str, now: datetime
) -> Draft | None:
    """The draft of this state, for its browser, once and before it expires; None ever after."""
    found = await session.scalar(
        update(Authorization)
        .where(*_waiting(state, now), Authorization.browser_digest == digest(browser))
        .values(used_at=now)
        .returning(Authorization)
    )
    return unseal(keys, found) if found is not None else None


async def claim_client_credentials(session: AsyncSession, now: datetime) -> Authorization | None:
    """One that no browser is needed for, used by this; None where there is none."""
    due = (
        select(Authorization.state_digest)
        .where(Authorization.grant_type == "client_credentials")
        .where(Authorization.used_at.is_(None), Authorization.expires_at > now)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return await session.scalar(
        update(Authorization)
        .where(Authorization.state_digest == due.scalar_subquery(), Authorization.used_at.is_(None))
        .values(used_at=now)
        .returning(Authorization)
    )


async def unreturned(session: AsyncSession, now: datetime) -> Sequence[Authorization]:
    """Those that were gone on with, whose time is over, and of which nobody was told how they ended."""
    begun = or_(Authorization.browser_digest.is_not(None), Authorization.grant_type == "client_credentials")
    found = await session.scalars(
        select(Authorization).where(begun, Authorization.told_at.is_(None), Authorization.expires_at <= now)
    )
    return found.all()


async def is_superseded(session: AsyncSession, authorization: Authorization) -> bool:
    """Whether the same person has asked again since."""
    later = await session.scalar(
        select(Authorization.state_digest)
        .where(Authorization.workspace_id == authorization.workspace_id)
        .where(Authorization.user_id == authorization.user_id)
        .where(Authorization.expires_at > authorization.expires_at)
        .limit(1)
    )
    return later is not None


async def told(session: AsyncSession, state_digest: str, now: datetime) -> bool:
    """Whether the caller is the one to tell how it ended: true once."""
    marked = await session.execute(
        update(Authorization)
        .where(Authorization.state_digest == state_digest, Authorization.told_at.is_(None))
        .values(told_at=now)
        .returning(Authorization.state_digest)
    )
    return marked.first() is not None


def digest(secret: str) -> str:
    """SHA-256 in hex: what is stored of a state or of a browser's cookie."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _waiting(state: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Authorization.state_digest == digest(state),
        Authorization.used_at.is_(None),
        Authorization.expires_at > now,
    )


def unseal(keys: KeyRing, row: Authorization) -> Draft:
    """The draft with its secrets; UnknownKey or Tampered where they do not open."""

    def opened(sealed: bytes, column: str) -> str:
        return keys.open(sealed, workspace_id=row.workspace_id, column=f"authorizations.{column}")

    return Draft(
        workspace_id=row.workspace_id,
        user_id=row.user_id,
        instance_url=row.instance_url,
        client_id=row.client_id,
        user_name=row.user_name,
        client_secret=opened(row.client_secret, "client_secret"),
        code_verifier=opened(row.code_verifier, "code_verifier"),
        grant_type=row.grant_type,
        refresh_token_lifespan=row.refresh_token_lifespan,
    )


def _seal(keys: KeyRing, workspace_id: int, column: str, secret: str) -> bytes:
    return keys.seal(secret, workspace_id=workspace_id, column=f"authorizations.{column}")
