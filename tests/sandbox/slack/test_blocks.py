"""What Slack refuses in blocks."""

from typing import Any

import pytest

from sandbox.slack.checks.blocks import block_faults
from tests.sandbox.slack.samples import (
    actions,
    button,
    input_block,
    option,
    plain,
    section,
    select,
    text_input,
)  # fmt: skip

Json = dict[str, Any]


def long(length: int) -> Json:
    return plain("x" * length)


def in_actions(element: Json) -> list[Json]:
    return [actions(element)]


def picture(**more: str) -> Json:
    return {"type": "image", "alt_text": "A chart", "image_url": "https://example.com/a.png"} | more


def table(rows: int, columns: int, text: str = "x") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def chart(**more: Any) -> Json:
    pie = {"type": "pie", "segments": [{"label": "Data", "value": 3}]}
    return {"type": "data_visualization", "title": "Score", "chart": pie} | more


RICH_TEXT = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Hello"}]}],
}
DATA_TABLE = {
    "type": "data_table",
    "caption": "Tickets",
    "rows": [[{"type": "raw_text", "text": "Number"}], [{"type": "raw_number", "value": 1, "text": "1"}]],
}
CARD = {"type": "card", "title": {"type": "mrkdwn", "text": "Title"}, "actions": [button()]}

TAKEN: list[tuple[str, list[Json]]] = [
    ("message", [section(), {"type": "divider"}, {"type": "header", "text": long(150)}]),
    ("message", [section("x" * 3000, accessory=button(url="https://example.com"))]),
    ("message", [{"type": "section", "fields": [long(2000)] * 10}]),
    ("message", [{"type": "context", "elements": [plain("a"), picture()]}]),
    ("message", [actions(*(button(f"b{n}", value="x" * 2000, style="danger") for n in range(25)))]),
    (
        "message",
        [actions(select("s", *(str(n) for n in range(100))), {"type": "datepicker", "action_id": "d"})],
    ),
    ("message", [RICH_TEXT, table(100, 20), chart(), chart(), CARD, DATA_TABLE]),
    ("message", [{"type": "carousel", "elements": [CARD]}]),
    ("message", [{"type": "container", "title": plain("More"), "child_blocks": [section()]}]),
    ("modal", [text_input(max_length=3000), {"type": "alert", "text": plain("Careful"), "level": "warning"}]),
    ("modal", [section()] * 100),
    ("home", [section(), table(2, 2), picture()]),
]

