"""One Web API call, as a method sees it."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.slack.errors import SlackError
from sandbox.slack.state import BOT_USER, Channel, Json, State, User


@dataclass
class Call:
    """The workspace, the decoded arguments, the sandbox's own address, warnings for the answer."""

    state: State
    args: Json
    base_url: str
    warnings: list[str] = field(default_factory=list)

    def need(self, name: str) -> Any:
        """An argument that Slack requires; without it the answer is invalid_arguments."""
        if not self.args.get(name):
            raise SlackError("invalid_arguments", [f"missing required field: {name}"])
        return self.args[name]

    def flag(self, name: str) -> bool:
        """A boolean argument, in any of the ways clients write it."""
        return str(self.args.get(name, "")).lower() in {"1", "true"}

    def user(self, name: str = "user") -> User:
        """The person an argument names by id. Raises SlackError user_not_found."""
        user = self.state.users.get(str(self.args.get(name, "")))
        if user is None:
            raise SlackError("user_not_found")
        return user

    def channel(self) -> Channel:
        """The channel the call names, by id or name; a private one that the bot is not in does not exist.

        Raises SlackError channel_not_found.
        """
        channel = self.state.find_channel(str(self.args.get("channel", "")))
        if channel is None or (channel.is_private and BOT_USER not in channel.members):
            raise SlackError("channel_not_found")
        return channel
