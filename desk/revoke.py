"""Revoke the tokens that nobody needs any more."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from desk.context import Desk
from servicenow import oauth
from servicenow.errors import ServiceNowError
from storage import revocations
from storage.errors import StorageError
from storage.tables import Revocation

_LEASE = timedelta(minutes=5)
_AT_ONCE = 10
_MOST_ATTEMPTS = 50
"""Some four hours; what could not be revoked by then dies by its age."""


async def revoke_due(desk: Desk) -> None:
    """Try each that is due once; one that fails is tried again in five minutes."""
    async with desk.database.transaction() as session:
        due = await revocations.claim_due(session, desk.now(), _LEASE, _AT_ONCE)
    for revocation in due:
        await _try(desk, revocation)


async def revoke_now(desk: Desk, owed: Sequence[Revocation]) -> None:
    """Try these, and no others, while somebody waits; what fails is left to `revoke_due`."""
    await asyncio.gather(*(_try(desk, revocation) for revocation in owed))


async def _try(desk: Desk, revocation: Revocation) -> None:
    if await _is_settled(desk, revocation):
        async with desk.database.transaction() as session:
            await revocations.done(session, revocation)


async def _is_settled(desk: Desk, revocation: Revocation) -> bool:
    """Whether the token is revoked, or no further try is of use: without its key nobody can read it."""
    try:
        await oauth.revoke(desk.http, revocation.instance_url, revocations.unseal(desk.keys, revocation))
    except StorageError:
        return True
    except ServiceNowError:
        return revocation.attempts >= _MOST_ATTEMPTS
    return True
