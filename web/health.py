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
    """200 when requests can be served, 503 with the reasons when not; tells of outages elsewhere too."""

    async def endpoint(request: Request) -> Response:
        outages: list[str] = []
        try:
            problems = await readiness.problems(desk)
            if not problems:
                outages = await readiness.outages(desk)
        except Exception:  # noqa: BLE001 - the named edge: whatever the database raises, "not ready"
            _log.exception("not_ready")
            problems = ["the database does not answer"]
        told = {"ready": not problems, "problems": problems, "outages": outages}
        return JSONResponse(told, 503 if problems else 200)

    return endpoint
