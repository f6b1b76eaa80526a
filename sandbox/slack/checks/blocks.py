"""Blocks: their own limits, where each may stand, and what must hold between them.

https://docs.slack.dev/reference/block-kit/blocks/
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.slack.checks import elements
from sandbox.slack.checks.charts import DATA_TABLE, DATA_VISUALIZATION, TABLE
from sandbox.slack.checks.composition import URL, any_text, image, mrkdwn, plain
from sandbox.slack.checks.rich_text import RICH_TEXT
from sandbox.slack.checks.shape import (
    Check,
    both,
    by_type,
    fault,
    flag,
    items,
    one_of,
    shape,
    string,
    typed,
)
from sandbox.slack.state import Json

_ID: dict[str, Check] = {"block_id": string(1, 255)}


def _says_something(block: Json, at: str) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield fault("missing required field: text or fields", at)


_TASK_CARD = typed(
    {
        "task_id": string(1),
        "title": string(1),
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    _ID
    | {
        "details": RICH_TEXT,
        "output": RICH_TEXT,
        "sources": items(typed({"url": URL, "text": string(1)})),
    },
)
_CARD = typed(
    {},
    _ID
    | {
        "hero_image": elements.IMAGE,
        "icon": elements.IMAGE,
        "title": mrkdwn(150),
        "subtitle": mrkdwn(150),
        "body": mrkdwn(200),
        "subtext": any_text(200),
        "slack_icon": shape({"type": string(1), "name": string(1)}),
        "actions": items(by_type({"button": elements.BUTTON}), 1, 3),
    },
)
_IN_CONTEXT = {"plain_text": plain(3000), "mrkdwn": mrkdwn(3000), "image": elements.IMAGE}
_IN_CONTEXT_ACTIONS = {
    "feedback_buttons": elements.FEEDBACK_BUTTONS,
    "icon_button": elements.ICON_BUTTON,
}
_EVERYWHERE: dict[str, Check] = {
    "actions": typed({"elements": items(by_type(elements.IN_ACTIONS), 1, 25)}, _ID),
    "card": _CARD,
    "context": typed({"elements": items(by_type(_IN_CONTEXT), 1, 10)}, _ID),
    "divider": typed({}, _ID),
    "header": typed({"text": plain(150)}, _ID),
    "image": image(_ID | {"title": plain(2000)}),
    "input": typed(
        {"label": plain(2000), "element": by_type(elements.IN_INPUT)},
        _ID | {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": RICH_TEXT,
    "section": both(
        typed(
            {},
            _ID
            | {
                "text": any_text(3000),
                "fields": items(any_text(2000), 1, 10),
                "accessory": by_type(elements.IN_SECTION),
                "expand": flag,
            },
        ),
        _says_something,
    ),
    "video": typed(
        {"video_url": URL, "thumbnail_url": URL, "alt_text": string(1), "title": plain(200)},
        _ID
        | {
            "title_url": URL,
            "author_name": string(1, 50),
            "provider_name": string(1),
            "provider_icon_url": URL,
            "description": plain(200),
        },
    ),
}
_IN_CONTAINER = {kind: check for kind, check in _EVERYWHERE.items() if kind != "card"} | {"table": TABLE}
_MESSAGE_OR_HOME: dict[str, Check] = {
    "carousel": typed({"elements": items(by_type({"card": _CARD}), 1, 10)}, _ID),
    "data_table": DATA_TABLE,
    "table": TABLE,
}
_MESSAGE: dict[str, Check] = {
    "container": typed(
        {"child_blocks": items(by_type(_IN_CONTAINER), 1, 10)},
        _ID
        | {
            "title": plain(150),
            "rich_text_title": RICH_TEXT,
            "subtitle": any_text(150),
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": elements.IMAGE,
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
    ),
    "context_actions": typed({"elements": items(by_type(_IN_CONTEXT_ACTIONS), 1, 5)}, _ID),
    "data_visualization": DATA_VISUALIZATION,
    "markdown": typed({"text": string(1, 12_000)}, _ID),
    "plan": typed({"title": string(1)}, _ID | {"tasks": items(by_type({"task_card": _TASK_CARD}))}),
    "task_card": _TASK_CARD,
}
_MODAL: dict[str, Check] = {
    "alert": typed(
        {"text": any_text(200)}, _ID | {"level": one_of("default", "info", "warning", "error", "success")}
    )
}
_MOST = {"message": 50, "modal": 100, "home": 100}
_SURFACES = {
    "message": by_type(_EVERYWHERE | _MESSAGE_OR_HOME | _MESSAGE),
    "modal": by_type(_EVERYWHERE | _MODAL),
    "home": by_type(_EVERYWHERE | _MESSAGE_OR_HOME),
}


def block_faults(blocks: Any, surface: str, at: str = "/blocks") -> list[str]:
    """What Slack refuses in these blocks on this surface: message, modal or home."""
    own = list(items(_SURFACES[surface], 0, _MOST[surface])(blocks, at))
    return own or list(_between(blocks, at))


def flat(blocks: list[Json]) -> Iterator[Json]:
    """The blocks, each followed by the blocks inside it."""
    for block in blocks:
        yield block
        yield from flat(block.get("child_blocks", []))


def walk(block: Json) -> Iterator[Json]:
    """The block and the elements inside it, but not the blocks inside it."""
    yield block
    inner = [
        *block.get("elements", []),
        *block.get("actions", []),
        block.get("element"),
        block.get("accessory"),
    ]
    for child in inner:
        # The parts of a formatted text are no elements; the input for one is.
        if child and (child["type"] in elements.INTERACTIVE or not child["type"].startswith("rich_text_")):
            yield from walk(child)


def acting(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Each block with each element of it that a person can act on."""
    for block in flat(blocks):
        yield from ((block, part) for part in walk(block) if part["type"] in elements.INTERACTIVE)


def _between(blocks: list[Json], at: str) -> Iterator[str]:
    kinds = Counter(block["type"] for block in flat(blocks))
    if kinds["table"] > 1:
        yield fault("only one table allowed", at)
    if kinds["data_visualization"] > 2:
        yield fault("no more than 2 data_visualization blocks allowed", at)
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > 12_000:
        yield fault("markdown blocks must be less than 12001 characters in all", at)
    if sum(bool(element.get("focus_on_load")) for _, element in acting(blocks)) > 1:
        yield fault("only one element may have focus_on_load", at)
    for block_id in _repeated(part.get("block_id") for block in flat(blocks) for part in walk(block)):
        yield fault(f"block_id {block_id} already exists", at)
    for block in flat(blocks):
        for action_id in _repeated(part.get("action_id") for part in walk(block)):
            yield fault(f"action_id {action_id} already exists in its block", at)


def _repeated(ids: Iterable[str | None]) -> list[str]:
    return [each for each, times in Counter(ids).items() if each and times > 1]
