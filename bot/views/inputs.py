"""A modal's inputs, and what was typed into them: block_id and action_id are both the field's name.

Source: https://docs.slack.dev/reference/block-kit/blocks/input-block and
https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import Any

from bot.views.blocks import Block, Element, plain
from desk.clean import clean

_LABEL_CHARACTERS = 2000


def field(
    name: str, label: str, element: Element, *, hint: str = "", optional: bool = False, tells: bool = False
) -> Block:
    """One input with its label; with ``tells`` the handler of its name hears of each choice at once."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, _LABEL_CHARACTERS),
        "element": element | {"action_id": name},
        "optional": optional,
    }
    if tells:
        block["dispatch_action"] = True
    return block | {"hint": plain(hint, _LABEL_CHARACTERS)} if hint else block


def plain_text_input(initial: str, max_length: int, *, multiline: bool = False) -> Element:
    """Words, at most ``max_length`` characters of them, which Slack allows up to 3000."""
    element: Element = {"type": "plain_text_input", "max_length": max_length, "multiline": multiline}
    return element | {"initial_value": initial[:max_length]} if initial else element


def number_input(initial: int, *, least: int, most: int) -> Element:
    """A whole number."""
    return {
        "type": "number_input",
        "is_decimal_allowed": False,
        "initial_value": str(initial),
        "min_value": str(least),
        "max_value": str(most),
    }


def static_select(options: Sequence[Element], chosen: str) -> Element:
    """One of several in a menu; ``chosen`` is the value that it starts with."""
    return {"type": "static_select", "options": list(options)} | _initial(options, chosen)


def radio_buttons(options: Sequence[Element], chosen: str) -> Element:
    """One of a few, all in sight."""
    return {"type": "radio_buttons", "options": list(options)} | _initial(options, chosen)


def checkboxes(options: Sequence[Element], chosen: Collection[str] = ()) -> Element:
    """Any of a few; ``chosen`` holds the values that it starts with."""
    element: Element = {"type": "checkboxes", "options": list(options)}
    initial = [one for one in options if one["value"] in chosen]
    return element | {"initial_options": initial} if initial else element


def datepicker(initial: date | None) -> Element:
    """A day."""
    element: Element = {"type": "datepicker"}
    return element | {"initial_date": initial.isoformat()} if initial else element


def timepicker(initial: time) -> Element:
    """A time of day, of no zone in particular."""
    return {"type": "timepicker", "initial_time": initial.strftime("%H:%M")}


def external_select(placeholder: str) -> Element:
    """One of many, which the options handler finds while somebody types."""
    return {"type": "external_select", "min_query_length": 0, "placeholder": plain(placeholder, 150)}


def typed(view: Mapping[str, Any], name: str) -> str:
    """What stands in a text input, without what cannot be kept; "" where nothing does."""
    return clean(str(_state(view, name).get("value") or "")).strip()


def chosen(view: Mapping[str, Any], name: str) -> str:
    """The value of the option chosen in a menu or among radio buttons; "" where none is."""
    return str((_state(view, name).get("selected_option") or {}).get("value") or "")


def chosen_label(view: Mapping[str, Any], name: str) -> str:
    """The text of the option chosen in a menu; "" where none is."""
    option = _state(view, name).get("selected_option") or {}
    return str((option.get("text") or {}).get("text") or "")


def ticked(view: Mapping[str, Any], name: str) -> list[str]:
    """The values of the ticked checkboxes, in their order."""
    return [str(one.get("value", "")) for one in _state(view, name).get("selected_options") or []]


def picked_date(view: Mapping[str, Any], name: str) -> date | None:
    """The day; None where there is none."""
    try:
        return date.fromisoformat(str(_state(view, name).get("selected_date") or ""))
    except ValueError:
        return None


def picked_time(view: Mapping[str, Any], name: str, default: time) -> time:
    """The time of day; ``default`` where there is none."""
    try:
        return time.fromisoformat(str(_state(view, name).get("selected_time") or ""))
    except ValueError:
        return default


def private_metadata(**values: Any) -> str:
    """What the modal brings back with it: ids only, for it passes through the person's client."""
    return json.dumps(values)


def brought_back(view: Mapping[str, Any]) -> Mapping[str, Any]:
    """What `private_metadata` sent along; ValueError where it is not what we sent."""
    values = json.loads(str(view.get("private_metadata") or "{}"))
    if not isinstance(values, dict):
        raise ValueError("private_metadata is not an object")  # noqa: TRY004 - ours, changed: a bad value
    return values


def _state(view: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    values = (view.get("state") or {}).get("values") or {}
    found: Mapping[str, Any] = (values.get(name) or {}).get(name) or {}
    return found


def _initial(options: Sequence[Element], chosen: str) -> Element:
    found = next((one for one in options if one["value"] == chosen), None)
    return {"initial_option": found} if found else {}
