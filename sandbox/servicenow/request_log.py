"""The requests the instance was sent, with secrets masked."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import parse_qsl

import orjson
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.clock import Clock
from sandbox.servicenow.backstage import is_backstage

_SECRETS = frozenset(
    {
        "client_secret",
        "access_token",
        "refresh_token",
        "token",
        "code",
        "code_verifier",
        "password",
        "user_password",
        "sysparm_ck",
    }
)


@dataclass(frozen=True)
class LoggedRequest:
    """One request; ``user`` is the REST caller's user_name, ``fault`` the kind that befell it."""

    at: str
    method: str
    path: str
    query: Mapping[str, object]
    body: object
    status: int | None
    user: str | None
    fault: str | None


class RequestLog:
    """The log, newest last, and the ASGI middleware that writes it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.requests: list[LoggedRequest] = []

    def as_json(self) -> list[dict[str, object]]:
        """The requests as JSON objects."""
        return [asdict(request) for request in self.requests]

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application with every request logged, but for what is backstage."""

        async def logged(scope: Scope, receive: Receive, send: Send) -> None:
            if is_backstage(scope):
                await app(scope, receive, send)
                return
            body, status = bytearray(), None

            async def receive_and_keep() -> Message:
                message = await receive()
                body.extend(message.get("body", b""))
                return message

            async def send_and_note(message: Message) -> None:
                nonlocal status
                status = message.get("status", status)
                await send(message)

            at = self._clock.now().isoformat()
            try:
                await app(scope, receive_and_keep, send_and_note)
            finally:
                self.requests.append(_logged(at, scope, bytes(body), status))

        return logged


def _logged(at: str, scope: Scope, body: bytes, status: int | None) -> LoggedRequest:
    state = scope.get("state", {})
    query = _masked(dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True)))
    user, fault = state.get("user_name"), state.get("fault")
    return LoggedRequest(at, scope["method"], scope["path"], query, _body(body), status, user, fault)


def _body(body: bytes) -> object:
    """A JSON object or a form as a dict; anything else by its length alone."""
    try:
        parsed = orjson.loads(body)
    except orjson.JSONDecodeError:
        parsed = dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    return _masked(parsed) if isinstance(parsed, dict) else {"length": len(body)}


def _masked(values: Mapping[str, object]) -> dict[str, object]:
    return {name: "***" if name in _SECRETS and value else value for name, value in values.items()}
