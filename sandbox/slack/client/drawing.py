"""What the templates call: texts drawn for their reader, values of inputs, ids that HTML can use."""

from typing import Any

import orjson
from babel.dates import format_date, format_time
from markdown_it import MarkdownIt
from markupsafe import Markup

from sandbox.slack.client.control import Control, Place, dom_id
from sandbox.slack.client.filling import local_moment, written
from sandbox.slack.client.links import is_here, is_shown, link
from sandbox.slack.client.mrkdwn import Reader, mrkdwn, plain, slack_date
from sandbox.slack.client.screen import explanations, request_error, subject
from sandbox.slack.state import Json

_MARKDOWN = MarkdownIt("js-default", {"html": False, "linkify": False}).disable(["link", "image", "autolink"])


def draw(text: Json, reader: Reader) -> Markup:
    """A text object."""
    return mrkdwn(text["text"], reader) if text["type"] == "mrkdwn" else plain(text["text"])


def markdown(text: str) -> Markup:
    """A markdown block; its links stay words, as the demo leads nowhere."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 - HTML in the text is escaped by the option above


def as_json(value: Any) -> str:
    """JSON, for an attribute."""
    return orjson.dumps(value).decode()


def pretty(value: Any) -> str:
    """JSON to be read."""
    return orjson.dumps(value, option=orjson.OPT_INDENT_2, default=str).decode()


def day(ts: str, reader: Reader) -> str:
    """The day on which a message was sent."""
    return format_date(reader.moment(float(ts)), "full", locale=reader.language)


def clock_time(ts: str, reader: Reader) -> str:
    """The time of day at which a message was sent."""
    return format_time(reader.moment(float(ts)), "short", locale=reader.language)


def initials(name: str) -> str:
    """Two letters in place of a picture."""
    return "".join(word[0] for word in name.split()[:2]).upper()


GLOBALS = {
    "Control": Control,
    "Place": Place,
    "as_json": as_json,
    "clock_time": clock_time,
    "day": day,
    "dom_id": dom_id,
    "draw": draw,
    "explanations": explanations,
    "initials": initials,
    "is_here": is_here,
    "is_shown": is_shown,
    "link": link,
    "local_moment": local_moment,
    "markdown": markdown,
    "mrkdwn": mrkdwn,
    "pretty": pretty,
    "request_error": request_error,
    "slack_date": slack_date,
    "subject": subject,
    "written": written,
}
