"""Serve an ASGI application on a loopback port, inside the running event loop."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

from sandbox.certificate import Certificate


def loopback(port: int = 0) -> socket.socket:
    """A socket bound to this loopback port, or to a free one: nobody can take it in between.

    Raises OSError where somebody else has the port.
    """
    # The protocol is named, because only then does asyncio turn Nagle's algorithm off: 45 ms per request.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if port:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    return bound


@asynccontextmanager
async def serving(
    app: ASGIApp, listening: socket.socket | None = None, certificate: Certificate | None = None
) -> AsyncIterator[str]:
    """Serve ``app`` for as long as the block lasts; yields its base URL, without a slash at the end.

    With a ``certificate`` it is https, else http.
    """
    listening = listening or loopback()
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="on",
            timeout_graceful_shutdown=1,
            ssl_certfile=certificate.certificate if certificate else None,
            ssl_keyfile=certificate.key if certificate else None,
        )
    )
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        while not server.started:
            if running.done():
                running.result()
                raise RuntimeError("the server ended before it answered")
            await asyncio.sleep(0.005)
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running
        listening.close()


def interruption() -> asyncio.Event:
    """Is set when somebody presses Ctrl-C or ends the process, from now on; asked for after `serving`."""
    interrupted, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, interrupted.set)
    return interrupted
