"""What is typed into the composer, and what forms put into inputs."""

from typing import Any

import pytest
from starlette.datastructures import FormData

from sandbox.slack.client.composing import as_command, as_message
from sandbox.slack.client.filling import fill_in, rich_text, written
from sandbox.slack.people.complaining import INCOMPLETE, what_the_client_refuses
from sandbox.slack.people.play import CannotError
from sandbox.slack.state import User
from tests.sandbox.slack.every_block import RICH_TEXT, element, rich_section, rich_text as rich_block
from tests.sandbox.slack.samples import input_block, option, plain
from tests.sandbox.slack.stage import World

Json = dict[str, Any]
BERLIN = User("U1", "ada", "Ada", "T1", tz="Europe/Berlin")
KOLKATA = User("U1", "ada", "Ada", "T1", tz="Asia/Kolkata")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/pretend", ("/pretend", "")),
        ("/pretend  a b \n", ("/pretend", "a b")),
        ("/pretend a\nb", ("/pretend", "a\nb")),
        (" /pretend", None),
        ("/", None),
        ("/ a", None),
        ("say /pretend", None),
        ("", None),
    ],
)
def test_a_slash_at_the_beginning_makes_a_command(typed: str, command: tuple[str, str] | None) -> None:
    assert command == as_command(typed)


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  Hi  ", "Hi"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<@U0ADMIN>", "&lt;@U0ADMIN&gt;"),
        ("@Sam Sharer and @ada.", "<@U0SHARER> and <@U0ADMIN>."),
        ("@pretender help", "<@U0BOT> help"),
        ("me@ada @adam", "me@ada @adam"),
        ("#security #securityx", "<#C0SECURITY> #securityx"),
    ],
)
async def test_a_message_is_kept_as_slack_keeps_it(installed: World, typed: str, text: str) -> None:
    assert text == as_message(typed, installed.slack.state)


EXTERNAL = '{"value": "g1", "text": "Network"}'
NETWORK = {"text": plain("Network"), "value": "g1"}
ONE, TWO = option("one"), option("two") | {"description": plain("The second")}
FILLED: list[tuple[str, list[str], str, Any]] = [
    ("plain_text_input", ["Words"], "value", "Words"),
    ("plain_text_input", [""], "value", None),
    ("email_text_input", ["b@example.com"], "value", "b@example.com"),
    ("url_text_input", ["https://example.com"], "value", "https://example.com"),
    ("number_input", ["4.5"], "value", "4.5"),
    ("rich_text_input", ["New\nwords"], "rich_text_value", rich_text("New\nwords")),
    ("rich_text_input", ["Formatted"], "rich_text_value", rich_block(rich_section("Formatted"))),
    ("rich_text_input", [""], "rich_text_value", None),
    ("datepicker", ["2027-01-02"], "selected_date", "2027-01-02"),
    ("datepicker", [""], "selected_date", None),
    ("timepicker", ["23:59"], "selected_time", "23:59"),
    ("datetimepicker", ["2026-07-01T12:00"], "selected_date_time", 1_782_900_000),
    ("datetimepicker", ["2026-12-01T12:00"], "selected_date_time", 1_796_122_800),
    ("datetimepicker", [""], "selected_date_time", None),
    ("static_select", ["two"], "selected_option", TWO),
    ("static_select", [""], "selected_option", None),
    ("radio_buttons", ["one"], "selected_option",
        {"text": {"type": "mrkdwn", "text": "*one*"}, "value": "one"}),
    ("radio_buttons", [], "selected_option", None),
    ("checkboxes", ["one", "two"], "selected_options", [ONE, TWO]),
    ("checkboxes", [], "selected_options", []),
    ("multi_static_select", ["two"], "selected_options", [TWO]),
    ("multi_static_select", [], "selected_options", []),
    ("external_select", [EXTERNAL], "selected_option", NETWORK),
    ("external_select", [""], "selected_option", None),
    ("multi_external_select", [EXTERNAL], "selected_options", [NETWORK]),
    ("multi_external_select", [], "selected_options", []),
    ("users_select", ["U0VIEWER"], "selected_user", "U0VIEWER"),
    ("multi_users_select", ["U0VIEWER", "U0GUEST"], "selected_users", ["U0VIEWER", "U0GUEST"]),
    ("multi_users_select", [], "selected_users", []),
    ("channels_select", ["C0ONCALL"], "selected_channel", "C0ONCALL"),
    ("multi_channels_select", ["C0ONCALL"], "selected_channels", ["C0ONCALL"]),
    ("conversations_select", ["C0PRIVATE"], "selected_conversation", "C0PRIVATE"),
    ("multi_conversations_select", ["C0PRIVATE"], "selected_conversations", ["C0PRIVATE"]),
    ("file_input", [], "files", []),
]  # fmt: skip


