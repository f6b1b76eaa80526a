"""The instance's side of a check-up: from outside, with the client's secret, and as the integration user."""

import asyncio
from datetime import timedelta

from desk.checks_of_connection import CONNECTION
from desk.context import Desk
from desk.errors import NeedsAuthorization, NotConnected
from desk.instance import LEASE, LOOK_AGAIN_SECONDS, calling, oauth_client
from servicenow.checks import address, client as client_check, identity, rounds, token_endpoint, writing
from servicenow.checks.finding import Finding
from servicenow.checks.patient import Insider, Patient
from servicenow.checks.unseen import COMES_AFTER, TOO_SLOW, not_asked, unseen
from servicenow.client import Instance
from servicenow.errors import NotAnswering, ServiceNowError
from servicenow.identity import current_user
from servicenow.oauth import OAuthClient, Token
from storage import audit, connections, people
from storage.connections import Secrets
from storage.errors import StorageError
from storage.tables import Connection

WRITE_SECONDS = 12.0
"""For a test ticket: as long as three checks, as it takes about three calls."""

_INSIDE = (identity.NAME, *(name for name, _ in rounds.INSIDE), writing.NAME)
NEEDS_CONNECTION = (
    address.NAME,
    *(name for name, _ in rounds.OUTSIDE),
    client_check.NAME,
    *_INSIDE,
)


async def look(desk: Desk, connection: Connection, write_as: str | None, seconds: float) -> list[Finding]:
    """Every check of the instance; a test ticket only for ``write_as``."""
    secrets = _secrets(desk, connection)
    secret = secrets.client_secret if secrets else ""
    client = oauth_client(desk, connection.instance_url, connection.client_id, secret)
    patient = Patient(desk.http, client, desk.allowed_hosts, desk.now)
    outside = await rounds.from_outside(patient, seconds)
    blocking = next((finding.check for finding in outside if finding.blocks), "")
    if blocking == address.NAME:
        return [*outside, *come_after(blocking, client_check.NAME, *_INSIDE)]
    if secrets is None:
        return [*outside, client_check.LOST_KEY.found(), *come_after(client_check.NAME, *_INSIDE)]
    inside = _inside(desk, connection, client, write_as, seconds)
    if blocking == token_endpoint.NAME:
        found = await inside
        return [*outside, *come_after(blocking, client_check.NAME), *_explained(found, blocking)]
    accepted, found = await asyncio.gather(_client(desk, connection, seconds), inside)
    return [*outside, *accepted, *found]


def come_after(first: str, *checks: str) -> list[Finding]:
    """These cannot be made before the check ``first`` is well."""
    return [unseen(check, COMES_AFTER, first) for check in checks]


async def write(
    desk: Desk,
    connection: Connection,
    instance: Instance,
    write_as: str,
    seconds: float = WRITE_SECONDS,
) -> list[Finding]:
    """Make a test ticket and take it back, on behalf of ``write_as``; raises nothing of the instance's.

    In ``seconds`` in all: a ticket that was made by then is to be looked for.
    """
    workspace_id, url = connection.workspace_id, connection.instance_url
    async with desk.database.transaction() as session:
        audit.record(session, workspace_id, write_as, "write_test_ticket", url, desk.now())
    try:
        async with asyncio.timeout(seconds):
            return await writing.probe(instance, desk.now())
    except TimeoutError:
        return [writing.UNSURE.found(title=writing.TITLE)]


def _secrets(desk: Desk, connection: Connection) -> Secrets | None:
    try:
        return connections.unseal(desk.keys, connection)
    except StorageError:
        return None


def _explained(found: list[Finding], cause: str) -> list[Finding]:
    """Where nothing could be seen from inside, the reason is the one that showed from outside."""
    is_shut = any(finding.check == identity.NAME and finding.blocks for finding in found)
    return come_after(cause, *_INSIDE) if is_shut else found


async def _client(desk: Desk, connection: Connection, seconds: float) -> list[Finding]:
    async def asked() -> list[Finding]:
        held = await _claimed(desk, connection)
        return [await _refreshed(desk, held) if held else unseen(client_check.NAME, "odd")]

    return [*await rounds.bounded(client_check.NAME, seconds, asked())]


async def _claimed(desk: Desk, connection: Connection) -> Connection | None:
    """The connection as it is once nobody else refreshes its token; None where it was replaced or removed."""
    while True:
        async with desk.database.transaction() as session:
            held = await connections.get(session, connection.workspace_id)
            if held is None or held.authorized_at != connection.authorized_at:
                return None
            if await connections.claim_refresh(session, held, desk.now(), LEASE):
                return held
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def _refreshed(desk: Desk, connection: Connection) -> Finding:
    """What came of a refresh; it ends the lease also where it is cut off."""
    secrets = connections.unseal(desk.keys, connection)
    client = oauth_client(desk, connection.instance_url, connection.client_id, secrets.client_secret)
    try:
        finding, token = await client_check.probe(desk.http, client, secrets.refresh_token)
        if token is not None:
            await _keep(desk, connection, secrets, token)
    finally:
        async with desk.database.transaction() as session:
            await connections.refresh_failed(session, connection)
    return finding


async def _keep(desk: Desk, connection: Connection, held: Secrets, token: Token) -> None:
    """An instance that gives other tokens than we hold may have ended ours: the new ones are stored."""
    refresh_token = token.refresh_token or held.refresh_token
    if (token.access_token, refresh_token) == (held.access_token, held.refresh_token):
        return
    renewed = Secrets(held.client_secret, token.access_token, refresh_token)
    expires_at = desk.now() + timedelta(seconds=token.expires_in)
    async with desk.database.transaction() as session:
        await connections.refreshed(session, desk.keys, connection, renewed, expires_at)


async def _inside(
    desk: Desk, connection: Connection, client: OAuthClient, write_as: str | None, seconds: float
) -> list[Finding]:
    """Who the token's owner is, and what that user sees."""
    if connection.needs_authorization:
        return come_after(CONNECTION, *_INSIDE)
    found: list[Finding] = []
    try:
        async with calling(desk, connection.workspace_id) as instance:
            async with asyncio.timeout(seconds):
                proven = await identity.probe(instance, connection.user_name)
                user = await current_user(instance)
            insider = _insider(desk, connection, client, instance, user.user_sys_id)
            found = [proven, *await rounds.from_inside(insider, seconds)]
            if not rounds.is_any_answered(found[1:]):
                # An outage goes on though somebody was told who the user is.
                raise NotAnswering("no check was answered", maybe_done=False)
            if write_as is None:
                return [*found, writing.NOT_TRIED.found()]
            return [*found, *await write(desk, connection, instance, write_as, 3 * seconds)]
    except (NeedsAuthorization, NotConnected):
        return come_after(client_check.NAME, *_INSIDE)
    except TimeoutError:
        unproven = unseen(identity.NAME, TOO_SLOW)
    except ServiceNowError as error:
        if found:
            return [*found, not_asked(writing.NAME, error)]
        unproven = identity.judge(error)
    return [unproven, *come_after(identity.NAME, *_INSIDE[1:])]


def _insider(
    desk: Desk, connection: Connection, client: OAuthClient, instance: Instance, user_sys_id: str
) -> Insider:
    async def is_in_slack(email: str) -> bool:
        async with desk.database.reading() as session:
            return bool(await people.by_emails(session, connection.workspace_id, [email]))

    return Insider(
        instance=instance,
        client=client,
        authorized_at=connection.authorized_at,
        user_sys_id=user_sys_id,
        logs_in=connection.grant_type == "authorization_code",
        is_in_slack=is_in_slack,
    )
