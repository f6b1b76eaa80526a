"""What browser tests of the pretend Slack share."""

from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.browser.slack_client import SlackClient
from tests.browser.visitor import Visitor
from tests.sandbox.slack.samples import home, modal
from tests.sandbox.slack.stage import World

Json = dict[str, Any]
PLACES = ["message", "home", "modal"]


def address(slack: World, user: str = "U0ADMIN", place: str = "C0SECURITY") -> str:
    """Where somebody's Slack is."""
    return f"{str(slack.http.base_url).rstrip('/')}/client/{user}/{place}"


async def seen_by(
    window: Visitor, slack: World, user: str = "U0ADMIN", place: str = "C0SECURITY"
) -> SlackClient:
    """Somebody's Slack, which hears of what happens."""
    page = await window.context.new_page()
    async with page.expect_response("**/changes"):
        await page.goto(address(slack, user, place))
    return SlackClient(page)


async def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it has the focus."""
    for _ in range(60):
        if await wanted.evaluate("element => element === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    await expect(wanted).to_be_focused()


async def opened(client: SlackClient, slack: World, view: Json) -> Locator:
    """A modal that the bot opened for the admin."""
    await slack.open(view)
    await expect(client.modal).to_be_visible()
    return client.modal


async def submitted(client: SlackClient, slack: World) -> Json:
    """Press Send: the view that the bot gets."""
    await client.press("Send")
    view: Json = (await slack.bot.hears("view_submission"))["view"]
    await expect(client.modal).to_have_count(0)
    return view


async def shown_in(place: str, window: Visitor, slack: World, *blocks: Json) -> Locator:
    """These blocks in a message, the admin's Home or a modal."""
    if place == "home":
        await slack.web.views_publish(user_id="U0ADMIN", view=home(*blocks))
        client = await seen_by(window, slack, place="home")
        return client.page.get_by_role("form", name="Home")
    client = await seen_by(window, slack)
    if place == "message":
        await slack.web.chat_postMessage(channel="C0SECURITY", text="Words", blocks=blocks)
        shown = client.messages.last
    else:
        await slack.open(modal(*blocks))
        shown = client.modal
    await expect(shown).to_be_visible()
    return shown


async def heard(slack: World) -> Json:
    """The next action that the bot hears of."""
    told = await slack.bot.hears("block_actions")
    (action,) = told["actions"]
    assert {"action_id", "block_id", "action_ts", "type"} <= action.keys()
    return {name: value for name, value in action.items() if name not in {"action_ts", "block_id"}}


async def used(kind: str, shown: Locator) -> None:
    """Use the only element of this kind."""
    match kind:
        case "button" | "workflow_button":
            await shown.get_by_role("button").first.click()
        case "overflow":
            await shown.get_by_role("button", name="More", exact=True).click()
            await shown.get_by_role("button", name="two").click()
        case "external_select" | "multi_external_select":
            await shown.get_by_role("combobox").fill("Net")
            await shown.get_by_role("option", name="Network").click()
        case "static_select" | "users_select" | "channels_select" | "conversations_select":
            await shown.get_by_role("combobox").select_option(index=2)
        case "radio_buttons" | "checkboxes":
            await shown.get_by_label("one").click()
        case "datepicker":
            await shown.locator("input[type=date]").fill("2027-01-02")
        case "timepicker":
            await shown.locator("input[type=time]").fill("21:05")
        case "datetimepicker":
            await shown.locator("input[type=datetime-local]").fill("2027-07-01T09:25")
        case "rich_text_input":
            await shown.locator("textarea").fill("New")
            await shown.locator("textarea").press("Enter")
        case _:
            await shown.get_by_role("checkbox").last.check()
