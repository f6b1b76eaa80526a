"""The browser is back from ServiceNow: the same one that left, with a code to exchange."""

from dataclasses import dataclass, field

from desk.context import Desk
from desk.errors import (
    AuthorizationDenied,
    AuthorizationExpired,
    AuthorizationRefused,
    CodeRefused,
    ConnectFailed,
    DeskError,
    OtherBrowser,
    StateMissing,
)
from desk.instance import oauth_client
from desk.keep import keep, tell_failure
from servicenow import oauth
from servicenow.errors import CredentialsRefused, ServiceNowError
from storage import authorizations, notices
from storage.authorizations import Draft, digest
from storage.errors import StorageError


@dataclass(frozen=True)
class Returned:
    """What a browser brought to the redirect URL; "" for what is missing."""

    state: str = field(repr=False)
    code: str = field(repr=False)
    browser: str = field(repr=False)
    """Its cookie."""
    error: str = ""
    error_description: str = ""


@dataclass(frozen=True)
class Connected:
    """What the browser is told after a proven return."""

    instance_url: str
    user_name: str


async def finish(desk: Desk, returned: Returned) -> Connected:
    """Exchange the code, prove the identity, and only then replace what was there.

    Raises ConnectFailed: its reason is StateMissing, AuthorizationExpired, OtherBrowser, AuthorizationDenied,
    AuthorizationRefused, CodeRefused, what `keep` raises, another ServiceNowError, or a StorageError where
    the key of the draft's secrets is lost. Whoever asked is told too, once it is certain who that is.
    """
    draft = None
    try:
        draft = await _draft(desk, returned)
        await _connect(desk, draft, returned)
    except (DeskError, ServiceNowError, StorageError) as reason:
        if draft is not None:
            await tell_failure(desk, draft, digest(returned.state), reason)
        raise ConnectFailed(reason) from reason
    return Connected(draft.instance_url, draft.user_name)


async def landed_elsewhere(desk: Desk, state: str) -> None:
    """A browser came back to another page of ours: whoever asked for it is told, once."""
    now = desk.now()
    async with desk.database.transaction() as session:
        found = await authorizations.get(session, state)
        if found is None or found.used_at or found.expires_at <= now:
            return
        if not await authorizations.told(session, found.state_digest, now):
            return
        values = {"redirect_uri": desk.redirect_uri, "instance": found.instance_url}
        notices.add(session, found.workspace_id, found.user_id, "notice-landed-elsewhere", values, now)
    desk.promised.set()


async def _draft(desk: Desk, returned: Returned) -> Draft:
    if not returned.state and (returned.code or returned.error):
        raise StateMissing(desk.redirect_uri)
    state, browser, now = returned.state, returned.browser, desk.now()
    async with desk.database.transaction() as session:
        draft = await authorizations.use(session, desk.keys, state=state, browser=browser, now=now)
        if draft is not None:
            return draft
        found = await authorizations.get(session, state)
    if found is None or found.used_at or found.expires_at <= now:
        raise AuthorizationExpired
    # A code or a state that somebody else got hold of is of no use in another browser.
    raise OtherBrowser


async def _connect(desk: Desk, draft: Draft, returned: Returned) -> None:
    if returned.error not in ("", "access_denied"):
        raise AuthorizationRefused(f"{returned.error}: {returned.error_description}".removesuffix(": "))
    if not returned.code:
        raise AuthorizationDenied
    client = oauth_client(desk, draft.instance_url, draft.client_id, draft.client_secret)
    try:
        token = await oauth.exchange_code(desk.http, client, returned.code, draft.code_verifier)
    except CredentialsRefused as error:
        raise CodeRefused(draft.user_name) from error
    await keep(desk, draft, token, digest(returned.state))
