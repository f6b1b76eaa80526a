"""Connect by the client's own credentials, where nobody can log in as the integration user."""

from desk.context import Desk
from desk.errors import ClientCredentialsRefused, DeskError
from desk.instance import oauth_client
from desk.keep import keep, tell_failure
from servicenow import oauth
from servicenow.errors import CredentialsRefused, ServiceNowError
from storage import authorizations
from storage.authorizations import Draft
from storage.errors import StorageError


async def connect_next(desk: Desk) -> bool:
    """Try one connection that was asked for, once, and tell how it went; False where there is none.

    The token's user is proven as it is after a browser's return.
    """
    async with desk.database.transaction() as session:
        asked = await authorizations.claim_client_credentials(session, desk.now())
    if asked is None:
        return False
    try:
        draft = authorizations.unseal(desk.keys, asked)
        await keep(desk, draft, await _token(desk, draft), asked.state_digest)
    except (DeskError, ServiceNowError, StorageError) as reason:
        await tell_failure(desk, asked, asked.state_digest, reason)
    return True


async def _token(desk: Desk, draft: Draft) -> oauth.Token:
    client = oauth_client(desk, draft.instance_url, draft.client_id, draft.client_secret)
    try:
        return await oauth.client_credentials(desk.http, client)
    except CredentialsRefused as error:
        raise ClientCredentialsRefused(draft.user_name) from error
