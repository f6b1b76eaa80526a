"""What a person types into the composer: a slash command, or a message with its mentions."""

import re

from sandbox.slack.state import Channel, State

_COMMAND = re.compile(r"(/\S+)\s*(.*)", re.DOTALL)


def as_command(typed: str) -> tuple[str, str] | None:
    """The command and its text, where what was typed is a command; a space before it makes it a message."""
    found = _COMMAND.fullmatch(typed.rstrip())
    return (found[1], found[2]) if found else None


def as_message(typed: str, state: State) -> str:
    """What was typed as Slack keeps it: escaped, with names in place of mentions turned into ids."""
    text = typed.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    names = {f"@{user.real_name}": f"<@{user.id}>" for user in state.users.values()}
    names |= {f"@{user.name}": f"<@{user.id}>" for user in state.users.values()}
    names |= {f"#{channel.name}": f"<#{channel.id}>" for channel in _named(state)}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\S){re.escape(name)}(?!\w)", names[name], text)
    return text


def _named(state: State) -> list[Channel]:
    return [channel for channel in state.channels.values() if not channel.user]
