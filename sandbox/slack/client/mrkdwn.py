"""Slack's mrkdwn as HTML, as its clients draw it.

https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from emoji import emojize
from markupsafe import Markup, escape

from sandbox.slack.client.links import link

# What is not looked into for styles: whichever begins first wins.
_APART = re.compile(r"```\n?(.+?)\n?```|`([^`\n]+)`|<([^<>]+)>", re.DOTALL)
_LARGE = re.compile(r":large_(\w+):")
_QUOTE = re.compile(r"(?m)(?:^&gt; ?.*(?:\n|\Z))+")
_TAGS = ("strong", "em", "s")
# A mark stands at the edge of a word. No mark is looked for beyond the next one: long texts stay fast.
_STYLED = re.compile(
    "|".join(
        rf"(?<![^\W_])(?<!{mark}){mark}(?=\S)([^{mark}\n]*[^{mark}\s]){mark}(?![^\W_])(?!{mark})"
        for mark in (r"\*", "_", "~")
    )
)
_HELD = re.compile("\x00(\\d+)\x00")


@dataclass(frozen=True)
class Reader:
    """Who reads: the names that ids stand for, and the locale and time zone that dates are told in."""

    names: Mapping[str, str]
    locale: str
    tz: str

    @property
    def language(self) -> str:
        """The locale as Babel writes it."""
        return self.locale.replace("-", "_")

    def moment(self, timestamp: float) -> datetime:
        """A time where the reader is."""
        return datetime.fromtimestamp(timestamp, ZoneInfo(self.tz))


def mrkdwn(text: str, reader: Reader) -> Markup:
    """The text, whose ``&``, ``<`` and ``>`` Slack's apps escape, as HTML."""
    held: list[Markup] = []

    def hold(found: re.Match[str]) -> str:
        block, code, angled = found.groups()
        held.append(_angled(angled, reader) if angled else _pre(block) if block else _code(code))
        return f"\x00{len(held) - 1}\x00"

    html = _styled(str(escape(_unescaped(_APART.sub(hold, text.replace("\x00", ""))))))
    html = _emoji(_QUOTE.sub(_quote, html).replace("\n", "<br>"))
    return Markup(_HELD.sub(lambda found: str(held[int(found[1])]), html))  # noqa: S704 - escaped above


def plain(text: str) -> Markup:
    """A plain_text object: emoji are drawn, nothing else is formatting."""
    return Markup(_emoji(str(escape(text))).replace("\n", "<br>"))  # noqa: S704 - escaped here


def slack_date(inside: str, reader: Reader) -> str:
    """``!date^<seconds>^<tokens>[^<link>]|<fallback>`` in the reader's language and time zone."""
    spec, _, fallback = inside.partition("|")
    parts = spec.split("^")
    try:
        when = reader.moment(int(parts[1])) if len(parts) > 2 else None
    except (ValueError, OverflowError, OSError):  # no number, or no year that there is
        when = None
    if when is None:
        return fallback
    return re.sub(r"\{(\w+)\}", lambda token: _token(token[1], when, reader.language), parts[2])


def _token(name: str, when: datetime, language: str) -> str:
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


def _styled(html: str) -> str:
    """Bold, italic and struck words, each of which may hold the others."""

    def tagged(found: re.Match[str]) -> str:
        tag, inside = next((tag, inside) for tag, inside in zip(_TAGS, found.groups(), strict=True) if inside)
        return f"<{tag}>{_styled(inside)}</{tag}>"

    return _STYLED.sub(tagged, html)


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
    # Slack calls large what others do not: its large_green_circle is their green_circle.
    return emojize(_LARGE.sub(r":\1:", emojize(text, language="alias")), language="alias")
