"""Slack's mrkdwn as HTML, as its clients draw it.

https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from emoji import emojize
from markupsafe import Markup, escape

from sandbox.slack.client.links import link

_ANGLED = re.compile(r"<([^<>]+)>")
_CODE_BLOCK = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_QUOTE = re.compile(r"(?m)(?:^&gt; ?.*(?:\n|\Z))+")
_STYLES = [
    (re.compile(rf"(?<![\w{mark}]){mark}(?=\S)([^{mark}\n]*[^{mark}\s]){mark}(?![\w{mark}])"), tag)
    for mark, tag in ((r"\*", "strong"), ("_", "em"), ("~", "s"))
]
_HELD = re.compile("\x00(\\d+)\x00")


@dataclass(frozen=True)
class Reader:
    """Who reads: the names that ids stand for, and the locale and time zone that dates are told in."""

    names: Mapping[str, str]
    locale: str
    tz: str

    def moment(self, timestamp: float) -> datetime:
        """A time where the reader is."""
        return datetime.fromtimestamp(timestamp, ZoneInfo(self.tz))


def mrkdwn(text: str, reader: Reader) -> Markup:
    """The text, whose ``&``, ``<`` and ``>`` Slack's apps escape, as HTML."""
    held: list[Markup] = []

    def hold(made: Callable[[str], Markup], found: re.Match[str]) -> str:
        held.append(made(found[1]))
        return f"\x00{len(held) - 1}\x00"

    text = text.replace("\x00", "")
    text = _CODE_BLOCK.sub(partial(hold, _pre), text)
    text = _CODE.sub(partial(hold, _code), text)
    text = _ANGLED.sub(partial(hold, lambda inside: _angled(inside, reader)), text)
    html = str(escape(_unescaped(text)))
    for style, tag in _STYLES:
        html = style.sub(rf"<{tag}>\1</{tag}>", html)
    html = _QUOTE.sub(_quote, html).replace("\n", "<br>")
    return Markup(_HELD.sub(lambda found: str(held[int(found[1])]), _emoji(html)))  # noqa: S704 - escaped above


def plain(text: str) -> Markup:
    """A plain_text object: emoji are drawn, nothing else is formatting."""
    return Markup(_emoji(str(escape(text))).replace("\n", "<br>"))  # noqa: S704 - escaped here


def slack_date(inside: str, reader: Reader) -> str:
    """``!date^<seconds>^<tokens>[^<link>]|<fallback>`` in the reader's language and time zone."""
    spec, _, fallback = inside.partition("|")
    parts = spec.split("^")
    if len(parts) < 3 or not re.fullmatch(r"-?\d+", parts[1]):
        return fallback
    when = reader.moment(int(parts[1]))
    return re.sub(r"\{(\w+)\}", lambda token: _token(token[1], when, reader.locale), parts[2])


def _token(name: str, when: datetime, locale: str) -> str:
    language = locale.replace("-", "_")
    name = name.removesuffix("_pretty")
    if name == "date_num":
        return when.strftime("%Y-%m-%d")
    if name in {"time", "time_secs"}:
        return format_time(when, "medium" if name == "time_secs" else "short", locale=language)
    if name == "ago":
        return format_datetime(when, "medium", locale=language)
    styles = {"date": "long", "date_short": "medium", "date_long": "full"}
    return format_date(when, styles[name], locale=language) if name in styles else f"{{{name}}}"


def _angled(inside: str, reader: Reader) -> Markup:
    """A link, a mention or a date between angle brackets."""
    target, _, label = inside.partition("|")
    kind, rest = target[:1], target[1:]
    if kind in {"@", "#"}:
        return Markup('<span class="mention">{}{}</span>').format(kind, reader.names.get(rest, label or rest))
    if target.startswith("!date^"):
        return escape(slack_date(inside, reader))
    if kind == "!":
        return Markup('<span class="mention">@{}</span>').format(label or rest.partition("^")[0])
    return link(_unescaped(target), _unescaped(label or target))


def _pre(inside: str) -> Markup:
    return Markup("<pre>{}</pre>").format(_unescaped(inside))


def _code(inside: str) -> Markup:
    return Markup("<code>{}</code>").format(_unescaped(inside))


def _quote(found: re.Match[str]) -> str:
    lines = [line.removeprefix("&gt;").removeprefix(" ") for line in found[0].rstrip("\n").split("\n")]
    return "<blockquote>" + "<br>".join(lines) + "</blockquote>"


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _emoji(text: str) -> str:
    return emojize(text, language="alias")