def filled(block: Json, given: list[str], person: User = BERLIN) -> Json:
    """The state of the block's element after the form was sent."""
    name = f"{block['block_id']}/{block['element']['action_id']}"
    form = FormData([(f"has:{name}", "1"), *((name, each) for each in given)])
    inputs: dict[str, dict[str, Json]] = {}
    fill_in([block], inputs, form, person)
    return inputs[block["block_id"]][block["element"]["action_id"]]


@pytest.mark.parametrize(("kind", "given", "key", "value"), FILLED)
def test_every_kind_of_input_is_filled_from_its_field(
    kind: str, given: list[str], key: str, value: Any
) -> None:
    assert {"type": kind, key: value} == filled(input_block("b", element(kind)), given)


def test_a_moment_is_the_persons_own_and_keeps_its_seconds_where_nobody_touched_it() -> None:
    block = input_block("b", element("datetimepicker") | {"initial_date_time": 1_795_000_005})

    assert 1_795_000_005 == filled(block, ["2026-11-18T16:36"], KOLKATA)["selected_date_time"]
    assert 1_795_000_020 == filled(block, ["2026-11-18T16:37"], KOLKATA)["selected_date_time"]


def test_what_does_not_stand_in_the_form_stays_as_it_was() -> None:
    inputs: dict[str, dict[str, Json]] = {}
    fill_in([input_block("b", element("static_select"))], inputs, FormData([("other", "1")]), BERLIN)

    assert {} == inputs


def test_what_is_not_offered_cannot_be_sent() -> None:
    with pytest.raises(CannotError) as refused:
        filled(input_block("b", element("static_select")), ["four"])

    assert "not_offered" == refused.value.answer["error"]


def test_formatted_text_is_shown_as_its_words() -> None:
    lines = written(RICH_TEXT).splitlines()

    assert ["quoted", "as it is", "first", "second", "point"] == lines[1:]


def refusal(element: Json, state: Json, **block: Any) -> str:
    """What the client says of an input in this state."""
    blocks = [input_block("b", element | {"action_id": "a"}, **block)]
    return what_the_client_refuses(blocks, {"b": {"a": {"type": element["type"]} | state}}).get("b", "")


@pytest.mark.parametrize(
    ("sentence", "kind", "more", "value"),
    [
        (INCOMPLETE, "plain_text_input", {}, None),
        ("at least 3 characters", "plain_text_input", {"min_length": 3}, "ab"),
        ("no more than 3 characters", "plain_text_input", {"max_length": 3}, "abcd"),
        ("an email address", "email_text_input", {}, "ada"),
        ("a URL", "url_text_input", {}, "example.com"),
        ("a URL", "url_text_input", {}, "http://["),
        ("a number", "number_input", {}, "many"),
        ("a whole number", "number_input", {"is_decimal_allowed": False}, "1.5"),
        ("a whole number", "number_input", {}, "NaN"),
        ("2 or more", "number_input", {"min_value": "2"}, "1"),
        ("2 or less", "number_input", {"max_value": "2"}, "3"),
    ],
)
def test_the_client_says_what_is_wrong_with_what_was_typed(
    sentence: str, kind: str, more: Json, value: str | None
) -> None:
    assert sentence in refusal({"type": kind, "is_decimal_allowed": True} | more, {"value": value})


@pytest.mark.parametrize(
    ("kind", "value"),
    [("plain_text_input", "ab"), ("email_text_input", "a@example.com"), ("url_text_input", "https://e.example/a"),
     ("number_input", "1.5")],
)  # fmt: skip
def test_the_client_takes_what_is_right(kind: str, value: str) -> None:
    assert "" == refusal({"type": kind, "is_decimal_allowed": True}, {"value": value})


def test_the_client_takes_no_more_than_may_be_chosen() -> None:
    menu = {"type": "multi_users_select", "max_selected_items": 1}

    assert "Please choose no more than 1." == refusal(menu, {"selected_users": ["U1", "U2"]})
    assert "" == refusal(menu, {"selected_users": ["U1"]})


def test_the_client_takes_nothing_where_that_is_optional() -> None:
    assert "" == refusal({"type": "email_text_input"}, {"value": None}, optional=True)
