"""What one person asked for through Slack, with everything an answer needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.answer import Answer
from desk.context import Desk
from storage.tables import Person


@dataclass(frozen=True)
class Asked:
    """A command, a button, a submitted modal or an opened Home, from somebody we know."""

    desk: Desk
    client: AsyncWebClient
    person: Person
    body: Mapping[str, Any]
    answer: Answer

    @property
    def locale(self) -> str:
        """The reader's Slack locale: "de-DE"."""
        return self.person.locale

    @property
    def channel_id(self) -> str:
        """Where it was asked; the person's own direct messages where it was nowhere, as in App Home."""
        return channel_of(self.body) or self.person.user_id

    @property
    def trigger_id(self) -> str:
        """Opens one modal, once, within three seconds."""
        return str(self.body.get("trigger_id", ""))

    @property
    def action(self) -> Mapping[str, Any]:
        """The element that was used, of a block_actions payload."""
        actions = self.body.get("actions") or [{}]
        return actions[0] if isinstance(actions[0], Mapping) else {}

    @property
    def value(self) -> str:
        """The value of the button that was pressed."""
        return str(self.action.get("value", ""))

    async def open(self, view: Mapping[str, Any]) -> None:
        """Open a modal, or push it onto the one the button stands in."""
        if (self.body.get("view") or {}).get("type") == "modal":
            await self.client.views_push(trigger_id=self.trigger_id, view=dict(view))
        else:
            await self.client.views_open(trigger_id=self.trigger_id, view=dict(view))


def channel_of(body: Mapping[str, Any]) -> str:
    """The channel of a command ("channel_id") or of an interaction ("channel.id"); "" where there is none."""
    channel = body.get("channel")
    found = channel.get("id") if isinstance(channel, Mapping) else body.get("channel_id")
    return str(found or "")


def user_of(body: Mapping[str, Any]) -> str:
    """The user of a command, an interaction or an event; "" where there is none."""
    user = body.get("user")
    if isinstance(user, Mapping):
        return str(user.get("id", ""))
    event = body.get("event")
    if isinstance(event, Mapping):
        return str(event.get("user", ""))
    return str(body.get("user_id", ""))
