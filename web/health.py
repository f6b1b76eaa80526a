"""Is the process alive, and can it do its work?"""

from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from desk import readiness
from desk.context import Desk

_log = structlog.get_logger(__name__)


async def healthz(request: Request) -> Response:
    """200 as long as the event loop turns."""
    return PlainTextResponse("ok\n")


def readyz(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """200 when requests can be served, 503 with the reasons when not."""

    async def endpoint(request: Request) -> Response:
        try:
            problems = await readiness.problems(desk)
        except Exception:  # noqa: BLE001 - the named edge: whatever the database raises, "not ready"
            _log.exception("not_ready")
            problems = ["the database does not answer"]
        return JSONResponse({"ready": not problems, "problems": problems}, 503 if problems else 200)

    return endpoint
