"""The state of inputs: what a person chose or typed, as Slack sends it under state.values.

https://docs.slack.dev/reference/views#state
"""

from typing import Any

from sandbox.slack.checks.blocks import acting
from sandbox.slack.state import Json

Values = dict[str, dict[str, Json]]

# Element type: the key of its state, the key of what it starts with.
_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
}
_LISTS = {key for key, _ in _KEYS.values() if key.endswith("s")}


class NotOfferedError(Exception):
    """A person cannot choose this here."""


def keeps_state(element: Json) -> bool:
    """Whether the element appears in state.values."""
    return element["type"] in _KEYS


def state_of(element: Json, value: Any) -> Json:
    """The state of an element in which a person chose or typed ``value``; None clears it.

    ``value`` is a plain string, number or list of strings; for an external select {"value", "text"}.
    Raises NotOfferedError where it is not among the options.
    """
    key, _ = _KEYS[element["type"]]
    if key in _LISTS:
        value = [] if value is None else value if isinstance(value, list) else [value]
    if key == "selected_option":
        value = None if value is None else offered_option(element, value)
    elif key == "selected_options":
        value = [offered_option(element, each) for each in value]
    return {"type": element["type"], key: value}


def offered_option(element: Json, value: Any) -> Json:
    """The option with this value; an external select takes {"value", "text"} as the option itself."""
    if "external" in element["type"]:
        if isinstance(value, dict):
            return {"text": {"type": "plain_text", "text": value["text"]}, "value": value["value"]}
        initial = [*element.get("initial_options", []), element.get("initial_option", {})]
        options = [option for option in initial if option]
    else:
        groups = [element, *element.get("option_groups", [])]
        options = [option for group in groups for option in group.get("options", [])]
    for option in options:
        if option.get("value") == value:
            return dict(option)
    raise NotOfferedError(f"{element['action_id']} does not offer {value!r}")


def values_of(blocks: list[Json], typed: Values) -> Values:
    """state.values of these blocks: what was typed, else what each input started with."""
    values: Values = {}
    for block, element in acting(blocks):
        if keeps_state(element):
            block_id, action_id = block["block_id"], element["action_id"]
            known = typed.get(block_id, {}).get(action_id)
            values.setdefault(block_id, {})[action_id] = known or _initial(element)
    return values


def _initial(element: Json) -> Json:
    key, initial = _KEYS[element["type"]]
    return {"type": element["type"], key: element.get(initial, [] if key in _LISTS else None)}


def chosen_in(state: Json) -> Any:
    """What is chosen or typed; None where the element holds nothing yet."""
    return state[_KEYS[state["type"]][0]] if state else None


def is_empty(state: Json) -> bool:
    """Whether nothing is chosen or typed."""
    return chosen_in(state) in (None, "", [])
