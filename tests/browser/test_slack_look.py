"""The pretend Slack is usable at both widths, in light and dark, and by everybody."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.slack_client import SlackClient
from tests.browser.slack_stage import address, seen_by
from tests.browser.visitor import faults_of, visiting
from tests.sandbox.slack.every_block import block, inputs, kinds_on, sections
from tests.sandbox.slack.samples import home, modal, text_input
from tests.sandbox.slack.stage import World

pytest_plugins = ["tests.browser.slack_fixtures"]
pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROW = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 800}


async def furnish(slack: World, place: str) -> str:
    """A message with a thread, and where that is looked at, everything that can be drawn; the thread's ts."""
    kinds = [kind for kind in kinds_on("message") if kind not in {"data_table", "actions"}]
    is_full = place in {"channel", "thread"}
    ts = await _posted(slack, [block(kind) for kind in (kinds if is_full else kinds[:1])])
    await slack.web.chat_postMessage(channel="C0SECURITY", text="Reply", thread_ts=ts)
    await slack.web.chat_postEphemeral(channel="C0SECURITY", user="U0ADMIN", text="Only *you*")
    await slack.api("chat.postMessage", channel="C0SECURITY", blocks=[{"type": "blink"}])
    await slack.web.chat_postMessage(channel="U0ADMIN", text="Unread, at the end of the list")
    if place == "channel":
        await _posted(slack, [*sections(), block("actions")])
    if place == "home":
        await slack.web.views_publish(user_id="U0ADMIN", view=home(*(block(k) for k in kinds_on("home"))))
    return ts


async def _posted(slack: World, blocks: list[dict[str, Any]]) -> str:
    answer = await slack.web.chat_postMessage(channel="C0SECURITY", text="All", blocks=blocks)
    return str(answer["ts"])


async def with_errors(client: SlackClient, slack: World) -> None:
    """A modal with every input, one of them wrong."""
    await slack.open(modal(text_input("name"), *inputs()))
    await client.press("Send")
    await expect(client.modal.locator(".error")).to_be_visible()


async def sideways(page: Page) -> list[str]:
    """What is wider than the window, and does not scroll within itself."""
    found: list[str] = await page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            const scrolls = ".wide, .carousel, .sidebar, pre, .hidden-words, .skip";
            return [...document.querySelectorAll("body *")]
                .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > width + 1)
                .filter(each => !each.closest(scrolls))
                .map(each => each.outerHTML.slice(0, 120));
        }"""
    )
    return found


async def go(client: SlackClient, slack: World, place: str, ts: str) -> None:
    """Open this part of the client."""
    page = client.page
    match place:
        case "who":
            await page.get_by_role("button", name="You are").click()
        case "commands":
            await client.composer.fill("/p")
            await expect(page.locator("#composer-commands").get_by_role("option")).to_have_count(2)
        case "thread":
            await page.goto(f"{address(slack)}?thread={ts}")
        case "requests":
            await page.goto(f"{address(slack)}?dev")
            await page.locator(".requests .refused summary").click()
        case "home":
            await page.goto(address(slack, place="home"))
        case "modal":
            await with_errors(client, slack)


PLACES = ("channel", "who", "commands", "thread", "requests", "home", "modal")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
async def test_nothing_is_in_anybodys_way(chromium: Browser, slack: World, scheme: str, place: str) -> None:
    ts = await furnish(slack, place)
    async with visiting(chromium, viewport=WIDE, color_scheme=scheme, locale="en-US") as window:
        client = await seen_by(window, slack)
        await go(client, slack, place, ts)

        assert [] == await faults_of(client.page)


@pytest.mark.parametrize("width", [NARROW, WIDE], ids=["390", "1280"])
@pytest.mark.parametrize("place", PLACES)
async def test_nothing_runs_out_of_the_window(
    chromium: Browser, slack: World, width: dict[str, int], place: str
) -> None:
    ts = await furnish(slack, place)
    async with visiting(chromium, viewport=width, locale="en-US") as window:
        client = await seen_by(window, slack)
        await go(client, slack, place, ts)

        assert [] == await sideways(client.page)
        assert await client.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_everything_is_reached_on_a_phone(chromium: Browser, slack: World) -> None:
    async with visiting(chromium, viewport=NARROW, locale="en-US", has_touch=True) as window:
        client = await seen_by(window, slack)
        page = client.page
        await client.say("On my way")
        message = client.message("On my way")
        await message.get_by_role("button", name="More actions").tap()
        await message.get_by_role("button", name="Keep this").tap()
        await slack.bot.hears("message_action")
        await message.get_by_role("link", name="Reply in thread").tap()
        await page.get_by_role("combobox", name="Reply in the thread").fill("There")
        await page.get_by_role("complementary", name="Thread").get_by_role("button", name="Send").tap()
        await expect(page.get_by_role("complementary", name="Thread")).to_contain_text("There")
        await page.get_by_role("link", name="Close thread").tap()
        await expect(message).to_contain_text("1 reply")
        await page.get_by_role("link", name="Show requests").tap()
        await expect(page.get_by_role("region", name="Requests")).to_contain_text("message_action")
        await page.locator(".requests").get_by_role("link", name="Hide requests").tap()
        await page.get_by_role("link", name="pretender – Messages").tap()  # noqa: RUF001
        await expect(page.get_by_role("heading", level=1)).to_contain_text("Messages")


async def test_a_command_and_its_modal_need_no_mouse(client: SlackClient, slack: World) -> None:
    page = client.page
    for _ in range(30):
        if await client.composer.evaluate("element => element === document.activeElement"):
            break
        await page.keyboard.press("Tab")
    await page.keyboard.type("/pret")
    await expect(page.locator("#composer-commands").get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    told = await slack.bot.hears("/pretend")
    await slack.web.views_open(trigger_id=told["trigger_id"], view=modal(text_input("name")))
    await expect(client.modal.locator("[data-block=name] input[type=text]")).to_be_focused()
    await page.keyboard.type("Mine")
    await page.keyboard.press("Enter")

    state = (await slack.bot.hears("view_submission"))["view"]["state"]["values"]
    assert "Mine" == state["name"]["name"]["value"]
    await expect(client.composer).to_be_focused()
