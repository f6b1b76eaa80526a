"""What happens meanwhile appears by itself in the pretend Slack, and takes nothing from who is at it."""

from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.slack_client import SlackClient
from tests.browser.slack_stage import address, seen_by
from tests.browser.visitor import Visitor, visiting
from tests.sandbox.slack.every_block import element
from tests.sandbox.slack.samples import (
    actions,
    button,
    input_block,
    modal,
    option,
    plain,
    section,
    select,
    text_input,
)
from tests.sandbox.slack.stage import World

pytest_plugins = ["tests.browser.slack_fixtures"]
pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]
CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("It is final."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}


async def posted(slack: World, text: str = "Card", *blocks: Json, **more: Any) -> str:
    """The bot posts; the ts."""
    answer = await slack.web.chat_postMessage(
        channel="C0SECURITY", text=text, blocks=blocks or [section(text)], **more
    )
    return str(answer["ts"])


async def news(client: SlackClient, slack: World, text: str = "News") -> None:
    """Something happens, and the page has seen it."""
    await posted(slack, text)
    await expect(client.message(text)).to_be_attached()


async def test_messages_edits_threads_and_deletions_appear(client: SlackClient, slack: World) -> None:
    ts = await posted(slack, "Ticket is new")
    await expect(client.message("Ticket is new")).to_be_visible()
    await slack.web.chat_update(channel="C0SECURITY", ts=ts, text="x", blocks=[section("Ticket is closed")])
    await expect(client.message("Ticket is closed")).to_contain_text("(edited)")
    await posted(slack, "Well done", thread_ts=ts)
    await expect(client.message("Ticket is closed")).to_contain_text("1 reply")
    thread = await client.open_thread(client.messages.last)
    await posted(slack, "Thanks", thread_ts=ts)
    await expect(thread).to_contain_text("Thanks")
    await slack.web.chat_delete(channel="C0SECURITY", ts=ts)

    await expect(client.messages).to_have_count(0)


async def test_what_one_types_and_where_one_is_survive_the_news(client: SlackClient, slack: World) -> None:
    for number in range(30):
        await posted(slack, f"Line {number}")
    await expect(client.message("Line 29")).to_be_in_viewport()
    await client.composer.fill("Half a sent")
    await client.message("Line 5").scroll_into_view_if_needed()
    before = await client.page.locator("#messages").evaluate("list => list.scrollTop")

    await news(client, slack)

    await expect(client.composer).to_be_focused()
    await expect(client.composer).to_have_value("Half a sent")
    assert before == await client.page.locator("#messages").evaluate("list => list.scrollTop")


async def test_open_menus_questions_and_marked_words_survive_the_news(
    client: SlackClient, slack: World
) -> None:
    await posted(
        slack, "Marked words", section("Marked words"), actions(button(confirm=CONFIRM), element("overflow"))
    )
    card = client.message("Marked words")
    await card.get_by_text("Marked words").select_text()
    await news(client, slack, "First")
    assert "Marked words" == (await client.page.evaluate("getSelection().toString()")).strip()

    await card.get_by_role("button", name="More", exact=True).click()
    await news(client, slack, "Second")
    await expect(card.get_by_role("button", name="three")).to_be_visible()
    await client.page.keyboard.press("Escape")

    await card.get_by_role("button", name="Go").click()
    await news(client, slack, "Third")
    await card.get_by_role("dialog", name="Sure?").get_by_role("button", name="Yes").click()
    assert "go" == (await slack.bot.hears("block_actions"))["actions"][0]["action_id"]


