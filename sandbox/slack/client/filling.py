"""From a browser's form to what Slack's inputs hold; a field is called <block_id>/<action_id>."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from starlette.datastructures import FormData

from sandbox.slack.checks.blocks import acting
from sandbox.slack.input_state import NotOfferedError, keeps_state, state_of
from sandbox.slack.people.play import CannotError
from sandbox.slack.state import Json, User, View


def field_name(block: Json, element: Json) -> str:
    """What an element is called in a form."""
    return f"{block['block_id']}/{element['action_id']}"


def fill_in(view: View, form: FormData, person: User) -> None:
    """Put everything that stands in the form into the view. Raises CannotError."""
    for block, element in acting(view.definition["blocks"]):
        if keeps_state(element) and f"has:{field_name(block, element)}" in form:
            value = chosen(block, element, form, person)
            try:
                state = state_of(element, value)
            except NotOfferedError as refused:
                raise CannotError(400, "not_offered", str(refused)) from refused
            view.values.setdefault(block["block_id"], {})[element["action_id"]] = state


def chosen(block: Json, element: Json, form: FormData, person: User) -> Any:
    """What the form holds for this element, as `state_of` takes it; None where that is nothing."""
    given = [str(each) for each in form.getlist(field_name(block, element)) if each != ""]
    kind = element["type"]
    if "external" in kind:
        options = [orjson.loads(each) for each in given]
        return options if kind.startswith("multi_") else next(iter(options), None)
    if kind == "checkboxes" or kind.startswith("multi_"):
        return given
    if not given:
        return None
    if kind == "datetimepicker":
        return int(datetime.fromisoformat(given[0]).replace(tzinfo=ZoneInfo(person.tz)).timestamp())
    return rich_text(given[0]) if kind == "rich_text_input" else given[0]


def rich_text(text: str) -> Json:
    """Plain words as the rich_text block that Slack's editor makes of them."""
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def written(block: Json) -> str:
    """The words of a rich_text block, for the box that they were typed into."""
    pieces = [piece for section in block["elements"] for piece in section["elements"]]
    return "".join(str(piece.get("text", "")) for piece in pieces)
