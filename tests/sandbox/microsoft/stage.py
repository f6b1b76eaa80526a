"""One server for many tests."""

import httpx
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from sandbox.microsoft import PretendMicrosoft


class Stage:
    """A server on which one application after the other is put, and a client of it."""

    def __init__(self) -> None:
        self.app = Starlette()
        self.client: httpx.AsyncClient

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request to the application that is on now."""
        await self.app(scope, receive, send)

    def put(self, microsoft: PretendMicrosoft) -> httpx.AsyncClient:
        """Serve this sandbox from now on, to a client that has no token yet."""
        self.app = microsoft.app
        self.client.headers.pop("Authorization", None)
        return self.client
