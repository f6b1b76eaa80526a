"""What stands before Bolt: nothing is parsed that Slack did not sign.

Bolt parses the body before it checks the signature, and its check raises on a timestamp that is no number.
"""

import hmac
import time
from collections.abc import Callable, Iterable
from hashlib import sha256

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 1 << 20
"""Slack's largest payload is a view of 250 kB; with the state of its inputs, in form encoding."""
MOST_SECONDS_OFF = 300

Headers = Iterable[tuple[bytes, bytes]]
"""As ASGI gives them, names in lower case."""


class Gate:
    """Lets a request through whose raw body carries Slack's signature, not older than five minutes.

    Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
    """

    def __init__(self, app: ASGIApp, signing_secret: str, clock: Callable[[], float] = time.time) -> None:
        self._app = app
        self._secret = signing_secret.encode()
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 413 to what is too large, 401 to what is not Slack's; pass the rest on unchanged."""
        body = await _read(receive)
        if body is None:
            await PlainTextResponse("the request is too large\n", 413)(scope, receive, send)
        elif not self._is_slacks(scope["headers"], body):
            await PlainTextResponse("the request is not signed by Slack\n", 401)(scope, receive, send)
        else:
            await self._app(scope, _replay(body, receive), send)

    def _is_slacks(self, headers: Headers, body: bytes) -> bool:
        timestamp = _only(headers, b"x-slack-request-timestamp")
        if not (timestamp.isdigit() and len(timestamp) <= 12):
            return False
        if abs(self._clock() - int(timestamp)) > MOST_SECONDS_OFF:
            return False
        signed = b"v0:%b:%b" % (timestamp, body)
        expected = b"v0=" + hmac.new(self._secret, signed, sha256).hexdigest().encode()
        return hmac.compare_digest(expected, _only(headers, b"x-slack-signature"))


def _only(headers: Headers, name: bytes) -> bytes:
    """The header's value; empty where it is missing, or stands twice and could be read in two ways."""
    values = [value for each, value in headers if each == name]
    return values[0] if len(values) == 1 else b""


async def _read(receive: Receive) -> bytes | None:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    read = False

    async def replayed() -> Message:
        nonlocal read
        if read:
            return await receive()
        read = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
