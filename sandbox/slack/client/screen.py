"""What one person has on the screen: where they are in Slack, and everything that is to be seen there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sandbox.slack.client.control import Place
from sandbox.slack.client.mrkdwn import Reader
from sandbox.slack.input_state import values_of
from sandbox.slack.state import BOT_USER, Channel, Json, Message, Request, State, User, View

HOME = "home"
MOST_REQUESTS = 100
_DESCRIPTIONS = {
    "U0ADMIN": "admin",
    "U0SHARER": "member, shares actions",
    "U0VIEWER": "member, looks tickets up",
    "U0GUEST": "guest",
    "U0EXTERNAL": "from another organization",
    "U0GERMAN": "member, reads German",
}


@dataclass(frozen=True)
class Screen:
    """A channel, a conversation with the app, or its Home where ``channel`` is None; a thread may be open."""

    state: State
    person: User
    channel: Channel | None
    thread_ts: str
    shows_requests: bool

    @property
    def place(self) -> str:
        """The last part of this screen's address."""
        return self.channel.id if self.channel else HOME

    @property
    def app_name(self) -> str:
        """What the app is called here."""
        return self.state.users[BOT_USER].real_name

    @cached_property
    def reader(self) -> Reader:
        """How texts are drawn for this person."""
        users = {user.id: user.real_name for user in self.state.users.values()}
        channels = {channel.id: channel.name for channel in self.state.channels.values()}
        return Reader(users | channels, self.person.locale, self.person.tz)

    def people(self) -> Iterator[tuple[User, str]]:
        """Everybody who can be played, each with a word on who that is."""
        for user in self.state.users.values():
            if not user.is_bot:
                yield user, _DESCRIPTIONS.get(user.id, "admin" if user.is_admin else "member")

    def channels(self) -> list[Channel]:
        """The person's channels, without the conversations with the app."""
        return [
            channel
            for channel in self.state.channels.values()
            if self.person.id in channel.members and not channel.user
        ]

    def all_users(self) -> list[User]:
        """Whom a menu of people offers."""
        return [user for user in self.state.users.values() if not user.is_bot]

    def is_unread(self, channel: Channel) -> bool:
        """Whether something was said here that the person has not seen."""
        seen = self.state.last_read.get((self.person.id, channel.id), "0")
        return any(message.ts > seen and message.user != self.person.id for message in self._visible(channel))

    def conversation(self) -> Channel:
        """The person's direct messages with the app."""
        return self.state.open_im(self.person.id)

    def messages(self) -> list[Message]:
        """What stands in the channel itself, oldest first."""
        return [
            message
            for message in (self._visible(self.channel) if self.channel else [])
            if not message.is_reply or message.reply_broadcast
        ]

    def replies(self, message: Message) -> list[Message]:
        """The thread under a message."""
        visible = self._visible(self.channel) if self.channel else []
        return [reply for reply in visible if reply.is_reply and reply.thread_ts == message.ts]

    @property
    def thread(self) -> Message | None:
        """The message whose thread is open."""
        found = self.channel.message(self.thread_ts) if self.channel and self.thread_ts else None
        return found if found and found.ephemeral_to in {None, self.person.id} else None

    def _visible(self, channel: Channel) -> list[Message]:
        return [message for message in channel.messages if message.ephemeral_to in {None, self.person.id}]

    @property
    def modals(self) -> list[View]:
        """The person's stack, the modal that is seen last."""
        return self.state.stacks[self.person.id]

    @property
    def home(self) -> View | None:
        """What the app has published as this person's Home."""
        return self.state.homes.get(self.person.id)

    def requests(self) -> list[tuple[int, Request]]:
        """The last that passed between the app and Slack, newest first, each with its number."""
        return list(enumerate(self.state.requests))[: -MOST_REQUESTS - 1 : -1]

    def read(self) -> None:
        """The person has seen what is on this screen."""
        if self.channel and self.channel.messages:
            self.state.last_read[self.person.id, self.channel.id] = self.channel.messages[-1].ts

    def place_of_view(self, view: View) -> Place:
        """Where the blocks of a modal or of Home stand."""
        where = {"view_id": view.id} | ({"home": "1"} if view is self.home else {})
        return Place(where, values_of(view.definition["blocks"], view.values), view.errors)

    def place_of_message(self, message: Message, pane: str) -> Place:
        """Where the blocks of a message stand."""
        inputs = self.state.inputs[self.person.id, message.ts]
        where = {"channel": message.channel, "ts": message.ts}
        return Place(where, values_of(message.all_blocks, inputs), {}, pane)


def subject(request: Request) -> str:
    """What a delivery is about: the command, the event, the element, the view or shortcut."""
    told = request.args
    if request.kind != "delivery":
        return ""
    if "command" in told:
        return f"{told['command']} {told['text']}".strip()
    acted = [action["action_id"] for action in told.get("actions", [])]
    ids = [
        told.get("event", {}).get("type"),
        *acted,
        told.get("action_id"),
        told.get("callback_id"),
        told.get("view", {}).get("callback_id"),
    ]
    return next(filter(None, ids), "")


def request_error(request: Request) -> str:
    """The error code in what was answered, or a bad status; empty where all is well."""
    answer: Json = request.answer if isinstance(request.answer, dict) else {}
    told = getattr(request.answer, "error", None) or answer.get("error")
    if told:
        return str(told)
    return str(request.status) if request.status and request.status >= 400 else ""


def explanations(request: Request) -> list[str]:
    """What Slack said is wrong, in its own sentences."""
    answer: Json = request.answer if isinstance(request.answer, dict) else {}
    messages: list[str] = answer.get("response_metadata", {}).get("messages", [])
    return [*request.warnings, *messages, *getattr(request.answer, "messages", [])]


def options_of(element: Json, screen: Screen) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a menu offers, as groups of value and words: its own options, or people, or channels."""
    kind = element["type"].removeprefix("multi_")
    if kind == "users_select":
        return [("", [(user.id, user.real_name) for user in screen.all_users()])]
    if kind in {"channels_select", "conversations_select"}:
        offered = [each for each in screen.channels() if _is_offered(each, kind, element.get("filter", {}))]
        return [("", [(channel.id, f"#{channel.name}") for channel in offered])]
    groups = element.get("option_groups") or [{"label": {"text": ""}, "options": element["options"]}]
    return [
        (group["label"]["text"], [(each["value"], each["text"]["text"]) for each in group["options"]])
        for group in groups
    ]


def _is_offered(channel: Channel, kind: str, only: Json) -> bool:
    """A menu of channels offers public ones, one of conversations what its filter lets through."""
    if kind == "channels_select":
        return not channel.is_private
    included = only.get("include", ["public", "private"])
    if channel.is_ext_shared and only.get("exclude_external_shared_channels"):
        return False
    return ("private" if channel.is_private else "public") in included
