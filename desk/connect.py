"""Connect ServiceNow: draft, authorize in the browser, prove whose token came back, keep it."""

import secrets as random
from dataclasses import dataclass, field
from datetime import timedelta

from desk.access import Role, require
from desk.context import Desk
from desk.errors import (
    AuthorizationDenied,
    AuthorizationExpired,
    ConnectFailed,
    DeskError,
    NoRefreshToken,
    NotAllowed,
    NotConnected,
)
from desk.instance import oauth_client
from desk.revoke import revoke_due
from servicenow import oauth
from servicenow.client import Instance
from servicenow.errors import ServiceNowError
from servicenow.hosts import allowed_instance_url
from servicenow.identity import prove_identity
from storage import audit, authorizations, connections, notices, people, revocations, tickets
from storage.authorizations import Draft
from storage.connections import Secrets
from storage.database import Session
from storage.errors import StorageError
from storage.tables import Connection, Person

_LINK_LIFE = timedelta(minutes=10)


@dataclass(frozen=True)
class ConnectRequest:
    """What an admin filled in."""

    instance: str
    client_id: str
    user_name: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True)
class Connected:
    """What the browser is told after a proven return."""

    instance_url: str
    user_name: str
    user_id: str


async def begin(desk: Desk, person: Person, request: ConnectRequest) -> str:
    """Store the draft and return the instance's authorize URL, good for ten minutes and one use.

    Raises NotAllowed, or HostNotAllowed for an instance the operator does not allow.
    """
    require(person, Role.ADMIN)
    instance_url = allowed_instance_url(request.instance, desk.allowed_hosts)
    state = random.token_hex(16)
    client = oauth_client(desk, instance_url, request.client_id, request.client_secret)
    sent_to = oauth.authorization_request(client, state)
    draft = Draft(
        workspace_id=person.workspace_id,
        user_id=person.user_id,
        instance_url=instance_url,
        client_id=request.client_id,
        user_name=request.user_name,
        client_secret=request.client_secret,
        code_verifier=sent_to.code_verifier,
    )
    async with desk.database.transaction() as session:
        await authorizations.add(session, desk.keys, draft, state=state, expires_at=desk.now() + _LINK_LIFE)
    return sent_to.url


async def finish(desk: Desk, state: str, code: str) -> Connected:
    """The browser is back: exchange the code, prove the identity, and only then replace what was there.

    Raises ConnectFailed: its reason is AuthorizationExpired, AuthorizationDenied, NoRefreshToken, NotAllowed
    for who is no admin any more, a ServiceNowError, or a StorageError where the key of the draft's secrets is
    lost. Tokens that are not kept are revoked at once.
    """
    try:
        draft = await _draft(desk, state)
        await _connect(desk, draft, code)
    except (DeskError, ServiceNowError, StorageError) as reason:
        raise ConnectFailed(reason) from reason
    return Connected(draft.instance_url, draft.user_name, draft.user_id)


async def remove(desk: Desk, person: Person) -> None:
    """Forget the connection; its tokens are revoked by `revoke`, its tickets stay listed, not followed.

    Raises NotAllowed or NotConnected.
    """
    require(person, Role.ADMIN)
    async with desk.database.transaction() as session:
        connection = await connections.get(session, person.workspace_id)
        if connection is None:
            raise NotConnected
        _owe_revocation(session, desk, connection)
        await connections.remove(session, person.workspace_id)
        await tickets.follow(session, person.workspace_id, None)
        audit.record(
            session, person.workspace_id, person.user_id, "disconnect", connection.instance_url, desk.now()
        )
    desk.promised.set()


async def status(desk: Desk, workspace_id: int) -> Connection | None:
    """The workspace's connection, for showing; its secrets stay sealed."""
    async with desk.database.reading() as session:
        return await connections.get(session, workspace_id)


async def _draft(desk: Desk, state: str) -> Draft:
    async with desk.database.transaction() as session:
        draft = await authorizations.use(session, desk.keys, state=state, now=desk.now())
    if draft is None:
        raise AuthorizationExpired
    return draft


async def _connect(desk: Desk, draft: Draft, code: str) -> None:
    if not code:
        raise AuthorizationDenied
    client = oauth_client(desk, draft.instance_url, draft.client_id, draft.client_secret)
    token = await oauth.exchange_code(desk.http, client, code, draft.code_verifier)
    try:
        held = await _proven(desk, draft, token)
    except (DeskError, ServiceNowError):
        await _give_back(desk, draft, token)
        raise
    await _keep(desk, draft, held, token.expires_in)


async def _proven(desk: Desk, draft: Draft, token: oauth.Token) -> Secrets:
    """What to keep, once it is certain that it lasts, whose it is, and that an admin still wants it."""
    if not token.refresh_token:
        raise NoRefreshToken

    async def access_token() -> str:
        return token.access_token

    await prove_identity(Instance(desk.http, draft.instance_url, access_token), draft.user_name)
    async with desk.database.reading() as session:
        person = await people.get(session, draft.workspace_id, draft.user_id)
    if person is None:
        raise NotAllowed(Role.ADMIN.name.lower())
    require(person, Role.ADMIN)
    return Secrets(draft.client_secret, token.access_token, token.refresh_token)


async def _keep(desk: Desk, draft: Draft, held: Secrets, expires_in: int) -> None:
    now = desk.now()
    connection = Connection(
        workspace_id=draft.workspace_id,
        instance_url=draft.instance_url,
        client_id=draft.client_id,
        user_name=draft.user_name,
        access_expires_at=now + timedelta(seconds=expires_in),
        authorized_at=now,
        authorized_by=draft.user_id,
        last_success_at=now,
    )
    async with desk.database.transaction() as session:
        former = await connections.get(session, draft.workspace_id)
        if former is not None:
            _owe_revocation(session, desk, former)
        in_use = {held.refresh_token or "", held.access_token} - {""}
        await revocations.forget(session, desk.keys, draft.workspace_id, in_use)
        await connections.replace(session, desk.keys, connection, held)
        await tickets.follow(session, draft.workspace_id, draft.instance_url)
        await tickets.retry_now(session, draft.workspace_id, now)
        audit.record(session, draft.workspace_id, draft.user_id, "connect", draft.instance_url, now)
        values = {"instance": draft.instance_url, "user_name": draft.user_name}
        notices.add(session, draft.workspace_id, draft.user_id, "notice-connected", values, now)
    desk.promised.set()


async def _give_back(desk: Desk, draft: Draft, token: oauth.Token) -> None:
    """Revoke at once what was issued and is not kept; not what the connection in use lives by.

    An instance gives the same tokens again to the same client and user.
    """
    async with desk.database.transaction() as session:
        connection = await connections.get(session, draft.workspace_id)
        used = _tokens_of(desk, connection) if connection else set()
        for issued in {token.refresh_token or "", token.access_token} - used - {""}:
            revocations.add(session, desk.keys, draft.workspace_id, draft.instance_url, issued, desk.now())
    await revoke_due(desk)


def _owe_revocation(session: Session, desk: Desk, connection: Connection) -> None:
    for token in _tokens_of(desk, connection):
        revocations.add(
            session, desk.keys, connection.workspace_id, connection.instance_url, token, desk.now()
        )


def _tokens_of(desk: Desk, connection: Connection) -> set[str]:
    """The connection's tokens; none where they do not open, as nobody can use or revoke them any more."""
    try:
        held = connections.unseal(desk.keys, connection)
    except StorageError:
        return set()
    return {held.refresh_token or "", held.access_token} - {""}
