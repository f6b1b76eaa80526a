"""What a browser is shown where there is no page, or where one failed."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from web.page import page


async def not_found(request: Request, _error: Exception) -> Response:
    """404 and 405: whoever follows an old or mistyped link is told what this is."""
    return page(request, "not-found", 404) if _is_browser(request) else PlainTextResponse("not found\n", 404)


async def failed(request: Request, _error: Exception) -> Response:
    """500: what happened is in the log, and nothing of it is shown."""
    if _is_browser(request):
        return page(request, "broken", 500)
    return PlainTextResponse("something went wrong\n", 500)


def _is_browser(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")
