"""POST /{tenant}/oauth2/v2.0/token: app-only access tokens by client secret.

https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
https://learn.microsoft.com/entra/identity-platform/reference-error-codes
"""

import secrets
from collections.abc import Mapping
from uuid import uuid4

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.microsoft.control import Json
from sandbox.microsoft.refusals import GraphRefused

EXPIRES_IN = 3599


class TokenRefused(Exception):
    """The endpoint's error: its OAuth name, the AADSTS number and what is wrong."""

    def __init__(self, error: str, number: int, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.error = error
        self.number = number
        self.description = f"AADSTS{number}: {description}"
        self.status = status


class Tokens:
    """The one app registration of the tenant, the permissions it has, and the tokens it was given."""

    def __init__(self, clock: Clock, tenant_id: str, client_id: str, client_secret: str) -> None:
        self._clock = clock
        self._tenant_id = tenant_id
        self.client_id = client_id
        self._client_secret = client_secret
        self._key = OctKey.generate_key(256)
        self.roles = ["SecurityEvents.Read.All"]

    def routes(self) -> list[Route]:
        """The token endpoint."""
        return [Route("/{tenant}/oauth2/v2.0/token", self._token, methods=["POST"])]

    def require(self, request: Request, *roles: str) -> None:
        """Let the request pass if its token is ours, not expired, and carries one of the roles."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() != "bearer" or not token:
            raise GraphRefused(401, "InvalidAuthenticationToken", "Access token is empty.")
        try:
            claims = jwt.decode(token, self._key).claims
        except (JoseError, ValueError) as error:
            raise GraphRefused(
                401, "InvalidAuthenticationToken", "This is no token of this tenant."
            ) from error
        if claims["exp"] <= self._clock.now().timestamp():
            raise GraphRefused(401, "InvalidAuthenticationToken", "The token has expired.")
        if not set(roles) & set(claims["roles"]):
            raise GraphRefused(
                403, "Authorization_RequestDenied", f"The app needs one of the roles {', '.join(roles)}."
            )

    async def _token(self, request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        try:
            self._check(request.path_params["tenant"], form)
        except TokenRefused as refused:
            return self._error(refused)
        graph = form["scope"].removesuffix("/.default")
        return JSONResponse(
            {
                "token_type": "Bearer",
                "expires_in": EXPIRES_IN,
                "ext_expires_in": EXPIRES_IN,
                "access_token": self._issue(graph),
            },
            headers={"Cache-Control": "no-store"},
        )

    def _check(self, tenant: str, form: Mapping[str, str]) -> None:
        missing = next((name for name in ("grant_type", "client_id", "scope") if not form.get(name)), None)
        if missing:
            raise TokenRefused("invalid_request", 900144, f"The body has no parameter '{missing}'.")
        if tenant != self._tenant_id:
            raise TokenRefused("invalid_request", 90002, f"Tenant '{tenant}' not found.")
        if form["grant_type"] != "client_credentials":
            raise TokenRefused(
                "unsupported_grant_type", 70003, f"Grant type '{form['grant_type']}' is not supported."
            )
        if form["client_id"] != self.client_id:
            raise TokenRefused(
                "unauthorized_client", 700016, f"Application '{form['client_id']}' is not in this tenant."
            )
        if not form["scope"].endswith("/.default"):
            raise TokenRefused("invalid_scope", 70011, f"The scope '{form['scope']}' is not valid.")
        if "client_secret" not in form:
            raise TokenRefused("invalid_client", 7000216, "The body has neither secret nor assertion.", 401)
        if not secrets.compare_digest(form["client_secret"].encode(), self._client_secret.encode()):
            raise TokenRefused("invalid_client", 7000215, "Invalid client secret.", 401)

    def _issue(self, graph: str) -> str:
        now = int(self._clock.now().timestamp())
        claims: Json = {
            "aud": graph,
            "iss": f"https://sts.windows.net/{self._tenant_id}/",
            "iat": now,
            "nbf": now,
            "exp": now + EXPIRES_IN,
            "appid": self.client_id,
            "roles": list(self.roles),
            "tid": self._tenant_id,
            "uti": secrets.token_urlsafe(16),
            "ver": "1.0",
        }
        return jwt.encode({"alg": "HS256", "typ": "JWT"}, claims, self._key)

    def _error(self, refused: TokenRefused) -> Response:
        moment = self._clock.now().replace(microsecond=0, tzinfo=None)
        trace_id, correlation_id = str(uuid4()), str(uuid4())
        ids = f"Trace ID: {trace_id} Correlation ID: {correlation_id} Timestamp: {moment}Z"
        return JSONResponse(
            {
                "error": refused.error,
                "error_description": f"{refused.description} {ids}",
                "error_codes": [refused.number],
                "timestamp": f"{moment}Z",
                "trace_id": trace_id,
                "correlation_id": correlation_id,
            },
            refused.status,
        )
