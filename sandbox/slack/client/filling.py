"""From a browser's form to what Slack's inputs hold; a field is called <block_id>/<action_id>."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from starlette.datastructures import FormData

from sandbox.slack.checks.blocks import acting
from sandbox.slack.input_state import NotOfferedError, Values, chosen_in, keeps_state, state_of, values_of
from sandbox.slack.people.play import CannotError
from sandbox.slack.state import Json, User


def field_name(block: Json, element: Json) -> str:
    """What an element is called in a form."""
    return f"{block['block_id']}/{element['action_id']}"


def fill_in(blocks: list[Json], inputs: Values, form: FormData, person: User) -> None:
    """Put everything that stands in the form into the inputs. Raises CannotError."""
    shown = values_of(blocks, inputs)
    for block, element in acting(blocks):
        if keeps_state(element) and f"has:{field_name(block, element)}" in form:
            known = shown[block["block_id"]][element["action_id"]]
            value = _chosen(element, form.getlist(field_name(block, element)), chosen_in(known), person)
            try:
                state = state_of(element, value)
            except NotOfferedError as refused:
                raise CannotError(400, "not_offered", str(refused)) from refused
            inputs.setdefault(block["block_id"], {})[element["action_id"]] = state


def acted_on(element: Json, state: Json) -> Any:
    """What an element holds, as a click names it."""
    held = chosen_in(state)
    if isinstance(held, list):
        return [_as_given(element, each) for each in held]
    return _as_given(element, held)


def _as_given(element: Json, held: Any) -> Any:
    if not isinstance(held, dict) or element["type"] == "rich_text_input":
        return held
    return _value_and_words(held) if "external" in element["type"] else held["value"]


def _value_and_words(option: Json) -> Json:
    return {"value": option["value"], "text": option["text"]["text"]}


def _chosen(element: Json, sent: list[Any], known: Any, person: User) -> Any:
    """What was sent for this element, as `state_of` takes it; None where that is nothing.

    The page shows less than a formatted text or a second: what nobody touched stays as it was.
    """
    given = [str(each) for each in sent if each != ""]
    kind = element["type"]
    if "external" in kind:
        options = [orjson.loads(each) for each in given]
        return options if kind.startswith("multi_") else next(iter(options), None)
    if kind == "checkboxes" or kind.startswith("multi_"):
        return given
    if not given:
        return None
    if kind == "datetimepicker":
        return known if given[0] == local_moment(known, person.tz) else _moment(given[0], person.tz)
    if kind == "rich_text_input":
        return known if known and given[0] == written(known) else rich_text(given[0])
    return given[0]


def local_moment(seconds: int | None, tz: str) -> str:
    """A moment as an input of type datetime-local holds it."""
    when = datetime.fromtimestamp(seconds, ZoneInfo(tz)) if seconds is not None else None
    return when.strftime("%Y-%m-%dT%H:%M") if when else ""


def _moment(local: str, tz: str) -> int:
    return int(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(tz)).timestamp())


def rich_text(text: str) -> Json:
    """Plain words as the rich_text block that Slack's editor makes of them."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def written(part: Json) -> str:
    """The words of a rich_text block, for the box that they were typed into, each part on its own line."""
    apart = "" if part["type"] in {"rich_text_section", "rich_text_quote", "rich_text_preformatted"} else "\n"
    return str(part.get("text", "")) + apart.join(written(each) for each in part.get("elements", []))
