"""What every act of a pretend person needs: the workspace, a way to the bot, and who is acting where."""

from dataclasses import dataclass
from typing import Any

from sandbox.slack.checks.blocks import acting
from sandbox.slack.deliveries import Deliveries
from sandbox.slack.input_state import Values
from sandbox.slack.response_urls import issue_response_url
from sandbox.slack.state import Channel, Json, Message, State, User, View


class CannotError(Exception):
    """A person cannot do this in Slack; ``error`` is a code, ``detail`` says what is in the way."""

    def __init__(self, status: int, error: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.answer: Json = {"error": error, "detail": detail} | more


@dataclass(frozen=True)
class Play:
    """One act: its JSON body (or query), and the sandbox's own address."""

    state: State
    deliveries: Deliveries
    base_url: str
    body: Json

    def need(self, name: str) -> Any:
        """A field of the body; without it 400."""
        if name not in self.body:
            raise CannotError(400, "missing_field", f"{name} is missing")
        return self.body[name]

    def person(self) -> User:
        """The person who acts, by id or name; else 404."""
        user = self.state.find_user(self.need("user"))
        if user is None or user.is_bot:
            raise CannotError(404, "user_not_found", f"there is no person {self.body['user']}")
        return user

    def channel(self, person: User) -> Channel:
        """The channel, by id or #name, or "im" for the DM with the bot; 404 where the person is no member."""
        named = self.need("channel")
        channel = self.state.open_im(person.id) if named == "im" else self.state.find_channel(named)
        if channel is None or person.id not in channel.members:
            raise CannotError(404, "channel_not_found", f"{person.name} is in no channel {named}")
        return channel

    def message(self, person: User, channel: Channel) -> Message:
        """The message with the body's ts that this person can see; else 404."""
        message = channel.message(self.need("ts"))
        if message is None or message.ephemeral_to not in {None, person.id}:
            raise CannotError(404, "message_not_found", f"{person.name} sees no message {self.body['ts']}")
        return message

    def view(self, person: User) -> View:
        """The person's Home, their view with the body's view_id, or the top of their stack; else 404."""
        if self.body.get("home"):
            found = self.state.homes.get(person.id)
        elif "view_id" in self.body:
            found = self.state.find_view(self.body["view_id"])
        else:
            found = next(reversed(self.state.stacks[person.id]), None)
        if found is None or found.user != person.id:
            raise CannotError(404, "view_not_found", f"{person.name} has no such view open")
        return found

    def container(self, person: User) -> View | Message:
        """The message or view that the body names."""
        if "ts" in self.body:
            return self.message(person, self.channel(person))
        return self.view(person)

    def blocks(self, container: View | Message) -> list[Json]:
        """Everything in a message or view that can be acted on."""
        blocks: list[Json] = (
            container.definition["blocks"] if isinstance(container, View) else container.all_blocks
        )
        return blocks

    def inputs(self, container: View | Message, person: User) -> Values:
        """What the person chose or typed there so far."""
        if isinstance(container, View):
            return container.values
        return self.state.inputs[person.id, container.ts]

    def element(self, blocks: list[Json]) -> tuple[Json, Json]:
        """The one element, with its block, that action_id (and block_id, and a button's value) names.

        404 where the person sees none, 409 where they see several.
        """
        action_id, block_id = self.need("action_id"), self.body.get("block_id")
        found = [
            (block, element)
            for block, element in acting(blocks)
            if element["action_id"] == action_id and block_id in {None, block["block_id"]}
        ]
        if len(found) > 1 and "value" in self.body:
            found = [(block, each) for block, each in found if each.get("value") == self.body["value"]]
        seen = sorted({element["action_id"] for _, element in acting(blocks)})
        if not found:
            raise CannotError(
                404, "action_not_found", f"nothing here has the action_id {action_id}", seen=seen
            )
        if len(found) > 1:
            raise CannotError(
                409, "action_ambiguous", f"several have the action_id {action_id}: give block_id"
            )
        return found[0]

    def response_url(self, person: User, channel: Channel, message: Message | None = None) -> str:
        """A new response_url for what this person does here."""
        ts = message.ts if message else None
        return issue_response_url(
            self.state, self.base_url, channel=channel.id, user=person.id, message_ts=ts
        )
