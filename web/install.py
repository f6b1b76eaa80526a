"""Whether the app is installed, for whoever has just installed it and opens the bot's address."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from desk import readiness
from desk.context import Desk
from web.page import page
from web.servicenow_callback import is_return, landed_elsewhere


def install(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """GET /slack/install: 200 once Slack has accepted the token, 503 until then; names no workspace."""

    async def endpoint(request: Request) -> Response:
        if is_return(request):
            return await landed_elsewhere(desk, request)
        if await readiness.problems(desk):
            return page(request, "not-installed", 503)
        return page(request, "installed", 200)

    return endpoint
