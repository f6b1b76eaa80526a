"""Faults on demand: what the network, a proxy or the instance itself may do to a request.

That nobody listens at all, no application can play: see sandbox.playing.port.
Rate limiting as in
https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.md
"""

import asyncio
import time
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.breaking_off import break_off
from sandbox.servicenow.backstage import is_backstage
from sandbox.servicenow.pages import message_page, page

FaultKind = Literal[
    "status",
    "hibernating",
    "login_page",
    "slow",
    "drop_before_commit",
    "drop_after_commit",
    "rate_limited",
]
KINDS: tuple[str, ...] = get_args(FaultKind)


@dataclass
class Fault:
    """A fault for requests whose path begins with ``path``; ``times`` None means until it is removed."""

    kind: FaultKind
    path: str = "/"
    method: str | None = None
    times: int | None = None
    status: int = 503
    body: str = ""
    seconds: float = 1.0
    retry_after: int = 30

    def fits(self, scope: Scope) -> bool:
        """Whether the fault befalls this request."""
        left = self.times is None or self.times > 0
        return left and scope["path"].startswith(self.path) and self.method in (None, scope["method"])


class Faults:
    """The faults that are set, and the ASGI middleware that lets them happen, but never backstage."""

    def __init__(self) -> None:
        self.now: list[Fault] = []

    def as_json(self) -> list[dict[str, object]]:
        """The faults still in force."""
        return [asdict(fault) for fault in self.now if fault.times != 0]

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application with faults."""

        async def faulty(scope: Scope, receive: Receive, send: Send) -> None:
            fault = self._next(scope)
            if fault is None:
                await app(scope, receive, send)
            else:
                scope.setdefault("state", {})["fault"] = fault.kind
                await _happen(fault, app, scope, receive, send)

        return faulty

    def _next(self, scope: Scope) -> Fault | None:
        if is_backstage(scope):
            return None
        fault = next((fault for fault in self.now if fault.fits(scope)), None)
        if fault and fault.times is not None:
            fault.times -= 1
        return fault


async def _happen(fault: Fault, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    match fault.kind:
        case "slow":
            await asyncio.sleep(fault.seconds)
            await app(scope, receive, send)
        case "drop_after_commit":
            await app(scope, receive, _swallow)
            await break_off(send)
        case "drop_before_commit":
            await break_off(send)
        case _:
            await _answer(fault, Request(scope))(scope, receive, send)


async def _swallow(_message: Message) -> None:
    """Take an answer that will not be sent."""


def _answer(fault: Fault, request: Request) -> Response:
    if fault.kind == "hibernating":
        return message_page(
            request, "Instance Hibernating", "Your instance is hibernating. Wake it up to use it.", 200
        )
    if fault.kind == "login_page":
        return page(request, "login.html", title="Log in", goto_url="", error="", users=[])
    if fault.kind == "rate_limited":
        return _rate_limited(fault)
    return Response(
        fault.body, fault.status, media_type="application/json" if fault.body[:1] == "{" else "text/html"
    )


def _rate_limited(fault: Fault) -> Response:
    detail = "Rate limit of 100 requests per hour for Table API exceeded"
    body = {"error": {"message": "Rate limit exceeded", "detail": detail}, "status": "failure"}
    headers = {
        "Retry-After": str(fault.retry_after),
        "X-RateLimit-Limit": "100",
        "X-RateLimit-Reset": str(int(time.time()) + fault.retry_after),
        "X-RateLimit-Rule": "5b5f2c1e47f0201072b211d4d8c260e7",
    }
    return JSONResponse(body, 429, headers)
