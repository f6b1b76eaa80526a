"""A network between the desk and the pretend instance, in which each request can go wrong in its own way.

In process, so that a story of steps is played the same way each time.
"""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from starlette.types import ASGIApp

from sandbox.clock import Clock
from tests.desk.playing import INTEGRATION_USER
from tests.faults.dying import Life

PAGE = "<html><title>Log in</title><input type='password'></html>"
ERROR = {"error": {"message": "Transaction cancelled", "detail": ""}, "status": "failure"}
FAULTS = (
    "dropped before",
    "dropped after",
    "failed before",
    "failed after",
    "half an answer",
    "rate limited",
    "page",
    "page after",
    "token dead",
    "slow",
)
_LATE = timedelta(seconds=290)
"""Within ServiceNow's limit for one transaction."""


@dataclass(frozen=True)
class Late:
    """A request that the instance is still working on, though its client has given up."""

    due: datetime
    request: httpx.Request


class Network(httpx.AsyncBaseTransport):
    """Requests to the application; ``faults`` befall the next ones, None of them lets one pass."""

    def __init__(self, app: ASGIApp, clock: Clock, life: Life) -> None:
        self._inner = httpx.ASGITransport(app)
        self._clock = clock
        self._life = life
        self._late: list[Late] = []
        self.faults: list[str | None] = []
        self.creates_only = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, or what becomes of it; whoever asked may die before it is sent or before it is read."""
        self._life.moment()
        answer = await self._passed_on(request)
        self._life.moment()
        return answer

    async def _passed_on(self, request: httpx.Request) -> httpx.Response:
        is_create = request.method == "POST" and request.url.path.startswith("/api/")
        if not self.faults or (self.creates_only and not is_create):
            return await self._inner.handle_async_request(request)
        fault = self.faults.pop(0)
        return await self._answer(fault, request)

    async def end_late(self) -> None:
        """What is due by now comes to its end; nobody hears of it."""
        due = [one for one in self._late if one.due <= self._clock.now()]
        self._late = [one for one in self._late if one not in due]
        for one in due:
            await self._inner.handle_async_request(one.request)

    async def _answer(self, fault: str | None, request: httpx.Request) -> httpx.Response:
        match fault:
            case None:
                return await self._inner.handle_async_request(request)
            case "dropped before":
                raise httpx.ReadError("dropped")
            case "failed before":
                return httpx.Response(503, text="unavailable")
            case "rate limited":
                return httpx.Response(429, headers={"Retry-After": "20"})
            case "page":
                return httpx.Response(200, html=PAGE)
            case "token dead":
                return httpx.Response(401, json={"error": {"message": "User is not authenticated"}})
            case "slow":
                self._late.append(Late(self._clock.now() + _LATE, _as_it_was_allowed(request)))
                raise httpx.ReadTimeout("slow")
        return await self._after(fault, request)

    async def _after(self, fault: str, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        content = await answer.aread()
        match fault:
            case "failed after":
                return httpx.Response(500, json=ERROR)
            case "page after":
                return httpx.Response(200, html=PAGE)
            case "half an answer":
                return httpx.Response(answer.status_code, content=content[: len(content) // 2])
        raise httpx.ReadError("dropped")


def _as_it_was_allowed(request: httpx.Request) -> httpx.Request:
    """The token was good when the work began, whatever became of it since."""
    credentials = base64.b64encode(f"{INTEGRATION_USER}:{INTEGRATION_USER}".encode()).decode()
    headers = {**request.headers, "authorization": f"Basic {credentials}"}
    return httpx.Request(request.method, request.url, headers=headers, content=request.content)
