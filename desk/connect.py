"""Connect ServiceNow: what an admin asks for, how it stands, and its end."""

import secrets as random
from dataclasses import dataclass, field
from datetime import timedelta

from desk.access import Role, require
from desk.authorize import link_to
from desk.context import Desk
from desk.errors import NotConnected, SecretNeeded
from desk.keep import owe_revocation
from servicenow.hosts import allowed_instance_url
from servicenow.oauth import new_code_verifier
from storage import audit, authorizations, connections, tickets
from storage.authorizations import Draft, GrantType
from storage.database import Session
from storage.errors import StorageError
from storage.tables import Connection, Person
from storage.tables.connections import REFRESH_TOKEN_SECONDS

LINK_LIFE = timedelta(minutes=10)


@dataclass(frozen=True)
class ConnectRequest:
    """What an admin filled in."""

    instance: str
    client_id: str
    user_name: str
    client_secret: str = field(repr=False)
    """Empty keeps the stored one, where instance and client stay the same."""
    grant_type: GrantType = "authorization_code"
    refresh_token_lifespan: int = REFRESH_TOKEN_SECONDS
    """Seconds."""


async def begin(desk: Desk, person: Person, request: ConnectRequest) -> str | None:
    """Store the draft; the link to authorize with, good for this person, ten minutes and one use.

    None with client credentials: a job goes on from here, and whoever asked gets a notice. What is connected
    now stays so until the new connection is proven. Raises NotAllowed, SecretNeeded, or HostNotAllowed for an
    instance the operator does not allow.
    """
    require(person, Role.ADMIN)
    instance_url = allowed_instance_url(request.instance, desk.allowed_hosts)
    in_browser = request.grant_type == "authorization_code"
    state = random.token_hex(16)
    async with desk.database.transaction() as session:
        client_secret = request.client_secret or await _stored_secret(
            session, desk, person, instance_url, request.client_id
        )
        draft = Draft(
            workspace_id=person.workspace_id,
            user_id=person.user_id,
            instance_url=instance_url,
            client_id=request.client_id,
            user_name=request.user_name,
            client_secret=client_secret,
            code_verifier=new_code_verifier() if in_browser else "",
            grant_type=request.grant_type,
            refresh_token_lifespan=request.refresh_token_lifespan,
        )
        await authorizations.add(session, desk.keys, draft, state=state, expires_at=desk.now() + LINK_LIFE)
    if in_browser:
        return link_to(desk, state, person)
    desk.promised.set()
    return None


async def remove(desk: Desk, person: Person) -> None:
    """Forget the connection; its tokens are revoked by `revoke`, its tickets stay listed, not followed.

    Raises NotAllowed or NotConnected.
    """
    require(person, Role.ADMIN)
    async with desk.database.transaction() as session:
        connection = await connections.get(session, person.workspace_id)
        if connection is None:
            raise NotConnected
        owe_revocation(session, desk, connection)
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


async def _stored_secret(
    session: Session, desk: Desk, person: Person, instance_url: str, client_id: str
) -> str:
    """The secret of the connection in use, for the same instance and client only: it must reach no other."""
    held = await connections.get(session, person.workspace_id)
    if held is None or (held.instance_url, held.client_id) != (instance_url, client_id):
        raise SecretNeeded
    try:
        return connections.unseal(desk.keys, held).client_secret
    except StorageError as error:
        raise SecretNeeded from error
