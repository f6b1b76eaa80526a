"""One sample of every block and element kind that Slack takes, by the places where it takes it."""

from typing import Any

from sandbox.slack.checks import blocks, elements
from tests.sandbox.slack.samples import button, input_block, option, plain

Json = dict[str, Any]


def mrkdwn(text: str) -> Json:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def rich_text(*parts: Json) -> Json:
    """A rich_text block."""
    return {"type": "rich_text", "elements": list(parts)}


def rich_section(text: str, **style: bool) -> Json:
    """A part of one."""
    return {"type": "rich_text_section", "elements": [{"type": "text", "text": text, "style": style}]}


def _raw(text: str) -> Json:
    return {"type": "raw_text", "text": text}


OPTIONS = [option("one"), option("two") | {"description": plain("The second")}, option("three")]
GROUPS = [{"label": plain("Low"), "options": OPTIONS[:1]}, {"label": plain("High"), "options": OPTIONS[1:]}]
IMAGE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A chart"}
POINTS = [{"label": "Mon", "value": 3}, {"label": "Tue", "value": 5}]
AXES = {
    "type": "line",
    "series": [{"name": "Score", "data": POINTS}],
    "axis_config": {"categories": ["Mon", "Tue"]},
}
PIE = {"type": "pie", "segments": [{"label": "Identity", "value": 3}]}
CARD = {
    "type": "card",
    "hero_image": IMAGE,
    "icon": IMAGE,
    "title": mrkdwn("A card"),
    "subtitle": mrkdwn("_below_"),
    "body": mrkdwn("Words"),
    "subtext": plain("Small"),
    "actions": [button("card")],
}
TASK = {
    "type": "task_card",
    "task_id": "t1",
    "title": "Look it up",
    "status": "in_progress",
    "details": rich_text(rich_section("Looking")),
    "sources": [{"type": "url", "url": "https://example.com/a", "text": "Source"}],
}
EVERY_PIECE = [
    {"type": "text", "text": "bold", "style": {"bold": True, "italic": True, "strike": True, "code": True}},
    {"type": "link", "url": "https://example.com", "text": "words"},
    {"type": "link", "url": "https://example.com/b"},
    {"type": "emoji", "name": "wave"},
    {"type": "user", "user_id": "U0SHARER"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "channel", "channel_id": "C0SECURITY"},
    {"type": "team", "team_id": "T1"},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#ff0000"},
    {"type": "date", "timestamp": 1_795_000_000, "format": "{date_short} {time}", "fallback": "then"},
]
RICH_TEXT = rich_text(
    {"type": "rich_text_section", "elements": EVERY_PIECE},
    {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
    {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "as it is"}]},
    {
        "type": "rich_text_list",
        "style": "ordered",
        "elements": [rich_section("first"), rich_section("second")],
    },
    {"type": "rich_text_list", "style": "bullet", "elements": [rich_section("point")]},
)

ELEMENTS: dict[str, Json] = {
    "button": button("button", style="primary", value="v"),
    "workflow_button": {
        "text": plain("Run"),
        "workflow": {"trigger": {"url": "https://slack.com/shortcuts/1"}},
    },
    "icon_button": {"icon": "trash", "text": plain("Remove"), "value": "x"},
    "feedback_buttons": {
        "positive_button": {"text": plain("Good"), "value": "good"},
        "negative_button": {"text": plain("Bad"), "value": "bad"},
    },
    "overflow": {"options": [*OPTIONS, option("site") | {"url": "https://example.com"}]},
    "image": IMAGE,
    "static_select": {"options": OPTIONS, "placeholder": plain("Choose one")},
    "multi_static_select": {"option_groups": GROUPS, "initial_options": OPTIONS[:1]},
    "external_select": {"placeholder": plain("Find one"), "min_query_length": 0},
    "multi_external_select": {"min_query_length": 2, "initial_options": OPTIONS[:1]},
    "users_select": {"initial_user": "U0SHARER"},
    "multi_users_select": {"initial_users": ["U0SHARER"]},
    "channels_select": {"initial_channel": "C0SECURITY"},
    "multi_channels_select": {},
    "conversations_select": {"filter": {"include": ["public", "private"]}},
    "multi_conversations_select": {},
    "checkboxes": {"options": OPTIONS, "initial_options": OPTIONS[:1]},
    "radio_buttons": {"options": [option("one") | {"text": mrkdwn("*one*")}]},
    "datepicker": {"initial_date": "2026-12-24"},
    "timepicker": {"initial_time": "09:30"},
    "datetimepicker": {"initial_date_time": 1_795_000_000},
    "plain_text_input": {"placeholder": plain("Words"), "max_length": 20},
    "email_text_input": {"initial_value": "a@example.com"},
    "url_text_input": {},
    "number_input": {"is_decimal_allowed": True},
    "file_input": {},
    "rich_text_input": {"initial_value": rich_text(rich_section("Formatted"))},
}


