"""What the pretend workspace holds: people, channels, messages, views, and what passed over the wire."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sandbox.clock import Clock
from sandbox.slack.manifest import Manifest
from sandbox.slack.pace import Pace

Json = dict[str, Any]

APP_ID = "A0SANDBOX"
BOT_ID = "B0SANDBOX"
BOT_USER = "U0BOT"
TEAM_DOMAIN = "sandbox"


@dataclass
class User:
    """A person or the bot; the fields are those of Slack's user object."""

    id: str
    name: str
    real_name: str
    team_id: str
    email: str = ""
    locale: str = "en-US"
    tz: str = "Europe/London"
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    deleted: bool = False


@dataclass
class Message:
    """A message in a channel; ``ephemeral_to`` names the one person who sees it, where it is ephemeral."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str | None = None
    reply_broadcast: bool = False
    ephemeral_to: str | None = None
    edits: list[Json] = field(default_factory=list)

    @property
    def all_blocks(self) -> list[Json]:
        """Its blocks and those of its attachments: people click in either."""
        inner = (block for attachment in self.attachments for block in attachment.get("blocks", []))
        return [*self.blocks, *inner]

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread under another message."""
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass
class Channel:
    """A channel or, where ``user`` is set, the bot's direct messages with that person."""

    id: str
    name: str
    members: set[str]
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False
    user: str | None = None
    messages: list[Message] = field(default_factory=list)

    def message(self, ts: str) -> Message | None:
        """The message with this ts, ephemeral ones too."""
        return next((message for message in self.messages if message.ts == ts), None)


@dataclass
class View:
    """A modal on a person's stack or their Home.

    ``values`` is what they typed, by block_id and action_id; ``errors`` what stands at the inputs, by
    block_id: what the bot said of them, or what Slack's client did.
    """

    id: str
    user: str
    definition: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass
class Trigger:
    """A trigger_id that was sent to the bot."""

    user: str
    issued: datetime
    used: bool = False


@dataclass
class ResponseUrl:
    """A response_url that was sent to the bot; ``message_ts`` is the message it came from."""

    channel: str
    user: str
    issued: datetime
    message_ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


FAULT_KINDS = ("error", "http", "delay", "ratelimited", "drop_before_commit", "drop_after_commit")


@dataclass
class Fault:
    """A failure asked for, of one of FAULT_KINDS; ``times`` None means until the faults are cleared."""

    method: str
    kind: str
    error: str = "internal_error"
    status: int = 500
    seconds: float = 1.0
    times: int | None = 1


@dataclass
class Request:
    """One thing that passed between the bot and Slack: ``kind`` is web_api, response_url or delivery."""

    kind: str
    method: str
    args: Json
    answer: Any
    status: int | None
    at: str
    warnings: list[str] = field(default_factory=list)


class State:
    """The whole workspace, kept in memory.

    ``scopes`` are those of the bot's token; without a ``manifest`` every command, shortcut and event is the
    app's. ``last_read`` is the ts up to which a person has seen a channel, by user id and channel id;
    ``inputs`` what they chose or typed in a message, by user id and ts.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        signing_secret: str,
        bot_token: str,
        team_id: str,
        scopes: frozenset[str],
        pace: Pace | None,
        manifest: Manifest | None,
        trigger_lives: timedelta,
    ) -> None:
        self.clock = clock
        self.signing_secret = signing_secret
        self.bot_token = bot_token
        self.token_revoked = False
        self.team_id = team_id
        self.scopes = scopes
        self.pace = pace
        self.manifest = manifest
        self.trigger_lives = trigger_lives
        self.bot_url = manifest.request_url if manifest else None
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.stacks: defaultdict[str, list[View]] = defaultdict(list)
        self.homes: dict[str, View] = {}
        self.last_read: dict[tuple[str, str], str] = {}
        self.inputs: defaultdict[tuple[str, str], dict[str, dict[str, Json]]] = defaultdict(dict)
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.faults: list[Fault] = []
        self.requests: list[Request] = []
        self._numbers = count(1)
        self._last_ts = 0

    def new_id(self, prefix: str) -> str:
        """An id that nothing else in the workspace has."""
        return f"{prefix}{next(self._numbers):09d}"

    def new_ts(self) -> str:
        """A message ts: the clock in microseconds, always later than the one before."""
        self._last_ts = max(int(self.clock.now().timestamp() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_hash(self) -> str:
        """A view's hash; it changes with each update."""
        return f"{int(self.clock.now().timestamp())}.{self.new_id('h')}"

    def find_user(self, id_or_name: str) -> User | None:
        """A person by id or by name."""
        named = (user for user in self.users.values() if user.name == id_or_name)
        return self.users.get(id_or_name) or next(named, None)

    def find_channel(self, id_or_name: str) -> Channel | None:
        """A channel by id, name or #name."""
        name = id_or_name.removeprefix("#")
        named = (channel for channel in self.channels.values() if channel.name == name and not channel.user)
        return self.channels.get(id_or_name) or next(named, None)

    def find_im(self, user_id: str) -> Channel | None:
        """The bot's direct messages with this person, where they were opened."""
        return next((channel for channel in self.channels.values() if channel.user == user_id), None)

    def open_im(self, user_id: str) -> Channel:
        """The bot's direct messages with this person, opened now where they were not."""
        im = self.find_im(user_id)
        if im is None:
            im = Channel(
                self.new_id("D"), "directmessage", {user_id, BOT_USER}, is_private=True, user=user_id
            )
            self.channels[im.id] = im
        return im

    def views(self) -> list[View]:
        """Every view that stands open, and every Home."""
        return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())

    def find_view(self, view_id: str) -> View | None:
        """An open view or a Home by its id."""
        return next((view for view in self.views() if view.id == view_id), None)

    def take_fault(self, method: str) -> Fault | None:
        """The first fault that is set for this method, one use of it spent."""
        fault = next((fault for fault in self.faults if fault.method in {method, "*"}), None)
        if fault and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.faults.remove(fault)
        return fault
