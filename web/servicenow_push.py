"""An instance's business rule says which record was changed."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from desk import push
from desk.context import Desk

MOST_BYTES = 4096


def servicenow_push(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """POST /servicenow/push with ``Authorization: Bearer <secret>``.

    The body is JSON with table, sys_id and sys_mod_count. 202 says no more than that it was understood, 401
    that the secret is not one of ours, 400 and 413 that the body is no push.
    """

    async def endpoint(request: Request) -> Response:
        workspace_id = await push.workspace_of(desk, _bearer(request))
        if workspace_id is None:
            return PlainTextResponse("the secret is not known\n", 401, {"WWW-Authenticate": "Bearer"})
        body = await _body(request)
        if body is None:
            return PlainTextResponse("a push is not as large\n", 413)
        said = push.parse(body)
        if said is None:
            return PlainTextResponse("this is no push\n", 400)
        await push.receive(desk, workspace_id, said)
        return Response(status_code=202)

    return endpoint


def _bearer(request: Request) -> str:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


async def _body(request: Request) -> bytes | None:
    """The body; None where it is too large, of which no more is read."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)
