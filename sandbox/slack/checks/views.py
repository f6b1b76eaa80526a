"""Modals and Homes: their own fields, then their blocks.

https://docs.slack.dev/reference/views/
"""

from collections.abc import Iterator
from typing import Any

import orjson

from sandbox.slack.checks.blocks import block_faults, flat
from sandbox.slack.checks.composition import plain
from sandbox.slack.checks.shape import Check, by_type, fault, flag, string, typed
from sandbox.slack.errors import SlackError
from sandbox.slack.state import Json

LARGEST_VIEW = 250_000


def _anything(_value: Any, _at: str) -> Iterator[str]:
    """Blocks are looked at afterwards, by surface."""
    return iter(())


_COMMON: dict[str, Check] = {
    "private_metadata": string(0, 3000),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
}
_VIEW = by_type(
    {
        "modal": typed(
            {"title": plain(24), "blocks": _anything},
            _COMMON
            | {"submit": plain(24), "close": plain(24), "clear_on_close": flag, "notify_on_close": flag},
        ),
        "home": typed({"blocks": _anything}, _COMMON),
    }
)


def check_view(view: Any, kind: str) -> Json:
    """The view, if Slack would take it as a ``kind`` (modal or home).

    Raises SlackError view_too_large (over 250 kB) or invalid_arguments with a sentence for each fault.
    """
    faults = list(_VIEW(view, "/view"))
    if not faults and view["type"] != kind:
        faults = [fault(f"must be a {kind} view", "/view/type")]
    if not faults:
        faults = block_faults(view["blocks"], kind, "/view/blocks")
    if not faults and kind == "modal" and "submit" not in view and _has_input(view):
        faults = [fault("missing required field: submit", "/view")]
    if faults:
        raise SlackError("invalid_arguments", faults)
    if len(orjson.dumps(view)) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    checked: Json = view
    return checked


def _has_input(view: Json) -> bool:
    return any(block["type"] == "input" for block in flat(view["blocks"]))
