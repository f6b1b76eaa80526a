"""What people click in the pretend Slack, and what the bot is told of it."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.slack_client import SlackClient
from tests.browser.slack_stage import PLACES, heard, shown_in, used
from tests.browser.visitor import Visitor
from tests.sandbox.slack.every_block import OPTIONS, element
from tests.sandbox.slack.samples import actions, button, input_block, modal, option, plain, section
from tests.sandbox.slack.stage import World

pytest_plugins = ["tests.browser.slack_fixtures"]
pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]
NETWORK = option("Network")


ONE = {"text": {"type": "mrkdwn", "text": "*one*"}, "value": "one"}
NEW = {"type": "rich_text", "elements": [
    {"type": "rich_text_section", "elements": [{"type": "text", "text": "New"}]}]}  # fmt: skip
TOLD: dict[str, Json] = {
    "button": {"text": plain("Go"), "value": "v", "style": "primary"},
    "workflow_button": {"text": plain("Run")},
    "overflow": {"selected_option": OPTIONS[1]},
    "static_select": {"selected_option": OPTIONS[1]},
    "external_select": {"selected_option": NETWORK},
    "multi_static_select": {"selected_options": [OPTIONS[0], OPTIONS[2]], "initial_options": OPTIONS[:1]},
    "multi_external_select": {"selected_options": [OPTIONS[0], NETWORK], "initial_options": OPTIONS[:1]},
    "users_select": {"selected_user": "U0SHARER", "initial_user": "U0ADMIN"},
    "multi_users_select": {"selected_users": ["U0SHARER", "U0GERMAN"], "initial_users": ["U0SHARER"]},
    "channels_select": {"selected_channel": "C0ONCALL", "initial_channel": "C0SECURITY"},
    "multi_channels_select": {"selected_channels": ["C0ARCHIVED"]},
    "conversations_select": {"selected_conversation": "C0ONCALL"},
    "multi_conversations_select": {"selected_conversations": ["C0ARCHIVED"]},
    "checkboxes": {"selected_options": [], "initial_options": OPTIONS[:1]},
    "radio_buttons": {"selected_option": ONE},
    "datepicker": {"selected_date": "2027-01-02", "initial_date": "2026-12-24"},
    "timepicker": {"selected_time": "21:05", "initial_time": "09:30"},
    # Half past nine in London in summer is an hour earlier in UTC.
    "datetimepicker": {"selected_date_time": 1_814_430_300, "initial_date_time": 1_795_000_000},
    "rich_text_input": {"rich_text_value": NEW},
}


@pytest.mark.parametrize("kind", sorted(TOLD))
async def test_every_kind_of_element_tells_the_bot_what_was_chosen(
    window: Visitor, slack: World, kind: str
) -> None:
    slack.bot.offered = [NETWORK]
    place = PLACES[sorted(TOLD).index(kind) % len(PLACES)]
    sample = element(kind) | ({"initial_user": "U0ADMIN"} if kind == "users_select" else {})
    if kind == "rich_text_input":
        del sample["initial_value"]
    await used(kind, await shown_in(place, window, slack, actions(sample)))

    assert {"type": kind, "action_id": kind} | TOLD[kind] == await heard(slack)


@pytest.mark.parametrize("place", PLACES)
async def test_the_bot_hears_where_something_was_clicked_and_what_all_inputs_hold(
    window: Visitor, slack: World, place: str
) -> None:
    note = input_block("note", {"type": "plain_text_input", "action_id": "note"}, optional=True)
    boxes = actions(element("checkboxes"), block_id="boxes")
    shown = await shown_in(place, window, slack, note, boxes, actions(button(), block_id="row"))
    await shown.locator("input[type=text]").fill("Mine")
    await shown.get_by_label("three").click()
    both = {"type": "checkboxes", "selected_options": [OPTIONS[0], OPTIONS[2]]}
    first = await slack.bot.hears("block_actions")
    await shown.get_by_role("button", name="Go").click()
    told = await slack.bot.hears("block_actions")

    assert ("boxes", "row") == (first["actions"][0]["block_id"], told["actions"][0]["block_id"])
    assert both.items() <= first["actions"][0].items()
    note_state = {"type": "plain_text_input", "value": "Mine"}
    assert {"note": {"note": note_state}, "boxes": {"checkboxes": both}} == told["state"]["values"]
    if place == "message":
        assert ("message", "C0SECURITY") == (told["container"]["type"], told["channel"]["id"])
        assert told["response_url"].startswith(str(slack.http.base_url))
    else:
        assert (place, "view") == (told["view"]["type"], told["container"]["type"])
        assert told["state"] == told["view"]["state"]


async def test_boxes_may_be_cleared_to_none_one_after_the_other(window: Visitor, slack: World) -> None:
    shown = await shown_in("message", window, slack, actions(element("checkboxes")))
    await shown.get_by_label("two").click()
    await heard(slack)
    await shown.get_by_label("one").click()
    one_left = await heard(slack)
    await shown.get_by_label("two").click()

    assert [OPTIONS[1]] == one_left["selected_options"]
    assert [] == (await heard(slack))["selected_options"]


async def test_feedback_and_icons_are_pressed(window: Visitor, slack: World) -> None:
    row = {"type": "context_actions", "elements": [element("feedback_buttons"), element("icon_button")]}
    shown = await shown_in("message", window, slack, row)
    await shown.get_by_role("button", name="Bad").click()
    bad = await heard(slack)
    await shown.get_by_role("button", name="Remove").click()
    removed = await heard(slack)

    assert ("bad", "x") == (bad["value"], removed["value"])


@pytest.mark.parametrize(
    ("asked", "does"),
    [
        (None, "enter"),
        (["on_enter_pressed"], "enter"),
        (["on_character_entered"], "type"),
    ],
)
async def test_an_input_that_dispatches_tells_what_is_typed(
    window: Visitor, slack: World, asked: list[str] | None, does: str
) -> None:
    config = {"dispatch_action_config": {"trigger_actions_on": asked}} if asked else {}
    typed = {"type": "plain_text_input", "action_id": "word"} | config
    shown = await shown_in("modal", window, slack, input_block("word", typed, dispatch_action=True))
    await shown.get_by_label("Label").fill("MFA")
    if does == "enter":
        await shown.get_by_label("Label").press("Enter")

    assert {"type": "plain_text_input", "action_id": "word", "value": "MFA"} == await heard(slack)
    await expect(shown).to_be_visible()
    assert [] == [told for told in slack.bot.told if told.get("type") == "view_submission"]


async def test_an_input_that_does_not_dispatch_tells_nothing(window: Visitor, slack: World) -> None:
    menu = input_block("menu", element("static_select"))
    shown = await shown_in("modal", window, slack, menu, actions(button()))
    await shown.get_by_label("Label").select_option("two")
    await shown.get_by_role("button", name="Go").click()

    assert "button" == (await heard(slack))["type"]


async def test_suggestions_are_asked_for_when_enough_is_typed(window: Visitor, slack: World) -> None:
    slack.bot.offered = [NETWORK]
    shown = await shown_in("modal", window, slack, section(accessory=element("multi_external_select")))
    box = shown.get_by_role("combobox")
    await box.press_sequentially("N")
    await expect(shown.get_by_role("listbox")).to_contain_text("asks only when more is typed")
    await box.press_sequentially("e")
    await expect(shown.get_by_role("option", name="Network")).to_be_visible()
    told = await slack.bot.hears("block_suggestion")

    assert ("Ne", "multi_external_select") == (told["value"], told["action_id"])
    assert 1 == sum(told.get("type") == "block_suggestion" for told in slack.bot.told)


async def test_a_shortcut_is_chosen_anywhere(client: SlackClient, slack: World) -> None:
    await client.page.get_by_role("button", name="Shortcuts").click()
    await client.page.get_by_role("button", name="Start pretending").click()
    told = await slack.bot.hears("shortcut")
    await slack.web.views_open(trigger_id=told["trigger_id"], view=modal(section("Started")))

    await expect(client.modal).to_contain_text("Started")
    assert ("start", "U0ADMIN") == (told["callback_id"], told["user"]["id"])


@pytest.mark.parametrize("in_thread", [True, False])
async def test_a_shortcut_is_chosen_on_a_message(
    client: SlackClient, slack: World, *, in_thread: bool
) -> None:
    await client.say("Keep me")
    shown = client.message("Keep me")
    if in_thread:
        await shown.hover()
        await shown.get_by_role("link", name="Reply in thread").click()
        shown = client.page.get_by_role("complementary", name="Thread").locator(".message")
    await shown.hover()
    await shown.get_by_role("button", name="More actions").click()
    await shown.get_by_role("button", name="Keep this").click()
    told = await slack.bot.hears("message_action")

    assert ("keep", "Keep me") == (told["callback_id"], told["message"]["text"])
