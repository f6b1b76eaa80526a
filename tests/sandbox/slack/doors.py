"""Where a pretend Slack and a tiny bot are served on loopback, so that serving costs once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from sandbox.clock import Clock
from sandbox.pages.bell import Bell
from sandbox.serve import serving
from sandbox.slack import PretendSlack
from tests.sandbox.slack.stage import SECRET, TOKEN, EchoBot, World


@dataclass
class Doors:
    """Two addresses and a client; who answers there changes with each test."""

    http: httpx.AsyncClient = field(init=False)
    slack: PretendSlack | None = None
    bot: EchoBot = field(default_factory=EchoBot)
    bot_url: str = ""

    async def to_slack(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The pretend Slack of this test."""
        if self.slack:
            await self.slack.app(scope, receive, send)

    async def to_bot(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The bot of this test."""
        await (await self.bot.receive(Request(scope, receive)))(scope, receive, send)

    @asynccontextmanager
    async def world(
        self, manifest: dict[str, Any] | None = None, patience: float = 3.0
    ) -> AsyncIterator[World]:
        """A new Slack and a new bot behind them."""
        clock, bell, self.bot = Clock(), Bell(), EchoBot()
        self.slack = PretendSlack(
            clock=clock,
            signing_secret=SECRET,
            bot_token=TOKEN,
            patience=patience,
            manifest=manifest,
            bell=bell,
        )
        web = AsyncWebClient(TOKEN, base_url=f"{self.http.base_url}/api/")
        async with self.slack.app.router.lifespan_context(self.slack.app):
            world = World(self.slack, clock, self.bot, web, self.http)
            await world.post("bot", url=f"{self.bot_url}/slack/events")
            yield world
            bell.close()


@asynccontextmanager
async def opened_doors() -> AsyncIterator[Doors]:
    """The doors, for as long as the block lasts."""
    doors = Doors()
    slack, bot = (Starlette(routes=[Mount("/", door)]) for door in (doors.to_slack, doors.to_bot))
    async with (
        serving(slack) as slack_url,
        serving(bot) as doors.bot_url,
        httpx.AsyncClient(base_url=slack_url, trust_env=False) as doors.http,
    ):
        yield doors
