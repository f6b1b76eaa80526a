"""Tokens that are owed a revocation."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import claims
from storage.errors import StorageError
from storage.secrets import KeyRing
from storage.tables import Revocation

_COLUMN = "revocations.token"


def add(
    session: AsyncSession, keys: KeyRing, workspace_id: int, instance_url: str, token: str, now: datetime
) -> Revocation:
    """Owe ``instance_url`` the revocation of ``token``."""
    sealed = keys.seal(token, workspace_id=workspace_id, column=_COLUMN)
    owed = Revocation(workspace_id=workspace_id, instance_url=instance_url, token=sealed, next_attempt_at=now)
    session.add(owed)
    return owed


async def claim_due(
    session: AsyncSession, now: datetime, lease: timedelta, limit: int
) -> Sequence[Revocation]:
    """Those to try now, claimed by putting off their next attempt by ``lease``."""
    return await claims.claim(session, Revocation, now, lease, limit)


async def forget(session: AsyncSession, keys: KeyRing, workspace_id: int, tokens: set[str]) -> None:
    """Owe no revocation of ``tokens`` any more: the instance has handed them out again."""
    owed = await session.scalars(select(Revocation).where(Revocation.workspace_id == workspace_id))
    for revocation in owed.all():
        try:
            is_in_use = unseal(keys, revocation) in tokens
        except StorageError:
            continue
        if is_in_use:
            await session.delete(revocation)


def unseal(keys: KeyRing, revocation: Revocation) -> str:
    """The token."""
    return keys.open(revocation.token, workspace_id=revocation.workspace_id, column=_COLUMN)


async def done(session: AsyncSession, revocation: Revocation) -> None:
    """Forget it: it was revoked, or has died of age."""
    await session.execute(
        delete(Revocation).where(
            Revocation.workspace_id == revocation.workspace_id, Revocation.id == revocation.id
        )
    )
