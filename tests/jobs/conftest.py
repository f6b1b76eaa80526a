"""A desk with rows of its own, and a Slack to post to."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient

from desk.context import Desk
from sandbox.clock import Clock
from sandbox.serve import serving
from sandbox.servicenow import PretendServiceNow
from sandbox.slack import PretendSlack
from storage import cards, tickets
from storage.tables import Person, Ticket, Workspace
from tests.contracts.check import check
from tests.desk.playing import Playing
from tests.stage import Stages
from tests.storage.rows import a_delivered_ticket


@dataclass(frozen=True)
class Posting:
    """What the jobs work with, and what Slack shows of it."""

    desk: Desk
    slack: PretendSlack
    client: AsyncWebClient
    workspace: Workspace
    person: Person

    def messages(self, channel_id: str = "C0SECURITY") -> list[Any]:
        """The channel's messages, oldest first."""
        return list(self.slack.state.channels[channel_id].messages)

    def told(self) -> list[str]:
        """What people were told as direct messages."""
        direct = [one for one in self.slack.state.channels.values() if one.id.startswith("D")]
        return [message.text for channel in direct for message in channel.messages]

    async def share(self, number: str, channel_id: str = "C0SECURITY", **fields: Any) -> Ticket:
        """A delivered ticket with a card in a channel."""
        ticket = a_delivered_ticket(self.workspace, number, asked_by=self.person.user_id, version=1, **fields)
        async with self.desk.database.transaction() as session:
            assert await tickets.add(session, ticket)
            await cards.add(session, ticket, channel_id, "en-US")
        return ticket

    async def change(self, ticket: Ticket, field: str, before: str, after: str) -> None:
        """Something happened to the ticket."""
        async with self.desk.database.transaction() as session:
            session.add(ticket)
            ticket.version += 1
            tickets.changed(session, ticket, field, before, after, self.desk.now())


@pytest_asyncio.fixture(loop_scope="session")
async def connected(desk: Desk, servicenow: PretendServiceNow, stages: Stages, ada: Person) -> Playing:
    """Ada has connected the instance."""
    playing = Playing(desk, servicenow, stages)
    await playing.connect(ada)
    return playing


@pytest_asyncio.fixture(loop_scope="session")
async def posting(desk: Desk, clock: Clock, workspace: Workspace, sam: Person) -> AsyncIterator[Posting]:
    """Ready; at the end, every payload was one that Slack takes."""
    slack = PretendSlack(clock=clock, signing_secret="signing", bot_token="xoxb-pretend")
    async with serving(slack.app) as url, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token="xoxb-pretend", base_url=f"{url}/api/", session=session)
        yield Posting(desk, slack, client, workspace, sam)
    for request in slack.state.requests:
        if request.kind == "web_api":
            check(request.method, request.args)
