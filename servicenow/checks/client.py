"""Check 3: whether the instance still takes the client ID, the client secret and what else it gave out.

Source: https://www.servicenow.com/docs/r/platform-security/authentication/r_OAuthAPIRequestParameters.html

A wrong secret and a dead refresh token are refused by the same words, so only success tells them apart.
"""

from servicenow import oauth
from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.unseen import not_asked
from servicenow.errors import CredentialsRefused, ServiceNowError
from servicenow.oauth import OAuthClient, Token
from servicenow.transport import Http

NAME = "client"

ACCEPTED = Verdict(NAME, "accepted", Outcome.PASS)
REFUSED = Verdict(NAME, "refused", Outcome.FAIL, "check-client")
LOST_KEY = Verdict(NAME, "lost-key", Outcome.FAIL, "restore-key")
VERDICTS = (ACCEPTED, REFUSED, LOST_KEY)


async def probe(http: Http, client: OAuthClient, refresh_token: str | None) -> tuple[Finding, Token | None]:
    """Refresh, or ask by client credentials without ``refresh_token``; the token that came of it, to be kept.

    While the access token lives, the instance gives the same one again. Raises nothing.
    """
    try:
        if refresh_token is None:
            token = await oauth.client_credentials(http, client)
        else:
            token = await oauth.refresh(http, client, refresh_token)
    except CredentialsRefused:
        return REFUSED.found(), None
    except ServiceNowError as error:
        return not_asked(NAME, error), None
    return ACCEPTED.found(), token
