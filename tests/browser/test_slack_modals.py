"""Modals in the pretend Slack: submitted, pushed, updated and closed, with errors at their fields."""

import pytest
from playwright.async_api import expect

from tests.browser.slack_client import SlackClient
from tests.browser.slack_stage import opened, submitted
from tests.sandbox.slack.every_block import element
from tests.sandbox.slack.samples import (
    actions,
    button,
    input_block,
    modal,
    option,
    plain,
    section,
    text_input,
)
from tests.sandbox.slack.stage import World

pytest_plugins = ["tests.browser.slack_fixtures"]
pytestmark = pytest.mark.asyncio(loop_scope="session")

NETWORK, DESK = option("Network"), option("Desk")


async def test_enter_in_a_line_submits_and_in_a_larger_box_breaks_the_line(
    client: SlackClient, slack: World
) -> None:
    shown = await opened(client, slack, modal(text_input("note", multiline=True), text_input("name")))
    note, name = shown.locator("textarea"), shown.locator("input[type=text]")
    await note.press_sequentially("a")
    await note.press("Enter")
    await note.press_sequentially("b")
    await name.fill("Mine")
    await name.press("Enter")

    state = (await slack.bot.hears("view_submission"))["view"]["state"]["values"]
    assert ("a\nb", "Mine") == (state["note"]["note"]["value"], state["name"]["name"]["value"])


async def test_errors_stand_at_their_fields_and_go_when_they_are_mended(
    client: SlackClient, slack: World
) -> None:
    shown = await opened(client, slack, modal(text_input("name"), text_input("other", initial_value="x")))
    name = shown.locator("[data-block=name] input[type=text]")
    await client.press("Send")
    await expect(shown.locator(".error")).to_have_text(["Please complete this required field."])
    await name.fill("Mine")
    slack.bot.will(response_action="errors", errors={"name": "Taken *already*.", "other": "Wrong."})
    await client.press("Send")

    await expect(shown.locator(".error")).to_have_text(["Taken *already*.", "Wrong."])
    await expect(name).to_be_focused()
    await expect(name).to_have_accessible_description("Taken *already*.")
    await expect(name).to_have_value("Mine")
    await submitted(client, slack)


async def test_a_submission_may_update_push_and_clear(client: SlackClient, slack: World) -> None:
    shown = await opened(client, slack, modal(text_input("name")))
    name = shown.locator("[data-block=name] input[type=text]")
    await name.fill("Mine")
    slack.bot.will(response_action="update", view=modal(text_input("name"), title=plain("Second")))
    await client.press("Send")
    await expect(shown.get_by_role("heading", name="Second")).to_be_visible()
    await expect(name).to_have_value("Mine")
    slack.bot.will(response_action="push", view=modal(section("Sure?"), title=plain("Third")))
    await client.press("Send")
    await expect(shown.get_by_role("heading", name="Third")).to_be_visible()
    await shown.get_by_role("button", name="Back").click()
    await expect(name).to_have_value("Mine")
    slack.bot.will(response_action="clear")
    await client.press("Send")

    await expect(shown).to_have_count(0)


async def test_a_push_and_an_update_while_something_is_typed_lose_nothing(
    client: SlackClient, slack: World
) -> None:
    blocks = (text_input("name"), actions(button("more"), block_id="row"))
    shown = await opened(client, slack, modal(*blocks))
    name = shown.locator("[data-block=name] input[type=text]")
    await name.fill("Mi")
    await shown.get_by_role("button", name="Go").click()
    told = await slack.bot.hears("block_actions")
    await slack.web.views_push(
        trigger_id=told["trigger_id"], view=modal(section("On top"), title=plain("Above"))
    )
    await expect(shown.get_by_role("heading", name="Above")).to_be_visible()
    await shown.get_by_role("button", name="Back").click()
    await expect(name).to_have_value("Mi")

    await name.press("End")
    await name.press_sequentially("ne")
    view = told["view"]
    await slack.web.views_update(view_id=view["id"], view=modal(section("New words"), *blocks))

    await expect(shown.get_by_text("New words")).to_be_visible()
    await expect(name).to_have_value("Mine")
    await expect(name).to_be_focused()


@pytest.mark.parametrize("way", ["Escape", "Close this window", "Cancel"])
@pytest.mark.parametrize("notified", [True, False])
async def test_closing_is_told_only_where_the_view_asks(
    client: SlackClient, slack: World, way: str, *, notified: bool
) -> None:
    shown = await opened(client, slack, modal(section(), notify_on_close=notified))
    if way == "Escape":
        await client.page.keyboard.press(way)
    else:
        await shown.get_by_role("button", name=way).click()
    await expect(shown).to_have_count(0)

    told = [
        (told["type"], told["is_cleared"]) for told in slack.bot.told if told.get("type") == "view_closed"
    ]
    assert told == ([("view_closed", way != "Cancel")] if notified else [])


@pytest.mark.parametrize(
    ("way", "more", "left"),
    [
        ("Cancel", {}, 1),
        ("Cancel", {"clear_on_close": True}, 0),
        ("Back", {}, 1),
        ("Close this window", {}, 0),
    ],
)
async def test_a_view_on_another_is_closed_alone_or_with_all(
    client: SlackClient, slack: World, way: str, more: dict[str, bool], left: int
) -> None:
    shown = await opened(client, slack, modal(section(), title=plain("Below")))
    slack.bot.will(response_action="push", view=modal(section(), title=plain("Above"), **more))
    await client.press("Send")
    await expect(shown.get_by_role("heading", name="Above")).to_be_visible()
    await shown.get_by_role("button", name=way).click()

    await expect(shown.get_by_role("heading", name="Above")).to_have_count(0)
    await expect(shown.get_by_role("heading", name="Below")).to_have_count(left)


async def test_focus_begins_where_the_view_wants_it(client: SlackClient, slack: World) -> None:
    shown = await opened(client, slack, modal(text_input("a"), text_input("b", focus_on_load=True)))

    await expect(shown.locator("[data-block=b] input[type=text]")).to_be_focused()


async def test_an_answer_that_slack_does_not_take_is_told_in_the_modal(
    client: SlackClient, slack: World
) -> None:
    shown = await opened(client, slack, modal(section()))
    slack.bot.will(response_action="update", view={"type": "modal"})
    await client.press("Send")

    await expect(shown.get_by_role("alert")).to_have_text("Something went wrong: invalid_arguments")


async def test_a_chosen_option_is_wiped_out_by_emptying_its_box(client: SlackClient, slack: World) -> None:
    slack.bot.offered = [NETWORK]
    menu = input_block("group", element("external_select") | {"initial_option": DESK}, optional=True)
    shown = await opened(client, slack, modal(menu))
    box = shown.get_by_role("combobox")
    await box.fill("nothing that is there")
    await box.blur()
    await expect(box).to_have_value("Desk")
    await box.fill("")
    await box.blur()

    state = (await submitted(client, slack))["state"]["values"]["group"]["external_select"]
    assert {"type": "external_select", "selected_option": None} == state