def element(kind: str) -> Json:
    """The sample of this kind, with its own name as action_id."""
    named = {} if kind == "image" else {"action_id": kind}
    return {"type": kind} | named | ELEMENTS[kind]


BLOCKS: dict[str, Json] = {
    "actions": {"elements": [element(kind) for kind in elements.IN_ACTIONS]},
    "alert": {"text": mrkdwn("Careful"), "level": "warning"},
    "card": CARD,
    "carousel": {"elements": [CARD | {"actions": [button(name)]} for name in ("left", "right")]},
    "container": {
        "title": plain("Inside"),
        "subtitle": plain("Below"),
        "is_collapsible": True,
        "child_blocks": [
            {"type": "divider"},
            {"type": "section", "text": mrkdwn("Deep"), "accessory": button("deep")},
        ],
    },
    "context": {"elements": [IMAGE, mrkdwn("*Bold*"), plain("Plain")]},
    "context_actions": {"elements": [element("feedback_buttons"), element("icon_button")]},
    "data_table": {
        "caption": "Tickets",
        "rows": [[_raw("Number")], [{"type": "raw_number", "value": 1, "text": "1"}]],
    },
    "data_visualization": {"title": "Score", "chart": AXES},
    "divider": {},
    "header": {"text": plain("Heading :wave:")},
    "image": IMAGE | {"title": plain("Title")},
    "input": input_block("input", element("plain_text_input"), hint=plain("A hint"), optional=True),
    "markdown": {
        "text": "# Title\n**bold** [link](https://example.com) <b>raw</b>\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    },
    "plan": {"title": "Plan", "tasks": [TASK]},
    "rich_text": RICH_TEXT,
    "section": {
        "text": mrkdwn("*Hello* <@U0SHARER>"),
        "fields": [mrkdwn("a"), plain("b")],
        "accessory": IMAGE,
    },
    "table": {
        "rows": [[_raw("Number"), RICH_TEXT], [_raw("1"), _raw("2")]],
        "column_settings": [{"align": "right"}],
    },
    "task_card": TASK,
    "video": {
        "video_url": "https://example.com/v",
        "thumbnail_url": "https://example.com/t.png",
        "alt_text": "A film",
        "title": plain("Film"),
        "description": plain("About"),
    },
}  # fmt: skip


def block(kind: str) -> Json:
    """The sample of this kind."""
    return {"type": kind} | BLOCKS[kind]


def sections() -> list[Json]:
    """A section with each kind of element that may stand beside its text."""
    return [
        {"type": "section", "block_id": f"section-{kind}", "text": mrkdwn(kind), "accessory": element(kind)}
        for kind in elements.IN_SECTION
    ]


def inputs() -> list[Json]:
    """An input block for each kind of element that may stand in one."""
    return [
        input_block(kind, element(kind), label=plain(f"My {kind}"), optional=True)
        for kind in elements.IN_INPUT
    ]


def kinds_on(surface: str) -> list[str]:
    """The kinds of block that a surface takes, of those that there are."""
    return [kind for kind in BLOCKS if not blocks.block_faults([block(kind)], surface)]
