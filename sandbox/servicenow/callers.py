"""Who calls a REST API, and whether the request is one that any of them takes.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-api-explorer/c_RESTAPI.md
"""

import base64
import binascii

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.servicenow.instance import Record
from sandbox.servicenow.oauth import OAuth
from sandbox.servicenow.properties import REST_MULTIFACTOR
from sandbox.servicenow.rate_limits import RateLimits
from sandbox.servicenow.refusals import Refused, not_authenticated
from sandbox.servicenow.users import with_password

LONGEST_URL = 8192

_JSON = ("application/json", "*/*", "application/*")


class Callers:
    """The users behind access tokens and passwords."""

    def __init__(self, oauth: OAuth, limits: RateLimits) -> None:
        self._oauth = oauth
        self._limits = limits

    def of(self, request: Request, *, json_only: bool = True) -> Record:
        """The user who calls, by access token or password, within the rate limit; raises Refused.

        ``json_only`` is false where an API takes and gives other than JSON.
        """
        kind, _, credentials = request.headers.get("authorization", "").partition(" ")
        user = None
        if kind.lower() == "bearer":
            user = self._oauth.bearer(credentials)
        if kind.lower() == "basic":
            user = self._by_password(credentials)
        if user is None:
            raise not_authenticated()
        if self._oauth.instance.is_on(REST_MULTIFACTOR):
            raise not_authenticated({"X-MFA_TOKEN": "invalid"})
        request.state.user_name = user["user_name"]
        self._limits.count(request, user)
        if json_only:
            _check_media_types(request)
        return user

    def _by_password(self, credentials: str) -> Record | None:
        try:
            user_name, _, password = base64.b64decode(credentials, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return with_password(self._oauth.instance, user_name, password)


def _check_media_types(request: Request) -> None:
    accept = request.headers.get("accept", "")
    if not any(media_type in accept for media_type in _JSON):
        raise Refused(400, "Invalid Accept header", "Accept must allow application/json")
    writes = request.method in ("POST", "PUT", "PATCH")
    if writes and not request.headers.get("content-type", "").startswith("application/json"):
        raise Refused(400, "Invalid Content-Type header", "Content-Type must be application/json")


async def json_object(request: Request) -> dict[str, object]:
    """The JSON object in the body; raises Refused."""
    try:
        body = orjson.loads(await request.body() or b"{}")
    except orjson.JSONDecodeError as error:
        raise Refused(400, "Exception while reading request", "The payload is not valid JSON.") from error
    if not isinstance(body, dict):
        raise Refused(400, "Exception while reading request", "The payload is not a JSON object.")
    return body


class LongUrls:
    """ASGI middleware: a URL that is too long is answered with HTML before any API sees it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        too_long = scope["type"] == "http" and len(scope["raw_path"] + scope["query_string"]) > LONGEST_URL
        answer: ASGIApp | Response = self._app
        if too_long:
            answer = HTMLResponse("<html><body><h1>414 Request-URI Too Large</h1></body></html>", 414)
        await answer(scope, receive, send)
