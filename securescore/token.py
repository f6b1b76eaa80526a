"""The app-only access token for Graph, by client secret.

Authlib writes the request's form and the shared client sends it: Authlib's own client would open a second
pool and look for another HTTP library first.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_token_request

from securescore.access import GraphAccess
from securescore.answers import parse_token
from securescore.transport import send

RENEW_EARLY = timedelta(minutes=5)
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class AppOnlyToken:
    """The token of one app registration, kept while it lives and asked for once however many need it."""

    def __init__(self, http: httpx.AsyncClient, access: GraphAccess, now: Callable[[], datetime]) -> None:
        self._http = http
        self._access = access
        self._now = now
        self._renewing = asyncio.Lock()
        self._access_token = ""
        self._renew_at = now()

    async def get(self) -> str:
        """A live access token; raises CredentialsRefused, Throttled, NotAnswering or NotJson."""
        async with self._renewing:
            if not self._access_token or self._now() >= self._renew_at:
                await self._renew()
            return self._access_token

    def forget(self, access_token: str) -> None:
        """Ask for a new token next time, unless that has already happened.

        For one that Graph refused: a permission granted since is only in a new token.
        """
        if access_token == self._access_token:
            self._access_token = ""

    async def _renew(self) -> None:
        """https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow"""
        form = prepare_token_request(
            "client_credentials",
            scope=self._access.scope,
            client_id=self._access.client_id,
            client_secret=self._access.client_secret,
        )
        asked_at = self._now()
        answer = await send(self._http, "POST", self._access.token_url, headers=_FORM, content=form.encode())
        token = parse_token(answer.status_code, answer.headers, answer.content, self._now())
        self._access_token = token["access_token"]
        self._renew_at = asked_at + timedelta(seconds=int(token["expires_in"])) - RENEW_EARLY