REFUSED: list[tuple[str, str, Any]] = [
    ("no more than 50 items allowed", "message", [section()] * 51),
    ("no more than 100 items allowed", "modal", [section()] * 101),
    ("unsupported type: blink", "message", [{"type": "blink"}]),
    ("unsupported type: blink", "message", in_actions({"type": "blink"})),
    ("unsupported type: alert", "message", [{"type": "alert", "text": plain("Careful")}]),
    ("unsupported type: markdown", "modal", [{"type": "markdown", "text": "a"}]),
    ("unsupported type: table", "modal", [table(1, 1)]),
    ("unsupported type: data_visualization", "home", [chart()]),
    ("unsupported type: plain_text_input", "message", in_actions({"type": "plain_text_input"})),
    ("missing required field: text or fields", "message", [{"type": "section"}]),
    ("missing required field: text", "message", [{"type": "header"}]),
    ("missing required field: type", "message", [{}]),
    ("invalid additional property: colour", "message", [section(colour="red")]),
    ("must provide an object", "message", ["section"]),
    ("must provide an array", "message", section()),
    ("must be more than 0 characters", "message", [section("")]),
    ("must be less than 3001 characters", "message", [section("x" * 3001)]),
    ("must be less than 2001 characters", "message", [{"type": "section", "fields": [long(2001)]}]),
    ("no more than 10 items allowed", "message", [{"type": "section", "fields": [plain("a")] * 11}]),
    ("must be less than 151 characters", "message", [{"type": "header", "text": long(151)}]),
    ("unsupported type: mrkdwn", "message", [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}]),
    ("no more than 25 items allowed", "message", [actions(*(button(f"b{n}") for n in range(26)))]),
    ("no more than 10 items allowed", "message", [{"type": "context", "elements": [plain("a")] * 11}]),
    ("no fewer than 1 items required", "message", [actions()]),
    ("must be less than 76 characters", "message", in_actions(button(text=long(76)))),
    ("must be less than 2001 characters", "message", in_actions(button(value="x" * 2001))),
    ("must be less than 3001 characters", "message", in_actions(button(url="https://e.com/" + "x" * 3000))),
    ("does not match the expected format", "message", in_actions(button(url="example.com"))),
    ("must be one of: primary, danger", "message", in_actions(button(style="default"))),
    ("must be less than 256 characters", "message", in_actions(button("x" * 256))),
    ("must be less than 256 characters", "message", [section(block_id="x" * 256)]),
    ("must be less than 301 characters", "message", in_actions(button(confirm={"text": long(301)}))),
    ("must be less than 151 characters", "message", in_actions(select("s", "x" * 151))),
    ("must be less than 76 characters", "message", in_actions(
        select("s", options=[option("a") | {"text": long(76)}]))),
    ("no more than 100 items allowed", "message", in_actions(select("s", *(str(n) for n in range(101))))),
    ("no fewer than 1 items required", "message", in_actions(select("s"))),
    ("either options or option_groups", "message", in_actions({"type": "static_select", "action_id": "s"})),
    ("not one of the options", "message", in_actions(select("s", "a", initial_option=option("b")))),
    ("must be less than 151 characters", "message", in_actions(select("s", "a", placeholder=long(151)))),
    ("no more than 5 items allowed", "message", in_actions(
        {"type": "overflow", "options": [option(str(n)) for n in range(6)]})),
    ("no more than 10 items allowed", "message", in_actions(
        {"type": "checkboxes", "options": [option(str(n)) for n in range(11)]})),
    ("does not match the expected format", "message", in_actions(
        {"type": "datepicker", "initial_date": "23.11.2026"})),
    ("must provide either image_url or slack_file", "message", [{"type": "image", "alt_text": "a"}]),
    ("missing required field: alt_text", "message", [{"type": "image", "image_url": "https://e.com/a.png"}]),
    ("missing required field: label", "modal", [{"type": "input", "element": select("s", "a")}]),
    ("unsupported type: button", "modal", [input_block("b", button())]),
    ("must be at most 3000", "modal", [text_input(max_length=3001)]),
    ("min_length must not be more", "modal", [text_input(min_length=9, max_length=3)]),
    ("initial_value must not be longer", "modal", [text_input(initial_value="long", max_length=3)]),
    ("missing required field: is_decimal_allowed", "modal", [input_block("n", {"type": "number_input"})]),
    ("block_id same already exists", "message", [section(block_id="same"), section(block_id="same")]),
    ("action_id go already exists", "message", [actions(button(), button())]),
    ("only one element may have focus_on_load", "modal", [
        text_input("a", focus_on_load=True), text_input("b", focus_on_load=True)]),
    ("no more than 100 items allowed", "message", [table(101, 1)]),
    ("no more than 20 items allowed", "message", [table(1, 21)]),
    ("no more than 10000 characters", "message", [table(100, 2, "x" * 51)]),
    ("only one table allowed", "message", [table(1, 1), table(1, 1)]),
    ("no more than 2 data_visualization", "message", [chart()] * 3),
    ("must be less than 51 characters", "message", [chart(title="x" * 51)]),
    ("must be more than 0", "message", [
        chart(chart={"type": "pie", "segments": [{"label": "a", "value": 0}]})]),
    ("all rows must have as many cells", "message", [DATA_TABLE | {"rows": [*DATA_TABLE["rows"], [
        {"type": "raw_text", "text": "a"}] * 2]}]),
    ("less than 12001 characters in all", "message", [{"type": "markdown", "text": "x" * 6001}] * 2),
    ("must be less than 201 characters", "modal", [{"type": "alert", "text": long(201)}]),
    ("no more than 3 items allowed", "message", [CARD | {"actions": [button(str(n)) for n in range(4)]}]),
    ("unsupported type: blink", "message", [RICH_TEXT | {"elements": [{"type": "blink"}]}]),
]  # fmt: skip


@pytest.mark.parametrize(("surface", "blocks"), TAKEN)
def test_slack_takes_what_is_within_its_limits(surface: str, blocks: list[Json]) -> None:
    faults = block_faults(blocks, surface)

    assert faults == []


@pytest.mark.parametrize(("sentence", "surface", "blocks"), REFUSED)
def test_slack_says_what_it_refuses(sentence: str, surface: str, blocks: Any) -> None:
    faults = block_faults(blocks, surface)

    assert any(sentence in fault for fault in faults), faults


def test_a_fault_says_where_it_is() -> None:
    faults = block_faults([section(), {"type": "header", "text": long(151)}], "message")

    assert faults == ["must be less than 151 characters [json-pointer:/blocks/1/text/text]"]
