"""The link to authorize with: looked at by anybody, gone on from by one browser."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from desk.context import Desk
from desk.errors import AuthorizationExpired, ConnectFailed, DeskError, LinkBroken, OtherBrowser
from desk.instance import oauth_client
from servicenow import oauth
from servicenow.errors import ServiceNowError
from servicenow.login_way import LoginWay, login_way
from storage import authorizations, people
from storage.authorizations import Draft
from storage.errors import StorageError, Tampered
from storage.tables import Authorization, Person

_PURPOSE = "servicenow-authorize"
_LOOK = timedelta(seconds=3)
"""How long somebody may wait for what an instance shows of its login."""


@dataclass(frozen=True)
class Opened:
    """What the page before ServiceNow's tells."""

    instance_url: str
    user_name: str
    asked_by: str
    way: LoginWay


def link_to(desk: Desk, state: str, person: Person) -> str:
    """The address that only we can have made, for this state and this person."""
    token = desk.keys.sign(f"{state}.{person.workspace_id}.{person.user_id}", purpose=_PURPOSE)
    return f"{desk.redirect_uri.removesuffix('/callback')}/authorize/{token}"


async def opened(desk: Desk, token: str, browser: str) -> Opened:
    """What to show before anybody is sent to ServiceNow; it changes nothing, so that scanners may look too.

    ``browser`` is the browser's cookie, "" where it has none. Raises ConnectFailed: its reason is LinkBroken,
    AuthorizationExpired, or OtherBrowser.
    """
    try:
        state = _state(desk, token)
        async with desk.database.reading() as session:
            authorization = _checked(desk, token, await authorizations.get(session, state), browser)
            person = await people.get(session, authorization.workspace_id, authorization.user_id)
    except DeskError as reason:
        raise ConnectFailed(reason) from reason
    way = await look(desk, authorization.instance_url, authorization.client_id)
    asked_by = person.name if person else authorization.user_id
    return Opened(authorization.instance_url, authorization.user_name, asked_by, way)


async def enter(desk: Desk, token: str, browser: str) -> str:
    """Bind the link to this browser, which may go on again until it has come back; the instance's URL.

    Raises as `opened` does; the reason may also be a StorageError, where the key of the draft's secrets is
    lost.
    """
    try:
        state = _state(desk, token)
        draft = await _bound(desk, token, state, browser)
    except (DeskError, StorageError) as reason:
        raise ConnectFailed(reason) from reason
    client = oauth_client(desk, draft.instance_url, draft.client_id, draft.client_secret)
    return oauth.authorization_request(client, state, draft.code_verifier).url


async def look(desk: Desk, instance_url: str, client_id: str) -> LoginWay:
    """How the instance lets people in, if it shows so within a few seconds."""
    try:
        async with asyncio.timeout(_LOOK.total_seconds()):
            return await login_way(desk.http, oauth_client(desk, instance_url, client_id, ""))
    except (ServiceNowError, TimeoutError):
        return LoginWay.UNKNOWN


async def _bound(desk: Desk, token: str, state: str, browser: str) -> Draft:
    async with desk.database.transaction() as session:
        _checked(desk, token, await authorizations.get(session, state), browser)
        draft = await authorizations.bind(session, desk.keys, state=state, browser=browser, now=desk.now())
    if draft is None:
        # Another browser was a moment quicker.
        raise OtherBrowser
    return draft


def _state(desk: Desk, token: str) -> str:
    try:
        signed = desk.keys.verify(token, purpose=_PURPOSE)
    except Tampered as error:
        raise LinkBroken from error
    return signed.partition(".")[0]


def _checked(desk: Desk, token: str, authorization: Authorization | None, browser: str) -> Authorization:
    if authorization is None or authorization.used_at or authorization.expires_at <= desk.now():
        raise AuthorizationExpired
    _, workspace_id, user_id = desk.keys.verify(token, purpose=_PURPOSE).split(".", 2)
    if (str(authorization.workspace_id), authorization.user_id) != (workspace_id, user_id):
        raise LinkBroken
    bound_to = authorization.browser_digest
    if bound_to is not None and bound_to != authorizations.digest(browser):
        raise OtherBrowser
    return authorization
