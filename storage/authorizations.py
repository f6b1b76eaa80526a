"""Authorizations under way: single use, short-lived, found by the digest of their state."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.secrets import KeyRing
from storage.tables import Authorization

_KEEP = timedelta(
    days=1
)  # so that a link used late gets "expired", not "unknown", while anyone may still ask


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


async def add(
    session: AsyncSession, keys: KeyRing, draft: Draft, *, state: str, expires_at: datetime
) -> None:
    """Store a draft under its state; drafts that expired are forgotten."""
    await session.execute(delete(Authorization).where(Authorization.expires_at < expires_at - _KEEP))
    session.add(
        Authorization(
            state_digest=_digest(state),
            workspace_id=draft.workspace_id,
            user_id=draft.user_id,
            instance_url=draft.instance_url,
            client_id=draft.client_id,
            user_name=draft.user_name,
            client_secret=_seal(keys, draft.workspace_id, "client_secret", draft.client_secret),
            code_verifier=_seal(keys, draft.workspace_id, "code_verifier", draft.code_verifier),
            expires_at=expires_at,
        )
    )


async def use(session: AsyncSession, keys: KeyRing, *, state: str, now: datetime) -> Draft | None:
    """The draft of this state, once and before it expires; None ever after."""
    found = await session.scalar(
        update(Authorization)
        .where(Authorization.state_digest == _digest(state))
        .where(Authorization.used_at.is_(None), Authorization.expires_at > now)
        .values(used_at=now)
        .returning(Authorization)
    )
    if found is None:
        return None
    return Draft(
        workspace_id=found.workspace_id,
        user_id=found.user_id,
        instance_url=found.instance_url,
        client_id=found.client_id,
        user_name=found.user_name,
        client_secret=_open(keys, found.workspace_id, "client_secret", found.client_secret),
        code_verifier=_open(keys, found.workspace_id, "code_verifier", found.code_verifier),
    )


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()


def _seal(keys: KeyRing, workspace_id: int, column: str, secret: str) -> bytes:
    return keys.seal(secret, workspace_id=workspace_id, column=f"authorizations.{column}")


def _open(keys: KeyRing, workspace_id: int, column: str, sealed: bytes) -> str:
    return keys.open(sealed, workspace_id=workspace_id, column=f"authorizations.{column}")
