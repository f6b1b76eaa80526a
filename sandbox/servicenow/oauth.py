"""The instance as OAuth authorization server: registry entries, codes and tokens, without HTTP.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/authentication/c_OAuthAuthorizationCodeFlow.md

Refresh tokens are not rotated, and refreshing does not lengthen their life. A new authorization by the same
user for the same client gives the same refresh token again, its life begun anew.
"""

import base64
import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import CLIENT_CREDENTIALS, OAUTH_ACTIVE, WEB_SERVICE_ONLY_ENDS_TOKENS
from sandbox.servicenow.users import may_enter, may_log_in

CODE_LIFESPAN = timedelta(seconds=60)


class AccessDenied(Exception):
    """The one refusal of the token endpoint, whatever the reason."""


@dataclass(frozen=True)
class AuthorizationRequest:
    """What the client asked for at ``/oauth_auth.do``; ``redirect_uri`` is the one that will be used."""

    client_id: str
    redirect_uri: str
    state: str
    code_challenge: str


@dataclass(frozen=True)
class Code:
    """An authorization code's other half."""

    request: AuthorizationRequest
    user: str
    expires: datetime


@dataclass
class Grant:
    """A client's tokens for one user; no ``refresh_token`` for public clients and client credentials."""

    client_id: str
    user: str
    access_token: str
    access_expires: datetime
    refresh_token: str
    refresh_expires: datetime
    access_revoked: bool = False
    refresh_revoked: bool = False


