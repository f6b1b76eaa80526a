"""A message, a modal or Home as lines of text: what a person would read there."""

import re
from collections.abc import Iterator
from typing import Any

_LINK = re.compile(r"<(https?:[^|>]+)\|([^>]+)>")
_NAMED = re.compile(r"<([#@])(\w+)>")
_DATE = re.compile(r"<!date\^[^|]*\|([^>]*)>")


def as_text(shown: dict[str, Any]) -> str:
    """The words of a message's or view's blocks; of a message without blocks, its text."""
    blocks = shown.get("blocks") or []
    lines = [line for block in blocks for line in _block(block, shown)]
    title = [shown["title"]["text"]] if "title" in shown else []
    return "\n".join([*title, *lines]) if lines else str(shown.get("text", ""))


def _block(block: dict[str, Any], shown: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"# {_plain(block['text'])}"
        case "section":
            yield from (_plain(text) for text in [block.get("text"), *block.get("fields", [])] if text)
            yield from (_element(each) for each in [block.get("accessory")] if each)
        case "context":
            yield "  ".join(_plain(each) for each in block["elements"] if "text" in each)
        case "actions":
            yield "  ".join(_element(each) for each in block["elements"])
        case "input":
            yield f"{_plain(block['label'])}: {_value(block, shown)}"
            error = (shown.get("errors") or {}).get(block["block_id"])
            yield from [f"  ! {error}"] if error else []


def _element(element: dict[str, Any]) -> str:
    if element["type"] == "button":
        return f"[{_plain(element['text'])}]"
    return f"[{element['type']}]"


def _value(block: dict[str, Any], shown: dict[str, Any]) -> str:
    states = shown.get("state", {}).get("values", {}).get(block["block_id"], {})
    state: dict[str, Any] = next(iter(states.values()), {})
    for name in ("value", "selected_date", "selected_time", "selected_conversation", "selected_channel"):
        if state.get(name):
            return str(state[name]).split("\n", 1)[0]
    options = state.get("selected_options") or [state.get("selected_option")]
    return ", ".join(_plain(option["text"]) for option in options if option)


def _plain(text: dict[str, Any]) -> str:
    words = _NAMED.sub(r"\1\2", _DATE.sub(r"\1", _LINK.sub(r"\2", text["text"])))
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
