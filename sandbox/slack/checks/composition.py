"""Composition objects: texts, options, confirmations.

https://docs.slack.dev/reference/block-kit/composition-objects/
"""

from collections.abc import Iterator

from sandbox.slack.checks.shape import Check, both, by_type, fault, flag, items, one_of, shape, string, typed
from sandbox.slack.state import Json


def plain(most: int) -> Check:
    """A plain_text object."""
    return by_type({"plain_text": typed({"text": string(1, most)}, {"emoji": flag})})


def mrkdwn(most: int) -> Check:
    """A mrkdwn object."""
    return by_type({"mrkdwn": typed({"text": string(1, most)}, {"verbatim": flag})})


def any_text(most: int) -> Check:
    """A text object of either kind."""
    return by_type({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


URL = string(1, 3000, r"https?://\S+|mailto:\S+|slack://\S+")

_SLACK_FILE = shape({}, {"id": string(1), "url": string(1)})


def image(extra: dict[str, Check] | None = None) -> Check:
    """An image, as element or block: from a URL or from a file in Slack."""

    def has_one_source(value: Json, at: str) -> Iterator[str]:
        if ("image_url" in value) == ("slack_file" in value):
            yield fault("must provide either image_url or slack_file", at)

    sources: dict[str, Check] = {"image_url": URL, "slack_file": _SLACK_FILE}
    return both(typed({"alt_text": string(1, 2000)}, sources | (extra or {})), has_one_source)


def option(text: Check, extra: dict[str, Check] | None = None) -> Check:
    """An option of a select, overflow menu, checkbox group or radio group."""
    return shape({"text": text, "value": string(1, 150)}, {"description": any_text(75)} | (extra or {}))


PLAIN_OPTION = option(plain(75))
TEXT_OPTION = option(any_text(75))
OVERFLOW_OPTION = option(plain(75), {"url": URL})

OPTION_GROUP = shape({"label": plain(75), "options": items(PLAIN_OPTION, 1, 100)})

CONFIRM = shape(
    {"text": any_text(300)},
    {"title": plain(100), "confirm": plain(30), "deny": plain(30), "style": one_of("primary", "danger")},
)