async def test_a_half_filled_modal_survives_the_news(client: SlackClient, slack: World) -> None:
    slack.bot.offered = [option("Network"), option("Desk")]
    kinds = ("external_select", "multi_external_select", "checkboxes", "static_select", "datepicker")
    menus = [input_block(kind, element(kind), label=plain(f"My {kind}"), optional=True) for kind in kinds]
    await slack.open(modal(text_input("name"), *menus))
    shown = client.modal
    await shown.locator("[data-block=name] input[type=text]").fill("Mine")
    for kind in kinds[:2]:
        await shown.get_by_label(f"My {kind}").fill("Net")
        await shown.get_by_role("option", name="Network").click()
    await shown.get_by_role("checkbox", name="two").check()
    await shown.get_by_role("checkbox", name="one").uncheck()
    await shown.get_by_label("My static_select").select_option("two")
    await shown.get_by_label("My datepicker").fill("2027-01-02")
    await shown.get_by_label("My multi_external_select").fill("De")
    await expect(shown.get_by_role("option", name="Desk")).to_be_visible()

    await news(client, slack)

    await expect(shown.get_by_role("option", name="Desk")).to_be_visible()
    await expect(shown.get_by_label("My multi_external_select")).to_have_attribute("aria-expanded", "true")
    await client.page.keyboard.press("Escape")
    await client.press("Send")
    values = (await slack.bot.hears("view_submission"))["view"]["state"]["values"]
    held = {block: next(v for k, v in state[block].items() if k != "type") for block, state in values.items()}
    assert ("Mine", option("Network"), "2027-01-02") == (
        held["name"],
        held["external_select"],
        held["datepicker"],
    )
    assert ["one", "Network"] == [each["value"] for each in held["multi_external_select"]]
    assert (["two"], "two") == (
        [each["value"] for each in held["checkboxes"]],
        held["static_select"]["value"],
    )


async def test_a_menu_in_a_message_keeps_what_was_chosen(client: SlackClient, slack: World) -> None:
    await posted(slack, "Pick", actions(select("type", "incident", "change")))
    menu = client.messages.first.get_by_role("combobox")
    await menu.select_option("change")
    await slack.bot.hears("block_actions")
    await news(client, slack)
    await expect(menu).to_have_value("change")
    await client.page.reload()

    await expect(menu).to_have_value("change")


async def test_messages_are_sent_in_their_order_and_none_is_lost(client: SlackClient, slack: World) -> None:
    for number in range(4):
        await client.say(f"Message {number}")

    await expect(client.messages.locator("form")).to_have_text([f"Message {number}" for number in range(4)])


async def test_a_command_is_suggested_completed_and_sent_by_keyboard(
    client: SlackClient, slack: World
) -> None:
    await client.composer.press_sequentially("/p")
    options = client.page.locator("#composer-commands").get_by_role("option")
    await expect(options).to_have_count(2)
    await client.page.keyboard.press("ArrowDown")
    await client.page.keyboard.press("Enter")
    await expect(client.composer).to_have_value("/present ")
    await client.page.keyboard.type("MFA")
    await client.page.keyboard.press("Enter")

    told = await slack.bot.hears("/present")
    assert ("/present", "MFA") == (told["command"], told["text"])
    await expect(options).to_have_count(0)


async def test_an_unread_channel_is_bold_until_it_is_opened(client: SlackClient, slack: World) -> None:
    await slack.web.chat_postMessage(channel="C0ONCALL", text="Wake up")
    unread = client.page.get_by_role("link", name="# on-call (unread)")
    await unread.click()

    await expect(client.page.get_by_role("heading", level=1)).to_have_text("# on-call")
    await expect(unread).to_have_count(0)


async def test_what_is_only_for_one_person_is_seen_after_switching_to_them(
    client: SlackClient, slack: World
) -> None:
    await slack.web.chat_postEphemeral(channel="C0SECURITY", user="U0VIEWER", text="For Vic")
    await news(client, slack)
    await expect(client.message("For Vic")).to_have_count(0)
    await client.page.get_by_role("button", name="You are Ada Admin").click()
    await client.page.get_by_role("link", name="Vic Viewer").click()

    await expect(client.message("For Vic")).to_contain_text("Only visible to you")


