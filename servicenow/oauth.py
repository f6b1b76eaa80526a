"""The integration user's OAuth tokens: authorization code with PKCE, refresh, revoke.

Source: https://www.servicenow.com/docs/r/platform-security/authentication/authorization-workflow.html

Authlib writes the OAuth messages and httpx carries them. All parameters go in the form body, as an instance
refuses them in the URL. Refresh tokens do not rotate, and refreshing does not lengthen their 100 days.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7009 import prepare_revoke_token_request
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from servicenow.answers import parse_json
from servicenow.errors import CredentialsRefused, NotAnswering, NotJson
from servicenow.transport import send

MOST_SECONDS = 2**31 - 1
"""The longest life that a token can be given in the registry, whose fields are integers."""
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class OAuthClient:
    """scoredesk's entry in the instance's OAuth registry."""

    instance_url: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str


@dataclass(frozen=True)
class AuthorizationRequest:
    """Where to send the browser, and the secret that proves afterwards that we sent it."""

    url: str
    code_verifier: str = field(repr=False)


class Token(BaseModel):
    """The token endpoint's answer; ``expires_in`` is what is left of the access token, in seconds."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    access_token: str = Field(repr=False, min_length=1)
    refresh_token: str | None = Field(default=None, repr=False)
    expires_in: Annotated[int, AfterValidator(lambda left: min(max(left, 0), MOST_SECONDS))]
    scope: str = ""


def new_code_verifier() -> str:
    """A fresh secret for `authorization_request`, kept until the code comes back."""
    return secrets.token_urlsafe(48)


def authorization_request(client: OAuthClient, state: str, code_verifier: str = "") -> AuthorizationRequest:
    """The URL of the instance's Allow page; ``state`` is hex, as special characters are not accepted.

    Without ``code_verifier`` a new one is made.
    """
    code_verifier = code_verifier or new_code_verifier()
    url = prepare_grant_uri(
        f"{client.instance_url}/oauth_auth.do",
        client.client_id,
        "code",
        client.redirect_uri,
        state=state,
        code_challenge=create_s256_code_challenge(code_verifier),  # type: ignore[no-untyped-call]
        code_challenge_method="S256",
    )
    return AuthorizationRequest(str(url), code_verifier)


async def exchange_code(http: httpx.AsyncClient, client: OAuthClient, code: str, code_verifier: str) -> Token:
    """The tokens for the code that came back to the redirect URI.

    Raises CredentialsRefused, RateLimited, NotAnswering or NotJson.
    """
    body = prepare_token_request(
        "authorization_code",
        redirect_uri=client.redirect_uri,
        code=code,
        code_verifier=code_verifier,
        client_id=client.client_id,
        client_secret=client.client_secret,
    )
    return await _token(http, client, body)


async def refresh(http: httpx.AsyncClient, client: OAuthClient, refresh_token: str) -> Token:
    """A live access token; the same one may come back while it lives, so look at ``expires_in``.

    Raises as exchange_code does.
    """
    body = prepare_token_request(
        "refresh_token",
        refresh_token=refresh_token,
        client_id=client.client_id,
        client_secret=client.client_secret,
    )
    return await _token(http, client, body)


async def client_credentials(http: httpx.AsyncClient, client: OAuthClient) -> Token:
    """A token for the user that the registry entry names; without refresh token, as none is needed.

    The instance must allow it by ``glide.oauth.inbound.client.credential.grant_type.enabled``. Raises as
    exchange_code does.
    Source: https://www.servicenow.com/docs/r/platform-security/authentication/client-credentials.html
    """
    body = prepare_token_request(
        "client_credentials", client_id=client.client_id, client_secret=client.client_secret
    )
    return await _token(http, client, body)


async def revoke(http: httpx.AsyncClient, instance_url: str, token: str) -> None:
    """Mark an access or refresh token as expired; revoking a dead one is no error.

    Raises RateLimited, NotAnswering or NotJson.
    Source: https://www.servicenow.com/docs/r/platform-security/authentication/t_RevokeOAuthToken.html
    """
    body, headers = prepare_revoke_token_request(token)
    url = f"{instance_url}/oauth_revoke_token.do"
    answer = await send(http, "POST", url, headers=headers, content=body.encode())
    parse_json(answer.status_code, answer.headers, answer.content, quote=False)


async def _token(http: httpx.AsyncClient, client: OAuthClient, body: str) -> Token:
    url = f"{client.instance_url}/oauth_token.do"
    answer = await send(http, "POST", url, headers=_FORM, content=body.encode())
    return token_from(answer.status_code, answer.headers, answer.content)


def token_from(status: int, headers: Mapping[str, str], body: bytes) -> Token:
    """The token in an answer of the token endpoint.

    A bad secret, a dead refresh token and a used code all get 401 ``{"error": "server_error",
    "error_description": "access_denied"}``: CredentialsRefused, as for an error of OAuth's shape with 200 or
    400. What else refuses (a proxy, an API that is missing for now) says nothing of the tokens: NotAnswering
    or NotJson's family.
    """
    answer = parse_json(status, headers, body, quote=False)
    is_oauth_error = isinstance(answer, dict) and isinstance(answer.get("error"), str)
    if status == HTTPStatus.UNAUTHORIZED or (is_oauth_error and status <= HTTPStatus.BAD_REQUEST):
        raise CredentialsRefused(_description(answer) if is_oauth_error else f"HTTP {status}")
    if status >= HTTPStatus.BAD_REQUEST:
        raise NotAnswering(f"HTTP {status}", maybe_done=False)
    try:
        return Token.model_validate(answer)
    except ValidationError:
        raise NotJson("no token in the answer", maybe_done=True) from None


def _description(answer: Mapping[str, object]) -> str:
    return str(answer.get("error_description") or answer["error"])
