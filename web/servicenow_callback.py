"""The browser comes back from ServiceNow's authorize page."""

from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response

from desk import come_back
from desk.come_back import Returned
from desk.context import Desk
from desk.errors import ConnectFailed
from web.browser_cookie import browser_of
from web.page import not_connected, page

_log = structlog.get_logger(__name__)

_MOST_CHARACTERS = 300


def servicenow_callback(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """GET /servicenow/callback?state=…&code=…: finish the connection and say how it went."""

    async def endpoint(request: Request) -> Response:
        try:
            done = await come_back.finish(desk, _returned(request))
        except ConnectFailed as failed:
            _log.warning("not_connected", error=type(failed.reason).__name__)
            return not_connected(request, failed.reason)
        _log.info("connected", instance=done.instance_url)
        facts = [("fact-instance", done.instance_url), ("fact-user-name", done.user_name)]
        return page(request, "connected", 200, facts=facts)

    return endpoint


def is_return(request: Request) -> bool:
    """Whether the request looks like a return from an authorize page, wherever it landed."""
    given = request.query_params
    return request.method == "GET" and "state" in given and ("code" in given or "error" in given)


async def landed_elsewhere(desk: Desk, request: Request) -> Response:
    """The page for a return that landed at another address of ours: which one the OAuth entry has to name."""
    _log.warning("landed_elsewhere", path=request.url.path)
    await come_back.landed_elsewhere(desk, request.query_params["state"])
    return page(request, "elsewhere", 400, facts=[("fact-redirect-url", desk.redirect_uri)])


def _returned(request: Request) -> Returned:
    given = request.query_params
    return Returned(
        state=given.get("state", ""),
        code=given.get("code", ""),
        browser=browser_of(request),
        error=given.get("error", "")[:_MOST_CHARACTERS],
        error_description=given.get("error_description", "")[:_MOST_CHARACTERS],
    )
