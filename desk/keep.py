"""A token that was just issued: proven, then kept in place of what was there; or given back at once."""

from datetime import timedelta

from desk import rights
from desk.access import Role, require
from desk.context import Desk
from desk.errors import DeskError, NoRefreshToken, NotAllowed, TokenNotAccepted
from desk.revoke import revoke_now
from desk.rights import Learned
from servicenow.client import Instance
from servicenow.errors import CredentialsRefused, ServiceNowError
from servicenow.identity import prove_identity
from servicenow.oauth import Token
from storage import audit, authorizations, connections, notices, people, revocations, tickets
from storage.authorizations import Draft
from storage.connections import Secrets
from storage.database import Session
from storage.errors import StorageError
from storage.tables import Authorization, Connection
from texts import error_key


async def keep(desk: Desk, draft: Draft, token: Token, state_digest: str) -> None:
    """Prove whose token it is and that it lasts, and only then replace what was there.

    Raises NoRefreshToken, TokenNotAccepted, NotAllowed for who is no admin any more, or what `prove_identity`
    raises; then the token is revoked at once.
    """
    try:
        learned = await _proven(desk, draft, token)
    except (DeskError, ServiceNowError):
        await _give_back(desk, draft, token)
        raise
    await _replace(desk, draft, token, learned, state_digest)


async def tell_failure(
    desk: Desk, asked: Draft | Authorization, state_digest: str, reason: Exception
) -> None:
    """Owe whoever asked the sentence of ``reason``: the browser may be closed, or nobody's."""
    values = {name: value for name, value in vars(reason).items() if isinstance(value, str)}
    now = desk.now()
    async with desk.database.transaction() as session:
        await authorizations.told(session, state_digest, now)
        notices.add(session, asked.workspace_id, asked.user_id, error_key(type(reason)), values, now)
    desk.promised.set()


def owe_revocation(session: Session, desk: Desk, connection: Connection) -> None:
    """The connection's tokens are to be revoked."""
    for token in _tokens_of(desk, connection):
        revocations.add(
            session, desk.keys, connection.workspace_id, connection.instance_url, token, desk.now()
        )


async def _proven(desk: Desk, draft: Draft, token: Token) -> Learned:
    """What there is to know, once it is certain that it lasts, whose it is, and that an admin wants it."""
    if draft.grant_type == "authorization_code" and not token.refresh_token:
        raise NoRefreshToken

    async def access_token() -> str:
        return token.access_token

    instance = Instance(desk.http, draft.instance_url, access_token)
    try:
        user = await prove_identity(instance, draft.user_name)
    except CredentialsRefused as error:
        raise TokenNotAccepted from error
    async with desk.database.reading() as session:
        person = await people.get(session, draft.workspace_id, draft.user_id)
    if person is None:
        raise NotAllowed(Role.ADMIN.name.lower())
    require(person, Role.ADMIN)
    return await rights.learn(instance, draft.client_id, user.roles)


async def _replace(desk: Desk, draft: Draft, token: Token, learned: Learned, state_digest: str) -> None:
    now = desk.now()
    connection = _connection(desk, draft, token, learned)
    refresh_token = token.refresh_token if draft.grant_type == "authorization_code" else None
    held = Secrets(draft.client_secret, token.access_token, refresh_token)
    async with desk.database.transaction() as session:
        former = await connections.get_to_replace(session, draft.workspace_id)
        if former is not None:
            owe_revocation(session, desk, former)
            _carry_over(former, connection)
        in_use = {held.refresh_token or "", held.access_token} - {""}
        await revocations.forget(session, desk.keys, draft.workspace_id, in_use)
        await connections.replace(session, desk.keys, connection, held)
        await tickets.follow(session, draft.workspace_id, draft.instance_url)
        await tickets.retry_now(session, draft.workspace_id, now)
        await authorizations.told(session, state_digest, now)
        audit.record(session, draft.workspace_id, draft.user_id, "connect", draft.instance_url, now)
        values = {"instance": draft.instance_url, "user_name": draft.user_name}
        notices.add(session, draft.workspace_id, draft.user_id, "notice-connected", values, now)
    desk.promised.set()


def _connection(desk: Desk, draft: Draft, token: Token, learned: Learned) -> Connection:
    now = desk.now()
    return Connection(
        workspace_id=draft.workspace_id,
        instance_url=draft.instance_url,
        client_id=draft.client_id,
        user_name=draft.user_name,
        grant_type=draft.grant_type,
        access_expires_at=now + timedelta(seconds=token.expires_in),
        refresh_token_lifespan=learned.refresh_token_lifespan or draft.refresh_token_lifespan,
        rights=learned.rights,
        authorized_at=now,
        authorized_by=draft.user_id,
        last_success_at=now,
    )


def _carry_over(former: Connection, connection: Connection) -> None:
    """What a new authorization for the same instance does not change: its push, and what its user may do."""
    if former.instance_url != connection.instance_url:
        return
    connection.push_digest, connection.pushed_at = former.push_digest, former.pushed_at
    if former.user_name == connection.user_name:
        tables = {*former.rights, *connection.rights}
        connection.rights = {
            table: {**former.rights.get(table, {}), **connection.rights.get(table, {})} for table in tables
        }


async def _give_back(desk: Desk, draft: Draft, token: Token) -> None:
    """Revoke at once what was issued and is not kept; not what the connection in use lives by.

    An instance gives the same tokens again to the same client and user.
    """
    async with desk.database.transaction() as session:
        connection = await connections.get(session, draft.workspace_id)
        used = _tokens_of(desk, connection) if connection else set()
        owed = [
            revocations.add(session, desk.keys, draft.workspace_id, draft.instance_url, issued, desk.now())
            for issued in {token.refresh_token or "", token.access_token} - used - {""}
        ]
    await revoke_now(desk, owed)


def _tokens_of(desk: Desk, connection: Connection) -> set[str]:
    """The connection's tokens; none where they do not open, as nobody can use or revoke them any more."""
    try:
        held = connections.unseal(desk.keys, connection)
    except StorageError:
        return set()
    return {held.refresh_token or "", held.access_token} - {""}
