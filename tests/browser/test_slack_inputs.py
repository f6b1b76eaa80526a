"""Every kind of input in a modal, filled in by mouse and by keyboard; the bot gets exactly Slack's state."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.browser.slack_client import SlackClient
from tests.browser.slack_stage import opened, submitted, tab_to
from tests.sandbox.slack.every_block import inputs, rich_section, rich_text
from tests.sandbox.slack.samples import modal, option, plain
from tests.sandbox.slack.stage import World

pytest_plugins = ["tests.browser.slack_fixtures"]
pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]
NETWORK, DESK = option("Network"), option("Desk")
TWO = option("two") | {"description": plain("The second")}

EMPTY: Json = {
    "static_select": {"selected_option": None},
    "external_select": {"selected_option": None},
    "users_select": {"selected_user": "U0SHARER"},
    "channels_select": {"selected_channel": "C0SECURITY"},
    "conversations_select": {"selected_conversation": None},
    "multi_static_select": {"selected_options": [option("one")]},
    "multi_external_select": {"selected_options": [option("one")]},
    "multi_users_select": {"selected_users": ["U0SHARER"]},
    "multi_channels_select": {"selected_channels": []},
    "multi_conversations_select": {"selected_conversations": []},
    "checkboxes": {"selected_options": [option("one")]},
    "radio_buttons": {"selected_option": None},
    "datepicker": {"selected_date": "2026-12-24"},
    "timepicker": {"selected_time": "09:30"},
    "datetimepicker": {"selected_date_time": 1_795_000_000},
    "plain_text_input": {"value": None},
    "email_text_input": {"value": "a@example.com"},
    "url_text_input": {"value": None},
    "number_input": {"value": None},
    "file_input": {"files": []},
    "rich_text_input": {"rich_text_value": rich_text(rich_section("Formatted"))},
}
FULL: Json = EMPTY | {
    "static_select": {"selected_option": TWO},
    "external_select": {"selected_option": NETWORK},
    "users_select": {"selected_user": "U0VIEWER"},
    "channels_select": {"selected_channel": "C0ONCALL"},
    "conversations_select": {"selected_conversation": "C0PRIVATE"},
    "multi_static_select": {"selected_options": [option("one"), option("three")]},
    "multi_external_select": {"selected_options": [NETWORK, DESK]},
    "multi_users_select": {"selected_users": ["U0VIEWER"]},
    "multi_channels_select": {"selected_channels": ["C0SECURITY", "C0ONCALL"]},
    "multi_conversations_select": {"selected_conversations": ["C0PRIVATE"]},
    "checkboxes": {"selected_options": []},
    "radio_buttons": {"selected_option": {"text": {"type": "mrkdwn", "text": "*one*"}, "value": "one"}},
    "datepicker": {"selected_date": "2027-01-02"},
    "timepicker": {"selected_time": "21:05"},
    "datetimepicker": {"selected_date_time": 1_798_795_500},
    "plain_text_input": {"value": "<b> & \"words\""},
    "email_text_input": {"value": "b@example.com"},
    "url_text_input": {"value": "https://example.com"},
    "number_input": {"value": "4.5"},
    "rich_text_input": {"rich_text_value": rich_text(
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "New words"}]})},
}  # fmt: skip


def state_of(view: Json) -> Json:
    """What the inputs hold, without their types, by block_id, which is their kind."""
    values = view["state"]["values"]
    assert {kind: {kind} for kind in values} == {kind: set(held) for kind, held in values.items()}
    assert [kind for kind, held in values.items() if held[kind].pop("type") != kind] == []
    return {kind: held[kind] for kind, held in values.items()}


def field(client: SlackClient, kind: str) -> Locator:
    """The field of an input block."""
    return client.modal.locator(f"[data-block='{kind}']")


async def test_what_nobody_touches_is_sent_as_it_began(client: SlackClient, slack: World) -> None:
    await opened(client, slack, modal(*inputs()))

    assert EMPTY == state_of(await submitted(client, slack))


async def test_every_kind_of_input_is_filled_in_by_mouse(client: SlackClient, slack: World) -> None:
    slack.bot.offered = [NETWORK, DESK]
    shown = await opened(client, slack, modal(*inputs()))

    async def typed(kind: str, text: str) -> None:
        await shown.get_by_label(f"My {kind} (optional)", exact=True).fill(text)

    async def ticked(kind: str, *names: str) -> None:
        for name in names:
            await field(client, kind).get_by_label(name).click()

    async def found(kind: str, *names: str) -> None:
        for name in names:
            await field(client, kind).get_by_role("combobox").fill(name)
            await field(client, kind).get_by_role("option", name=name).click()

    await shown.get_by_label("My static_select").select_option("two")
    await found("external_select", "Network")
    await shown.get_by_label("My users_select").select_option("Vic Viewer")
    await shown.get_by_label("My channels_select").select_option("#on-call")
    await shown.get_by_label("My conversations_select").select_option("#leadership")
    await ticked("multi_static_select", "three")
    await field(client, "multi_external_select").get_by_role("button", name="Remove one").click()
    await found("multi_external_select", "Network", "Desk")
    await ticked("multi_users_select", "Sam Sharer", "Vic Viewer")
    await ticked("multi_channels_select", "#security", "#on-call")
    await ticked("multi_conversations_select", "#leadership")
    await ticked("checkboxes", "one")
    await ticked("radio_buttons", "one")
    await typed("datepicker", "2027-01-02")
    await typed("timepicker", "21:05")
    await typed("datetimepicker", "2027-01-01T09:25")
    await typed("plain_text_input", '<b> & "words"')
    await typed("email_text_input", "b@example.com")
    await typed("url_text_input", "https://example.com")
    await typed("number_input", "4.5")
    await typed("rich_text_input", "New words")

    assert FULL == state_of(await submitted(client, slack))


# In the order in which Tab comes to them; a label where the field is one of several boxes.
KEYS: list[tuple[str, str, list[str]]] = [
    ("static_select", "", ["two"]),
    ("external_select", "", ["Net", "Enter"]),
    ("users_select", "", ["Vic"]),
    ("channels_select", "", ["#on"]),
    ("conversations_select", "", ["#lea"]),
    ("multi_static_select", "three", ["Space"]),
    ("checkboxes", "one", ["Space"]),
    ("radio_buttons", "one", ["Space"]),
    ("datepicker", "", ["01022027"]),
    ("timepicker", "", ["0905PM"]),
    ("plain_text_input", "", ['<b> & "words"']),
    ("email_text_input", "", ["Control+a", "b@example.com"]),
    ("url_text_input", "", ["https://example.com"]),
    ("number_input", "", ["4.5"]),
    ("rich_text_input", "", ["Control+a", "New words"]),
    ("datetimepicker", "", ["01012027", "ArrowRight", "0925AM"]),
]
NAMED = {"Enter", "Space", "ArrowRight", "Control+a"}


async def test_every_kind_of_input_is_filled_in_by_keyboard(client: SlackClient, slack: World) -> None:
    slack.bot.offered = [NETWORK, DESK]
    shown = await opened(client, slack, modal(*inputs()))
    keyboard = client.page.keyboard

    for kind, label, keys in KEYS:
        box = field(client, kind).get_by_label(label)
        await tab_to(client.page, box if label else shown.get_by_label(f"My {kind} (optional)", exact=True))
        for key in keys:
            if key == "Enter":
                chosen = field(client, kind).get_by_role("option", selected=True)
                await expect(chosen).to_have_text("Network")
            await (keyboard.press(key) if key in NAMED else keyboard.type(key))
    await tab_to(client.page, shown.get_by_role("button", name="Send"))
    await keyboard.press("Enter")

    state = state_of((await slack.bot.hears("view_submission"))["view"])
    expected = {kind: FULL[kind] for kind, _, _ in KEYS}
    assert expected == {kind: state[kind] for kind in expected}
