"""Text that is safe in Slack's mrkdwn: nothing that came from outside can mention people or forge a link.

Source: https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from securescore.readable import cut
from texts import text

_URL = re.compile(r"https?://[^\s<>|]+", re.IGNORECASE)
_USER = re.compile(r"[UW][A-Z0-9]+")
_CHANNEL = re.compile(r"[CG][A-Z0-9]+")
_IN_A_LINK = str.maketrans({"|": "¦", "\n": " ", "\r": " "})
_VALUE_CHARACTERS = 1000
"""Fluent takes no longer ones."""


class Mrkdwn(str):
    """mrkdwn of our own making; a plain str is not, and has to go through `escape`."""

    __slots__ = ()


def escape(written: str) -> Mrkdwn:
    """The same words with the three characters escaped that can begin a mention, a link or an entity."""
    return Mrkdwn(written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def say(key: str, locale: str, **values: Any) -> Mrkdwn:
    """The sentence ``key``; every string among its values is escaped, unless it is mrkdwn already."""
    safe = {name: _safe(value) for name, value in values.items()}
    return Mrkdwn(text(key, locale, **safe))


def brief(written: str, limit: int) -> Mrkdwn:
    """The same words on one line, in at most ``limit`` characters."""
    line = " ".join(written.split())
    # Escaping only lengthens: what comes later than the limit would go anyway.
    return Mrkdwn(cut(escape(line[: limit + 1]), limit))


def join(separator: str, parts: Iterable[Mrkdwn]) -> Mrkdwn:
    """The parts that are not empty, with ``separator`` between them."""
    return Mrkdwn(separator.join(part for part in parts if part))


def bold(words: Mrkdwn) -> Mrkdwn:
    """In bold; on one line only, for Slack ends bold at a line's end."""
    return Mrkdwn(f"*{words}*")


def code(written: str) -> Mrkdwn:
    """To be copied as it stands."""
    return Mrkdwn(f"`{escape(written.replace('`', ''))}`")


def link(url: str, label: str) -> Mrkdwn:
    """A link; only its label where the address is not one of the web."""
    shown = label if isinstance(label, Mrkdwn) else escape(label)
    shown = Mrkdwn(shown.translate(_IN_A_LINK))
    return Mrkdwn(f"<{escape(url)}|{shown or escape(url)}>") if is_web(url) else shown


def is_web(url: str) -> bool:
    """Whether it is an http or https address that cannot end a link early."""
    return _URL.fullmatch(url) is not None


def user(user_id: str) -> Mrkdwn:
    """The user's name, as each reader's Slack shows it; it does notify where it is new in a message."""
    return Mrkdwn(f"<@{user_id}>") if _USER.fullmatch(user_id) else escape(user_id)


def channel(channel_id: str, locale: str) -> Mrkdwn:
    """The channel's name, as each reader may see it; words where it is the person's direct messages."""
    return Mrkdwn(f"<#{channel_id}>") if _CHANNEL.fullmatch(channel_id) else say("direct-messages", locale)


def slack_date(moment: datetime, locale: str) -> Mrkdwn:
    """Day and time in the reader's own time zone; in UTC where Slack cannot tell it."""
    fallback = say("moment-utc", locale, moment=moment.astimezone(UTC))
    return Mrkdwn(f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} {{time}}|{fallback}>")


def _safe(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Mrkdwn):
        return Mrkdwn(cut(escape(value[: _VALUE_CHARACTERS + 1]), _VALUE_CHARACTERS))
    return value
