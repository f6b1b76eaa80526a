"""The bot behind Bolt, without a server: what Slack would deliver is handed to Bolt as it is."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest_asyncio
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

import bot
from bot.authorize import authorizing
from desk import scores
from desk.background import Background
from desk.context import Desk
from sandbox.clock import Clock
from sandbox.playing.transcript import as_text
from sandbox.serve import serving
from sandbox.slack import PretendSlack, payloads
from sandbox.slack.response_urls import issue_response_url
from sandbox.slack.state import Fault, View
from storage.tables import Person, Workspace
from tests.world import SLACK_PATIENCE

TOKEN = "xoxb-pretend"
CHANNEL = "C0SECURITY"


@dataclass
class Door:
    """Bolt with our listeners, and the Slack they answer to."""

    desk: Desk
    slack: PretendSlack
    slack_url: str
    app: AsyncApp
    workspace: Workspace
    background: Background = field(default_factory=lambda: Background(10))

    async def deliver(self, body: dict[str, Any]) -> BoltResponse:
        """Hand a delivery to Bolt; in Socket Mode's way, for that one has no signature."""
        answer = await self.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
        assert answer is not None
        return answer

    def typed(self, text: str, user_id: str = "U0SHARER") -> dict[str, Any]:
        """The payload of a slash command."""
        command, _, words = text.partition(" ")
        state = self.slack.state
        url = issue_response_url(state, self.slack_url, channel=CHANNEL, user=user_id)
        user, channel = state.users[user_id], state.channels[CHANNEL]
        return dict(payloads.slash_command(state, user, channel, command, words, url))

    async def ask(self, text: str, user_id: str = "U0SHARER") -> str:
        """Type a command; the words of what is shown in answer, "" where no message is."""
        before = len(self.slack.state.channels[CHANNEL].messages)
        assert 200 == (await self.deliver(self.typed(text, user_id))).status
        await self.background.drain(5)
        shown = self.slack.state.channels[CHANNEL].messages[before:]
        return "\n".join(as_text({"blocks": message.blocks}) for message in shown)

    def view(self, user_id: str = "U0SHARER") -> View:
        """The modal on top."""
        return self.slack.state.stacks[user_id][-1]

    def slow(self, method: str, seconds: float) -> None:
        """Slack takes its time."""
        self.slack.state.faults.append(Fault(method, "delay", seconds=seconds, times=None))

    def called(self, method: str) -> int:
        """How often the bot called a method of the Web API."""
        return sum(request.method == method for request in self.slack.state.requests)

    def told(self, user_id: str) -> list[str]:
        """What the bot wrote to somebody as a direct message."""
        im = self.slack.state.find_im(user_id)
        return [message.text for message in im.messages] if im else []


@pytest_asyncio.fixture(loop_scope="session")
async def empty_door(desk: Desk, clock: Clock, workspace: Workspace) -> AsyncIterator[Door]:
    """Bolt without any listener."""
    slack = PretendSlack(
        clock=clock,
        signing_secret="signing",
        bot_token=TOKEN,
        team_id=workspace.team_id,
        patience=SLACK_PATIENCE,
    )
    async with serving(slack.app) as url, aiohttp.ClientSession() as session:
        app = AsyncApp(
            client=AsyncWebClient(base_url=f"{url}/api/", session=session),
            signing_secret="signing",
            authorize=authorizing(desk, TOKEN),  # type: ignore[arg-type]
            process_before_response=True,
        )
        door = Door(desk, slack, url, app, workspace)
        yield door
        await door.background.drain(0)


@pytest_asyncio.fixture(loop_scope="session")
async def door(empty_door: Door, sam: Person) -> Door:
    """All of the bot's listeners; Sam is remembered, and the score is known."""
    bot.register(empty_door.app, empty_door.desk, empty_door.background)
    await scores.refresh(empty_door.desk, sam.workspace_id)
    return empty_door