async def test_times_follow_the_persons_language_and_time_zone(client: SlackClient, slack: World) -> None:
    text = "<!date^1795000005^{date} {time}|then>"
    await posted(slack, text)
    await expect(client.message("November 18, 2026")).to_be_visible()
    await client.page.get_by_role("button", name="You are").click()
    await client.page.get_by_label("Language").select_option("Deutsch")
    await expect(client.message("18. November 2026 11:06")).to_be_visible()
    await client.page.get_by_role("button", name="You are").click()
    await client.page.get_by_label("Time zone").fill("Asia/Kolkata")
    await client.page.get_by_label("Time zone").press("Tab")

    await expect(client.message("18. November 2026 16:36")).to_be_visible()
    user = (await slack.web.users_info(user="U0ADMIN", include_locale=True))["user"]
    assert ("de-DE", "Asia/Kolkata") == (user["locale"], user["tz"])


async def test_the_theme_holds_on_every_page(client: SlackClient, slack: World) -> None:
    await client.page.get_by_role("button", name="You are").click()
    await client.page.get_by_label("Theme").select_option("Dark")
    await client.page.goto(address(slack, "U0VIEWER", "home"))

    await expect(client.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert "dark" == await client.page.evaluate("getComputedStyle(document.documentElement).colorScheme")


async def test_an_event_is_sent_by_hand(client: SlackClient, slack: World) -> None:
    await client.page.get_by_role("link", name="Show requests").click()
    pane = client.page.get_by_role("region", name="Requests")
    await pane.get_by_text("Send an event").click()
    await pane.get_by_label("Event").fill('{"type": "app_mention", "user": "U0ADMIN", "text": "Hi"}')
    await news(client, slack)
    await pane.get_by_role("button", name="Send").click()
    told = await slack.bot.hears("app_mention")
    await expect(pane.locator("li").first).to_contain_text("app_mention")

    assert "Hi" == told["event"]["text"]
    await pane.get_by_label("Event").fill('{"type": "reaction_added"}')
    await pane.get_by_role("button", name="Send").click()
    await expect(client.page.locator("#told")).to_have_text("the app does not subscribe to reaction_added")


async def test_whatever_slack_refuses_stands_in_the_developers_pane(
    client: SlackClient, slack: World
) -> None:
    await client.page.get_by_role("link", name="Show requests").click()
    refused = client.page.locator(".requests .refused")
    await slack.api("views.open", trigger_id="1.2.3", view=modal(section()))
    await expect(refused.first).to_contain_text("invalid_trigger_id")
    await slack.api("chat.postMessage", channel="C0SECURITY", blocks=[{"type": "blink"}])
    await expect(refused.first).to_contain_text("unsupported type: blink")
    opened = await slack.open(modal(section()))
    await slack.api("views.update", view_id=opened["id"], hash="old", view=modal(section()))
    await expect(refused.first).to_contain_text("hash_conflict")
    slack.bot.will(response_action="update", view=modal(section("x" * 3001)))
    await client.press("Send")
    await expect(refused.first).to_contain_text("must be less than 3001 characters")

    await client.page.keyboard.press("Escape")
    await refused.first.locator("summary").click()
    await expect(refused.first).to_contain_text('"view_submission"')
    await news(client, slack)
    await expect(refused.first.get_by_text('"view_submission"')).to_be_visible()


async def test_two_people_see_each_other_write(chromium: Browser, client: SlackClient, slack: World) -> None:
    async with visiting(chromium, locale="en-US") as other:
        vic = await seen_by(other, slack, "U0VIEWER")
        await client.say("Hi @Vic Viewer")
        await expect(vic.message("Hi @Vic Viewer")).to_be_visible()
        await vic.say("Hi Ada")

        await expect(client.message("Hi Ada")).to_be_visible()


async def test_whoever_is_taken_out_of_a_channel_leaves_it(
    window: Visitor, client: SlackClient, slack: World
) -> None:
    slack.slack.state.channels["C0SECURITY"].members.remove("U0ADMIN")
    await slack.web.chat_postMessage(channel="C0ONCALL", text="News")

    await client.page.wait_for_url("**/client/U0ADMIN/C0ONCALL")
