"""The browser comes back from ServiceNow's authorize page."""

from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response

from desk import connect
from desk.context import Desk
from desk.errors import ConnectFailed
from texts import sentence
from web.page import page, reader_locale

_log = structlog.get_logger(__name__)


def servicenow_callback(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """GET /servicenow/callback?state=…&code=…: finish the connection and say how it went."""

    async def endpoint(request: Request) -> Response:
        state, code = request.query_params.get("state", ""), request.query_params.get("code", "")
        try:
            done = await connect.finish(desk, state, code)
        except ConnectFailed as failed:
            _log.warning("not_connected", error=type(failed.reason).__name__)
            return page(request, "failed", 400, body=sentence(failed.reason, reader_locale(request)))
        _log.info("connected", instance=done.instance_url)
        facts = [("fact-instance", done.instance_url), ("fact-user-name", done.user_name)]
        return page(request, "connected", 200, facts=facts)

    return endpoint
