"""Block elements and their limits.

https://docs.slack.dev/reference/block-kit/block-elements/
"""

from collections.abc import Iterator

from sandbox.slack.checks.composition import (
    CONFIRM,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLAIN_OPTION,
    TEXT_OPTION,
    URL,
    image,
    plain,
)
from sandbox.slack.checks.rich_text import RICH_TEXT
from sandbox.slack.checks.shape import Check, both, fault, flag, items, number, one_of, shape, string, typed
from sandbox.slack.state import Json

_ID = {"action_id": string(1, 255)}
_STYLE = one_of("primary", "danger")
_CHOOSING: dict[str, Check] = _ID | {"focus_on_load": flag, "confirm": CONFIRM}
_PLACEHOLDER: dict[str, Check] = _CHOOSING | {"placeholder": plain(150)}
_MULTI: dict[str, Check] = _PLACEHOLDER | {"max_selected_items": number(1)}
_FILTER = shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 1),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
_CONVERSATIONS: dict[str, Check] = {"default_to_current_conversation": flag, "filter": _FILTER}
_STATIC: dict[str, Check] = {
    "options": items(PLAIN_OPTION, 1, 100),
    "option_groups": items(OPTION_GROUP, 1, 100),
}
_DISPATCH = shape({}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 1, 2)})
_TYPING: dict[str, Check] = _ID | {
    "placeholder": plain(150),
    "focus_on_load": flag,
    "dispatch_action_config": _DISPATCH,
}


def _offered(element: Json) -> list[str]:
    groups = element.get("option_groups", [])
    return [option["value"] for group in [element, *groups] for option in group.get("options", [])]


def _initial_is_offered(element: Json, at: str) -> Iterator[str]:
    single = [element["initial_option"]] if "initial_option" in element else []
    for option in element.get("initial_options", single):
        if option["value"] not in _offered(element):
            yield fault("initial option is not one of the options", at)


def _static(element: Json, at: str) -> Iterator[str]:
    if ("options" in element) == ("option_groups" in element):
        yield fault("must provide either options or option_groups", at)
    yield from _initial_is_offered(element, at)


def _lengths_agree(element: Json, at: str) -> Iterator[str]:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if least > most:
        yield fault("min_length must not be more than max_length", at)
    if len(element.get("initial_value", "")) > most:
        yield fault("initial_value must not be longer than max_length", f"{at}/initial_value")


