"""The browser comes back from ServiceNow's authorize page."""

from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from desk import connect
from desk.context import Desk
from desk.errors import ConnectFailed
from texts import sentence, text
from web.page import page

_log = structlog.get_logger(__name__)

_HEADERS = {
    # The code and the state in the address are nobody else's business.
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    # The page is text and its own style: nothing is loaded, and nobody frames it.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


def servicenow_callback(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """GET /servicenow/callback?state=…&code=…: finish the connection and say how it went."""

    async def endpoint(request: Request) -> Response:
        locale = _locale(request)
        state, code = request.query_params.get("state", ""), request.query_params.get("code", "")
        try:
            done = await connect.finish(desk, state, code)
        except ConnectFailed as failed:
            _log.warning("not_connected", error=type(failed.reason).__name__)
            return _page(text("page-failed-title", locale), sentence(failed.reason, locale), locale, 400)
        _log.info("connected", instance=done.instance_url)
        body = text("page-connected-body", locale, instance=done.instance_url, user_name=done.user_name)
        return _page(text("page-connected-title", locale), body, locale, 200)

    return endpoint


def _page(title: str, body: str, locale: str, status: int) -> Response:
    html = page(title=title, body=body, close=text("page-close", locale), locale=locale)
    return HTMLResponse(html, status, _HEADERS)


def _locale(request: Request) -> str:
    """The browser's first language."""
    return request.headers.get("accept-language", "en").partition(",")[0].partition(";")[0].strip() or "en"
