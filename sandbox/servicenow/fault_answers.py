"""What a faulty instance answers instead of, or out of, the real answer.

Rate limiting as in
https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.md
"""

import asyncio
import time
from email.utils import formatdate

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.servicenow.fault import Fault
from sandbox.servicenow.pages import message_page, page

_CANCELLED = "Transaction cancelled: maximum execution time exceeded"
_PIECES = 4


def instead(fault: Fault, request: Request) -> Response:
    """The answer of an instance that does nothing of what it was asked."""
    match fault.kind:
        case "hibernating":
            words = "Your instance is hibernating. Wake it up to use it."
            return message_page(request, "Instance Hibernating", words, 200)
        case "login_page":
            return page(request, "login.html", title="Log in", goto_url="", error="", users=[])
        case "redirect":
            return RedirectResponse(fault.location, 302)
        case "rate_limited":
            return _rate_limited(fault)
        case "throttled":
            return Response(fault.body, 429, {"Retry-After": _when(fault)} if fault.retry_after else None)
        case _:
            return _status(fault)


def _status(fault: Fault) -> Response:
    kind = "application/json" if fault.body[:1] == "{" else "text/html"
    return Response(fault.body, fault.status, media_type=kind)


def _rate_limited(fault: Fault) -> Response:
    detail = "Rate limit of 100 requests per hour for Table API exceeded"
    body = {"error": {"message": "Rate limit exceeded", "detail": detail}, "status": "failure"}
    headers = {
        "Retry-After": _when(fault),
        "X-RateLimit-Limit": "100",
        "X-RateLimit-Reset": str(int(time.time()) + fault.retry_after),
        "X-RateLimit-Rule": "5b5f2c1e47f0201072b211d4d8c260e7",
    }
    return JSONResponse(body, 429, headers)


def _when(fault: Fault) -> str:
    if not fault.retry_after_date:
        return str(fault.retry_after)
    return formatdate(time.time() + fault.retry_after, usegmt=True)


async def real_answer(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """The head and the body of what the instance answers, held back."""
    head: Message = {"type": "http.response.start", "status": 500, "headers": []}
    body = bytearray()

    async def keep(message: Message) -> None:
        nonlocal head
        if message["type"] == "http.response.start":
            head = message
        body.extend(message.get("body", b""))

    await app(scope, receive, keep)
    return head, bytes(body)


async def half(send: Send, head: Message, body: bytes) -> None:
    """The head, which tells the whole length, and the first half of the body: the server then hangs up."""
    await send(head)
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})


async def in_pieces(send: Send, head: Message, body: bytes, seconds: float) -> None:
    """The answer's head at once, and its body piece by piece, for so many seconds."""
    await send(head)
    size = max(len(body) // _PIECES, 1)
    for start in range(0, len(body), size):
        await asyncio.sleep(seconds / _PIECES)
        await send({"type": "http.response.body", "body": body[start : start + size], "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def cancelled(status: int, body: bytes) -> Response:
    """What a cancelled transaction leaves: a read keeps its 200 and gets an error beside its rows."""
    error = {"message": _CANCELLED, "detail": f"{_CANCELLED}. Check logs for error trace."}
    failure: dict[str, object] = {"error": error, "status": "failure"}
    if status != 200:
        return JSONResponse(failure, 500)
    try:
        return JSONResponse(orjson.loads(body) | failure)
    except (orjson.JSONDecodeError, TypeError):
        return JSONResponse(failure, 500)


def after_the_work(fault: Fault) -> Response:
    """A status that hides that the work was done."""
    if fault.body:
        return _status(fault)
    error = {"message": _CANCELLED, "detail": f"{_CANCELLED}. Check logs for error trace."}
    return JSONResponse({"error": error, "status": "failure"}, 500)
