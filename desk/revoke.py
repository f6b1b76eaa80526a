"""Revoke the tokens that nobody needs any more."""

from datetime import timedelta

from desk.context import Desk
from servicenow import oauth
from servicenow.errors import ServiceNowError
from storage import revocations

_LEASE = timedelta(minutes=5)
_AT_ONCE = 10
_MOST_ATTEMPTS = 50
"""Some four hours; what could not be revoked by then dies by its age."""


async def revoke_due(desk: Desk) -> None:
    """Try each that is due once; one that fails is tried again in five minutes."""
    async with desk.database.transaction() as session:
        due = await revocations.claim_due(session, desk.now(), _LEASE, _AT_ONCE)
    for revocation in due:
        try:
            await oauth.revoke(desk.http, revocation.instance_url, revocations.unseal(desk.keys, revocation))
        except ServiceNowError:
            if revocation.attempts < _MOST_ATTEMPTS:
                continue
        async with desk.database.transaction() as session:
            await revocations.done(session, revocation)
