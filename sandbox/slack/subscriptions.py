"""Which events a message is to the app, of those that its manifest subscribes to.

https://docs.slack.dev/reference/events
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from sandbox.slack.shapes import message_object
from sandbox.slack.state import BOT_USER, Channel, Json, Message, State

_MESSAGES = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}
_LINK = re.compile(r"https?://[^\s<>|]+")


def events_of(state: State, channel: Channel, message: Message) -> Iterator[Json]:
    """message, app_mention and link_shared; nothing from a channel that the app is not in."""
    manifest = state.manifest
    if manifest is None or BOT_USER not in channel.members:
        return
    kind = channel_type(channel)
    told = message_object(message, state) | {"channel": channel.id, "event_ts": message.ts}
    if _MESSAGES[kind] in manifest.events:
        yield told | {"type": "message", "channel_type": kind}
    if f"<@{BOT_USER}>" in message.text and "app_mention" in manifest.events:
        yield told | {"type": "app_mention"}
    shared = map(_shared_link, _LINK.findall(message.text))
    links = [each for each in shared if _is_among(each, manifest.unfurl_domains)]
    if links and "link_shared" in manifest.events:
        yield {
            "type": "link_shared",
            "channel": channel.id,
            "is_bot_user_member": True,
            "user": message.user,
            "message_ts": message.ts,
            "links": links,
            "source": "conversations_history",
            "unfurl_id": state.new_id("unfurl"),
            "event_ts": message.ts,
        } | ({"thread_ts": message.thread_ts} if message.thread_ts else {})


def channel_type(channel: Channel) -> str:
    """The kind of a channel, as events of messages name it."""
    return "im" if channel.user else "group" if channel.is_private else "channel"


def _shared_link(url: str) -> Json:
    return {"url": url, "domain": urlsplit(url).hostname or ""}


def _is_among(link: Json, domains: tuple[str, ...]) -> bool:
    return any(link["domain"] == domain or link["domain"].endswith(f".{domain}") for domain in domains)
