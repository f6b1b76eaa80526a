"""The bell that rings when something changed, so that open pages look again."""

import asyncio
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

CHANGES = "/changes"


class Bell:
    """Rings for every page that listens at ``/changes``; one bell may be shared by several servers."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Event] = set()
        self._closed = False

    def ring(self) -> None:
        """Something changed."""
        for listener in self._listeners:
            listener.set()

    def close(self) -> None:
        """Let every listener go: a server that ends waits for nobody."""
        self._closed = True
        self.ring()

    async def rings(self) -> AsyncIterator[str]:
        """Once at first, for what happened while the page was on its way; then after each change."""
        rung = asyncio.Event()
        rung.set()
        self._listeners.add(rung)
        try:
            while not self._closed:
                await rung.wait()
                rung.clear()
                yield "changed"
        finally:
            self._listeners.discard(rung)

    def route(self) -> Route:
        """``GET /changes``: server-sent events that say only that something changed."""
        return Route(CHANGES, self._changes, methods=["GET"])

    async def _changes(self, _request: Request) -> Response:
        return EventSourceResponse(self.rings())

    def around(self, app: ASGIApp) -> ASGIApp:
        """The application, with a ring after each request that may have changed something."""

        async def ringing(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await app(scope, receive, send)
            finally:
                if scope["type"] == "http" and scope["method"] not in {"GET", "HEAD"}:
                    self.ring()

        return ringing
