"""What the templates call: texts drawn for their reader, values of inputs, ids that HTML can use."""

from datetime import UTC, datetime
from hashlib import blake2s
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from babel.dates import format_datetime
from markdown_it import MarkdownIt
from markupsafe import Markup

from sandbox.slack.client.filling import field_name, written
from sandbox.slack.client.links import is_here, link
from sandbox.slack.client.mrkdwn import Reader, mrkdwn, plain, slack_date
from sandbox.slack.client.screen import request_error
from sandbox.slack.state import Json

_MARKDOWN = MarkdownIt("js-default", {"html": False, "linkify": False}).disable(["link", "image", "autolink"])


def draw(text: Json, reader: Reader) -> Markup:
    """A text object."""
    return mrkdwn(text["text"], reader) if text["type"] == "mrkdwn" else plain(text["text"])


def markdown(text: str) -> Markup:
    """A markdown block; its links stay words, as the demo leads nowhere."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 - HTML in the text is escaped by the option above


def dom_id(*parts: object) -> str:
    """An id for an element of the page; Slack's own may hold what HTML's may not."""
    return "e" + blake2s("\0".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def as_json(value: Any) -> str:
    """JSON, for an attribute."""
    return orjson.dumps(value).decode()


def pretty(value: Any) -> str:
    """JSON to be read."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2, default=str).decode()


def clock_time(ts: str, reader: Reader) -> str:
    """When a message was sent: the time of day, and the day where it is not today's."""
    return format_datetime(reader.moment(float(ts)), "short", locale=reader.locale.replace("-", "_"))


def local_moment(seconds: int | None, reader: Reader) -> str:
    """A moment as an input of type datetime-local holds it."""
    when = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(reader.tz)) if seconds else None
    return when.strftime("%Y-%m-%dT%H:%M") if when else ""


def initials(name: str) -> str:
    """Two letters in place of a picture."""
    return "".join(word[0] for word in name.split()[:2]).upper()


GLOBALS = {
    "as_json": as_json,
    "clock_time": clock_time,
    "dom_id": dom_id,
    "draw": draw,
    "field_name": field_name,
    "initials": initials,
    "is_here": is_here,
    "link": link,
    "local_moment": local_moment,
    "markdown": markdown,
    "mrkdwn": mrkdwn,
    "pretty": pretty,
    "request_error": request_error,
    "slack_date": slack_date,
    "written": written,
}
