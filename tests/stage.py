"""One server for many tests, as starting and stopping servers takes long."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.serve import serving


class Stage:
    """A server's application: whatever the running test puts there."""

    def __init__(self, url: str = "") -> None:
        self.app: ASGIApp = Starlette()
        self.url = url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request to the application that is on now."""
        await self.app(scope, receive, send)


class Stages:
    """Where ServiceNow, Microsoft 365 and the bot itself are served."""

    def __init__(self) -> None:
        self.servicenow = Stage()
        self.microsoft = Stage()
        self.bot = Stage()

    def clear(self) -> None:
        """Nothing is served; a browser that comes back from ServiceNow finds a page that knows nothing."""
        self.servicenow.app = self.microsoft.app = Starlette()
        self.bot.app = Starlette(routes=[Route("/servicenow/callback", _came_back)])


async def _came_back(request: Request) -> PlainTextResponse:
    return PlainTextResponse("")


@asynccontextmanager
async def stages_set() -> AsyncIterator[Stages]:
    """Three servers on free ports."""
    stages = Stages()
    async with AsyncExitStack() as stack:
        for stage in (stages.servicenow, stages.microsoft, stages.bot):
            stage.url = await stack.enter_async_context(serving(stage))
        yield stages
