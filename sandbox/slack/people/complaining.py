"""What Slack's client says at an input, without asking the bot.

Only INCOMPLETE is Slack's own sentence; the others say the same as Slack's in our words.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from sandbox.slack.checks.blocks import acting
from sandbox.slack.input_state import Values, chosen_in, is_empty, values_of
from sandbox.slack.state import Json

INCOMPLETE = "Please complete this required field."
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def what_the_client_refuses(blocks: list[Json], inputs: Values) -> dict[str, str]:
    """The block_ids at which Slack's client would stop the person, with what it says there."""
    values = values_of(blocks, inputs)
    return {
        block["block_id"]: complaint
        for block, element in acting(blocks)
        if block["type"] == "input"
        for complaint in _complaints(block, element, values[block["block_id"]][element["action_id"]])
    }


def _complaints(block: Json, element: Json, state: Json) -> Iterator[str]:
    given = chosen_in(state)
    if is_empty(state):
        if not block.get("optional"):
            yield INCOMPLETE
    elif element["type"] == "number_input":
        yield from _about_number(element, given)
    elif element["type"] == "email_text_input" and not _EMAIL.fullmatch(given):
        yield "Please enter an email address."
    elif element["type"] == "url_text_input" and not _is_url(given):
        yield "Please enter a URL."
    elif "value" in state:
        yield from _about_length(element, given)
    elif len(given if isinstance(given, list) else []) > element.get("max_selected_items", 1000):
        yield f"Please choose no more than {element['max_selected_items']}."


def _about_length(element: Json, given: str) -> Iterator[str]:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(given) < least:
        yield f"Please enter at least {least} characters."
    elif len(given) > most:
        yield f"Please enter no more than {most} characters."


def _about_number(element: Json, given: Any) -> Iterator[str]:
    try:
        number = Decimal(str(given))
    except InvalidOperation:
        yield "Please enter a number."
        return
    if not number.is_finite() or (number % 1 and not element["is_decimal_allowed"]):
        yield "Please enter a whole number."
    elif "min_value" in element and number < Decimal(element["min_value"]):
        yield f"Please enter {element['min_value']} or more."
    elif "max_value" in element and number > Decimal(element["max_value"]):
        yield f"Please enter {element['max_value']} or less."


def _is_url(given: str) -> bool:
    try:
        parts = urlsplit(given)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
