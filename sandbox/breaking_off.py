"""An answer that is begun and never finished, as when a proxy or a network fails in the middle of it."""

from starlette.responses import Response
from starlette.types import Receive, Scope, Send


async def break_off(send: Send) -> None:
    """Begin an answer and leave it: the server then closes the connection. ASGI knows no ruder way."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
    await send({"type": "http.response.body", "body": b'{"resu', "more_body": True})


class BrokenOff(Response):
    """The same, for an endpoint to return."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Break off."""
        await break_off(send)
