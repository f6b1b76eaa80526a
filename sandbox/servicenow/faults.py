"""Faults on demand: what the network, a proxy or the instance itself may do to a request.

That nobody listens at all, no application can play: see sandbox.playing.port.
"""

import asyncio
from collections.abc import Mapping

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.breaking_off import break_off
from sandbox.servicenow import fault_answers
from sandbox.servicenow.backstage import is_backstage
from sandbox.servicenow.fault import KINDS, Fault, FaultKind

__all__ = ["KINDS", "Fault", "FaultKind", "Faults"]


class Faults:
    """The faults that are set, and the ASGI middleware that lets them happen, but never backstage."""

    def __init__(self) -> None:
        self.now: list[Fault] = []

    def as_json(self) -> list[Mapping[str, object]]:
        """The faults still in force."""
        return [fault.as_json() for fault in self.now if fault.times != 0]

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application with faults."""

        async def faulty(scope: Scope, receive: Receive, send: Send) -> None:
            if is_backstage(scope) or not self.now:
                await app(scope, receive, send)
                return
            body = b""
            # A body is read ahead only if somebody looks into it: else a dropped request is dropped unread.
            if any(fault.contains for fault in self.now):
                body = await Request(scope, receive).body()
                receive = _again(body, receive)
            fault = next((fault for fault in self.now if fault.befalls(scope, body)), None)
            if fault is None:
                await app(scope, receive, send)
                return
            scope.setdefault("state", {})["fault"] = fault.kind
            await _happen(fault, app, scope, receive, send)

        return faulty


def _again(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body that was read already, and then what else comes."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


async def _happen(fault: Fault, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    match fault.kind:
        case "slow":
            await asyncio.sleep(fault.seconds)
            await app(scope, receive, send)
        case "drop_before_commit":
            await break_off(send)
        case "drop_after_commit" | "half_answer" | "slow_body" | "cancelled" | "status_after_commit":
            await _after_the_work(fault, app, scope, receive, send)
        case _:
            await fault_answers.instead(fault, Request(scope))(scope, receive, send)


async def _after_the_work(fault: Fault, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    head, body = await fault_answers.real_answer(app, scope, receive)
    match fault.kind:
        case "half_answer":
            await fault_answers.half(send, head, body)
        case "slow_body":
            await fault_answers.in_pieces(send, head, body, fault.seconds)
        case "cancelled":
            await fault_answers.cancelled(head["status"], body)(scope, receive, send)
        case "status_after_commit":
            await fault_answers.after_the_work(fault)(scope, receive, send)
        case _:
            await break_off(send)
