"""What a browser is shown where there is no page, or where one failed."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from desk.context import Desk
from web.page import page
from web.servicenow_callback import is_return, landed_elsewhere


def errors(desk: Desk) -> Mapping[Any, Callable[[Request, Exception], Awaitable[Response]]]:
    """The handlers by status."""

    async def not_found(request: Request, _error: Exception) -> Response:
        """404 and 405: whoever follows an old or mistyped link, or was sent to it, is told what this is."""
        if is_return(request):
            return await landed_elsewhere(desk, request)
        if _is_browser(request):
            return page(request, "not-found", 404)
        return PlainTextResponse("not found\n", 404)

    return {404: not_found, 405: not_found, 500: _failed}


async def _failed(request: Request, _error: Exception) -> Response:
    """500: what happened is in the log, and nothing of it is shown."""
    if _is_browser(request):
        return page(request, "broken", 500)
    return PlainTextResponse("something went wrong\n", 500)


def _is_browser(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")
