"""The workspace's ServiceNow instance, called with a token that is alive.

One refresh at a time per connection: in a process the callers share one task, and of the processes one claims
the lease and refreshes, while the others wait for the result. The old tokens stay stored until new ones have
been handed out.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from desk.context import Desk
from desk.errors import NeedsAuthorization, NotConnected
from servicenow import oauth
from servicenow.client import Instance
from servicenow.errors import (
    AmbiguousRecord,
    BadQueryValue,
    CredentialsRefused,
    FileTooLarge,
    NoSuchApi,
    NotAnswering,
    NotJson,
    RecordNotFound,
    RefusedByRule,
    ServiceNowError,
    StandardChangeDenied,
)
from storage import connections, notices
from storage.connections import Secrets
from storage.tables import Connection

_RENEW_BEFORE = timedelta(seconds=10)
"""Not sooner: an instance gives the same access token again for as long as it lives."""
LEASE = timedelta(seconds=45)
"""Longer than a refresh can take: the client gives up after 30 s."""
LOOK_AGAIN_SECONDS = 0.1
_ABOUT_THE_REQUEST = (
    AmbiguousRecord,
    BadQueryValue,
    FileTooLarge,
    NoSuchApi,
    RecordNotFound,
    RefusedByRule,
    StandardChangeDenied,
)
"""Errors that say nothing of the connection."""


@asynccontextmanager
async def calling(desk: Desk, workspace_id: int) -> AsyncIterator[Instance]:
    """The instance, for some calls; how they end is remembered for the connection's status.

    Raises NotConnected or NeedsAuthorization, and what the calls raise. After a CredentialsRefused the
    access token counts as expired, so that the next call begins with a refresh.
    """
    connection = await _connection(desk, workspace_id)
    instance = desk.instances.get(workspace_id)
    if instance is None or instance.url != connection.instance_url:
        access_token = partial(_access_token, desk, workspace_id, connection.instance_url)
        instance = Instance(desk.http, connection.instance_url, access_token, desk.now)
        desk.instances[workspace_id] = instance
    try:
        yield instance
    except _ABOUT_THE_REQUEST:
        raise
    except ServiceNowError as error:
        async with desk.database.transaction() as session:
            await connections.note_failure(
                session,
                connection,
                type(error).__name__,
                token_refused=isinstance(error, CredentialsRefused),
                down_at=desk.now() if isinstance(error, NotAnswering | NotJson) else None,
            )
        raise
    async with desk.database.transaction() as session:
        await connections.note_success(session, connection, desk.now())


def oauth_client(desk: Desk, instance_url: str, client_id: str, client_secret: str) -> oauth.OAuthClient:
    """Our entry in the instance's OAuth registry."""
    return oauth.OAuthClient(instance_url, client_id, client_secret, desk.redirect_uri)


async def _connection(desk: Desk, workspace_id: int) -> Connection:
    async with desk.database.reading() as session:
        connection = await connections.get(session, workspace_id)
    if connection is None:
        raise NotConnected
    if connection.needs_authorization:
        raise NeedsAuthorization
    return connection


async def _access_token(desk: Desk, workspace_id: int, instance_url: str) -> str:
    connection = await _connection(desk, workspace_id)
    if not _lives(desk, connection):
        # Shielded: a caller that gives up neither loses the new token nor leaves the lease behind.
        await asyncio.shield(_refreshing(desk, workspace_id))
        connection = await _connection(desk, workspace_id)
    if connection.instance_url != instance_url:
        # Another instance was connected during the call: this one must not see its token.
        raise NotConnected
    return connections.unseal(desk.keys, connection).access_token


def _lives(desk: Desk, connection: Connection) -> bool:
    return connection.access_expires_at - desk.now() > _RENEW_BEFORE


def _refreshing(desk: Desk, workspace_id: int) -> asyncio.Task[None]:
    """The refresh that is under way in this process, or a new one."""
    task = desk.refreshing.get(workspace_id)
    if task is None:
        task = asyncio.create_task(_have_refreshed(desk, workspace_id))
        desk.refreshing[workspace_id] = task
        task.add_done_callback(lambda _: desk.refreshing.pop(workspace_id))
    return task


async def _have_refreshed(desk: Desk, workspace_id: int) -> None:
    """Refresh, or wait for another process to do so; no longer than it can hold the lease."""
    until = desk.now() + LEASE
    while not _lives(desk, connection := await _connection(desk, workspace_id)):
        secrets = connections.unseal(desk.keys, connection)
        async with desk.database.transaction() as session:
            ours = await connections.claim_refresh(session, connection, desk.now(), LEASE)
        if ours:
            await _refresh(desk, connection, secrets)
            return
        if desk.now() > until:
            raise NotAnswering("nobody could refresh the access token", maybe_done=False)
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def _refresh(desk: Desk, connection: Connection, secrets: Secrets) -> None:
    client = oauth_client(desk, connection.instance_url, connection.client_id, secrets.client_secret)
    try:
        token = await _new_token(desk, client, secrets)
    except CredentialsRefused as error:
        await _ask_for_authorization(desk, connection)
        raise NeedsAuthorization from error
    except ServiceNowError:
        async with desk.database.transaction() as session:
            await connections.refresh_failed(session, connection)
        raise
    renewed = Secrets(secrets.client_secret, token.access_token, token.refresh_token or secrets.refresh_token)
    expires_at = desk.now() + timedelta(seconds=token.expires_in)
    async with desk.database.transaction() as session:
        await connections.refreshed(session, desk.keys, connection, renewed, expires_at)


async def _new_token(desk: Desk, client: oauth.OAuthClient, secrets: Secrets) -> oauth.Token:
    if secrets.refresh_token is None:
        return await oauth.client_credentials(desk.http, client)
    return await oauth.refresh(desk.http, client, secrets.refresh_token)


async def _ask_for_authorization(desk: Desk, connection: Connection) -> None:
    """The refresh token is dead: only a person can go on from here, and its owner is told once."""
    async with desk.database.transaction() as session:
        if await connections.needs_authorization(session, connection):
            notices.add(
                session,
                connection.workspace_id,
                connection.authorized_by,
                "notice-authorize-again",
                {"instance": connection.instance_url},
                desk.now(),
            )
    desk.promised.set()