class OAuth:
    """Codes and tokens given out; the clients themselves are records of ``oauth_entity``."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.codes: dict[str, Code] = {}
        self.grants: list[Grant] = []

    def entity(self, client_id: str) -> Record | None:
        """The active registry entry of a client."""
        return self.instance.find("oauth_entity", client_id=client_id, active="true") if client_id else None

    def save_entity(self, client_id: str, values: Mapping[str, str], redirect_urls: Iterable[str]) -> Record:
        """Add or change a registry entry; without redirect URLs the ones it has stay."""
        entity = self.instance.find("oauth_entity", client_id=client_id) or self.instance.add(
            "oauth_entity", client_id=client_id, name="scoredesk"
        )
        entity |= values
        entity["redirect_url"] = ",".join(redirect_urls) or entity["redirect_url"]
        return entity

    def redirect_uri(self, entity: Record, asked: str) -> str:
        """The redirect URL asked for if it is registered, else the first that is."""
        registered = entity["redirect_url"].split(",")
        return asked if asked in registered else registered[0]

    def allow(self, request: AuthorizationRequest, user: Record) -> str:
        """The user pressed Allow: a new code."""
        code = _new_token()
        self.codes[code] = Code(request, user["sys_id"], self.instance.now() + CODE_LIFESPAN)
        return code

    def exchange_code(self, form: Mapping[str, str]) -> dict[str, object]:
        """grant_type=authorization_code."""
        entity = self._client(form)
        # A code is used up by the first try, whoever makes it and however it ends.
        code = self.codes.pop(form.get("code", ""), None)
        if code is None or code.expires <= self.instance.now():
            raise AccessDenied
        asked = code.request
        if (asked.client_id, asked.redirect_uri) != (entity["client_id"], form.get("redirect_uri")):
            raise AccessDenied
        if not _verified(asked.code_challenge, form.get("code_verifier", ""), entity):
            raise AccessDenied
        if not may_log_in(self.instance.tables["sys_user"][code.user]):
            raise AccessDenied
        return self._shape(self._granted(entity, code.user, refreshable=entity["client_secret"] != ""))

    def refresh(self, form: Mapping[str, str]) -> dict[str, object]:
        """grant_type=refresh_token: the access token that lives, or a new one; the same refresh token."""
        entity = self._client(form)
        token, now = form.get("refresh_token", ""), self.instance.now()
        for grant in self.grants:
            known = token != "" and secrets.compare_digest(grant.refresh_token.encode(), token.encode())
            if known and grant.client_id == entity["client_id"] and grant.refresh_expires > now:
                self._check_still_interactive(grant)
                self._renew_access(grant, entity)
                return self._shape(grant)
        raise AccessDenied

    def client_credentials(self, form: Mapping[str, str]) -> dict[str, object]:
        """grant_type=client_credentials: only if switched on and the entry names its application user."""
        entity = self._client(form)
        if not (self.instance.is_on(CLIENT_CREDENTIALS) and entity["user"] and entity["client_secret"]):
            raise AccessDenied
        return self._shape(self._granted(entity, entity["user"], refreshable=False))

    def revoke(self, token: str) -> None:
        """Mark this access or refresh token, and only this one, as expired."""
        for grant in self.grants:
            if token and token == grant.refresh_token:
                grant.refresh_expires, grant.refresh_revoked = self.instance.now(), True
            if token and token == grant.access_token:
                grant.access_expires, grant.access_revoked = self.instance.now(), True

    def bearer(self, token: str) -> Record | None:
        """The user whose living access token this is."""
        if not self.instance.is_on(OAUTH_ACTIVE):
            return None
        now = self.instance.now()
        for grant in self.grants:
            known = secrets.compare_digest(grant.access_token.encode(), token.encode())
            if known and grant.access_expires > now:
                user = self.instance.tables["sys_user"].get(grant.user)
                return user if user and may_enter(user) else None
        return None

    def _client(self, form: Mapping[str, str]) -> Record:
        entity = self.entity(form.get("client_id", "")) if self.instance.is_on(OAUTH_ACTIVE) else None
        sent = form.get("client_secret", "")
        if entity is None or not secrets.compare_digest(entity["client_secret"].encode(), sent.encode()):
            raise AccessDenied
        return entity

    def _granted(self, entity: Record, user: str, *, refreshable: bool) -> Grant:
        now = self.instance.now()
        owner = (entity["client_id"], user, refreshable)
        known = (
            grant
            for grant in self.grants
            if (grant.client_id, grant.user, grant.refresh_token != "") == owner
            and grant.refresh_expires > now
        )
        grant = next(known, None)
        if grant is None:
            refresh_token = _new_token() if refreshable else ""
            grant = Grant(entity["client_id"], user, _new_token(), now, refresh_token, now)
            self.grants.append(grant)
        grant.refresh_expires = now + timedelta(seconds=int(entity["refresh_token_lifespan"]))
        self._renew_access(grant, entity)
        return grant

    def _check_still_interactive(self, grant: Grant) -> None:
        # Documented for the grant alone: what becomes of a refresh token that exists, no source tells.
        user = self.instance.tables["sys_user"].get(grant.user)
        if self.instance.is_on(WEB_SERVICE_ONLY_ENDS_TOKENS) and (user is None or not may_log_in(user)):
            raise AccessDenied

    def _renew_access(self, grant: Grant, entity: Record) -> None:
        user = self.instance.tables["sys_user"].get(grant.user)
        if user is None or not may_enter(user):
            raise AccessDenied
        now = self.instance.now()
        if grant.access_expires <= now:
            grant.access_token, grant.access_revoked = _new_token(), False
            grant.access_expires = now + timedelta(seconds=int(entity["access_token_lifespan"]))

    def _shape(self, grant: Grant) -> dict[str, object]:
        left = int((grant.access_expires - self.instance.now()).total_seconds())
        shape: dict[str, object] = {"access_token": grant.access_token, "scope": "useraccount"}
        shape |= {"token_type": "Bearer", "expires_in": left}
        return shape | ({"refresh_token": grant.refresh_token} if grant.refresh_token else {})


def _new_token() -> str:
    return secrets.token_urlsafe(48)


def _verified(code_challenge: str, code_verifier: str, entity: Record) -> bool:
    if not code_challenge:
        return entity["pkce_required"] == "false" and entity["client_secret"] != ""
    digest = hashlib.sha256(code_verifier.encode()).digest()
    computed = base64.urlsafe_b64encode(digest).rstrip(b"=")
    return secrets.compare_digest(computed, code_challenge.encode())