IMAGE = image()
BUTTON = typed(
    {"text": plain(75)},
    _ID
    | {
        "value": string(0, 2000),
        "url": URL,
        "style": _STYLE,
        "confirm": CONFIRM,
        "accessibility_label": string(1, 75),
    },
)
_WORKFLOW_INPUT = shape({"name": string(1), "value": string()})
_WORKFLOW_TRIGGER = shape({"url": URL}, {"customizable_input_parameters": items(_WORKFLOW_INPUT)})
WORKFLOW_BUTTON = typed(
    {"text": plain(75), "workflow": shape({"trigger": _WORKFLOW_TRIGGER})},
    _ID | {"style": _STYLE, "accessibility_label": string(1, 75)},
)
ICON_BUTTON = typed(
    {"icon": string(1), "text": plain(75)},
    _ID
    | {
        "value": string(0, 2000),
        "confirm": CONFIRM,
        "accessibility_label": string(1, 75),
        "visible_to_user_ids": items(string(1)),
    },
)
_FEEDBACK = shape({"text": plain(75), "value": string(1, 2000)}, {"accessibility_label": string(1, 75)})
FEEDBACK_BUTTONS = typed({"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, _ID)

SELECTS: dict[str, Check] = {
    "static_select": both(typed({}, _PLACEHOLDER | _STATIC | {"initial_option": PLAIN_OPTION}), _static),
    "external_select": typed(
        {}, _PLACEHOLDER | {"initial_option": PLAIN_OPTION, "min_query_length": number(0)}
    ),
    "users_select": typed({}, _PLACEHOLDER | {"initial_user": string(1)}),
    "channels_select": typed({}, _PLACEHOLDER | {"initial_channel": string(1), "response_url_enabled": flag}),
    "conversations_select": typed(
        {},
        _PLACEHOLDER | _CONVERSATIONS | {"initial_conversation": string(1), "response_url_enabled": flag},
    ),
    "multi_static_select": both(
        typed({}, _MULTI | _STATIC | {"initial_options": items(PLAIN_OPTION, 1, 100)}), _static
    ),
    "multi_external_select": typed(
        {}, _MULTI | {"initial_options": items(PLAIN_OPTION, 1, 100), "min_query_length": number(0)}
    ),
    "multi_users_select": typed({}, _MULTI | {"initial_users": items(string(1))}),
    "multi_channels_select": typed({}, _MULTI | {"initial_channels": items(string(1))}),
    "multi_conversations_select": typed(
        {}, _MULTI | _CONVERSATIONS | {"initial_conversations": items(string(1))}
    ),
}
CHOICES: dict[str, Check] = {
    "checkboxes": both(
        typed(
            {"options": items(TEXT_OPTION, 1, 10)}, _CHOOSING | {"initial_options": items(TEXT_OPTION, 1, 10)}
        ),
        _initial_is_offered,
    ),
    "radio_buttons": both(
        typed({"options": items(TEXT_OPTION, 1, 10)}, _CHOOSING | {"initial_option": TEXT_OPTION}),
        _initial_is_offered,
    ),
    "datepicker": typed({}, _PLACEHOLDER | {"initial_date": string(pattern=r"\d{4}-\d\d-\d\d")}),
    "timepicker": typed(
        {}, _PLACEHOLDER | {"initial_time": string(pattern=r"\d\d:\d\d"), "timezone": string(1)}
    ),
}
DATETIMEPICKER = typed({}, _CHOOSING | {"initial_date_time": number(1_000_000_000, 9_999_999_999)})
OVERFLOW = typed({"options": items(OVERFLOW_OPTION, 1, 5)}, _ID | {"confirm": CONFIRM})
RICH_TEXT_INPUT = typed(
    {}, _TYPING | {"initial_value": RICH_TEXT, "min_lines": number(1), "max_lines": number(1)}
)
TYPED: dict[str, Check] = {
    "plain_text_input": both(
        typed(
            {},
            _TYPING
            | {
                "initial_value": string(0, 3000),
                "multiline": flag,
                "min_length": number(0, 3000),
                "max_length": number(1, 3000),
            },
        ),
        _lengths_agree,
    ),
    "email_text_input": typed({}, _TYPING | {"initial_value": string(1)}),
    "url_text_input": typed({}, _TYPING | {"initial_value": string(1)}),
    "number_input": typed(
        {"is_decimal_allowed": flag},
        _TYPING | {"initial_value": string(1), "min_value": string(1), "max_value": string(1)},
    ),
    "file_input": typed({}, _ID | {"filetypes": items(string(1)), "max_files": number(1, 10)}),
    "rich_text_input": RICH_TEXT_INPUT,
}

IN_SECTION: dict[str, Check] = (
    SELECTS
    | CHOICES
    | {"button": BUTTON, "workflow_button": WORKFLOW_BUTTON, "overflow": OVERFLOW, "image": IMAGE}
)
IN_ACTIONS: dict[str, Check] = (
    SELECTS
    | CHOICES
    | {
        "button": BUTTON,
        "workflow_button": WORKFLOW_BUTTON,
        "overflow": OVERFLOW,
        "datetimepicker": DATETIMEPICKER,
        "rich_text_input": RICH_TEXT_INPUT,
    }
)
IN_INPUT: dict[str, Check] = SELECTS | CHOICES | TYPED | {"datetimepicker": DATETIMEPICKER}
INTERACTIVE = (IN_SECTION | IN_ACTIONS | IN_INPUT).keys() - {"image"} | {"feedback_buttons", "icon_button"}
