"""A pretend Slack and a tiny bot, both over real HTTP on loopback, new for each test."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from sandbox.clock import Clock
from sandbox.serve import serving
from sandbox.slack import PretendSlack
from tests.sandbox.slack.stage import SECRET, TOKEN, EchoBot, World


@dataclass
class Doors:
    """Two addresses and a client; who answers there changes with each test, so that serving costs once."""

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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def doors() -> AsyncIterator[Doors]:
    doors = Doors()
    slack, bot = (Starlette(routes=[Mount("/", door)]) for door in (doors.to_slack, doors.to_bot))
    async with (
        serving(slack) as slack_url,
        serving(bot) as doors.bot_url,
        httpx.AsyncClient(base_url=slack_url, trust_env=False) as doors.http,
    ):
        yield doors


@pytest_asyncio.fixture(loop_scope="session")
async def world(doors: Doors) -> AsyncIterator[World]:
    clock, doors.bot = Clock(), EchoBot()
    slack = PretendSlack(clock=clock, signing_secret=SECRET, bot_token=TOKEN, ack_seconds=0.3)
    doors.slack = slack
    web = AsyncWebClient(TOKEN, base_url=f"{doors.http.base_url}/api/")
    async with slack.app.router.lifespan_context(slack.app):
        world = World(slack, clock, doors.bot, web, doors.http)
        await world.post("bot", url=f"{doors.bot_url}/slack/events")
        yield world
