"""What stands before a click in the pretend Slack, and where a click leads."""

import pytest
from playwright.async_api import expect

from tests.browser.slack_stage import PLACES, address, heard, shown_in, used
from tests.browser.visitor import Visitor
from tests.sandbox.slack.every_block import OPTIONS, element
from tests.sandbox.slack.samples import actions, button, option, plain
from tests.sandbox.slack.stage import World

pytest_plugins = ["tests.browser.slack_fixtures"]
pytestmark = pytest.mark.asyncio(loop_scope="session")

CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("It is final."),
    "confirm": plain("Yes, do"),
    "deny": plain("No"),
}
NETWORK = option("Network")


@pytest.mark.parametrize("place", PLACES)
async def test_a_question_stands_before_a_click(window: Visitor, slack: World, place: str) -> None:
    shown = await shown_in(place, window, slack, actions(button(value="v", confirm=CONFIRM)))
    question = shown.get_by_role("dialog", name="Sure?")
    for answer in ("No", "Escape", "Yes, do"):
        await shown.get_by_role("button", name="Go").click()
        await expect(question).to_contain_text("It is final.")
        if answer == "Escape":
            await shown.page.keyboard.press(answer)
        else:
            await question.get_by_role("button", name=answer).click()
        await expect(question).to_be_hidden()
    await heard(slack)

    assert 1 == sum(told.get("type") == "block_actions" for told in slack.bot.told)


@pytest.mark.parametrize("kind", ["static_select", "checkboxes", "datepicker", "external_select"])
async def test_whoever_says_no_has_not_chosen(window: Visitor, slack: World, kind: str) -> None:
    slack.bot.offered = [NETWORK]
    menu = actions(element(kind) | {"confirm": CONFIRM}, button(), block_id="row")
    shown = await shown_in("modal", window, slack, menu)
    await used(kind, shown)
    question = shown.get_by_role("dialog", name="Sure?")
    await question.get_by_role("button", name="No").click()
    await shown.get_by_role("button", name="Go").click()
    told = await slack.bot.hears("block_actions")
    state = told["state"]["values"]["row"][kind]

    assert "button" == told["actions"][0]["type"]
    assert state["type"] == kind
    assert [None, [OPTIONS[0]], "2026-12-24"].count(next(v for k, v in state.items() if k != "type")) == 1

    await used(kind, shown)
    await question.get_by_role("button", name="Yes, do").click()
    assert kind == (await heard(slack))["type"]


async def test_an_overflow_asks_before_it_tells(window: Visitor, slack: World) -> None:
    shown = await shown_in("message", window, slack, actions(element("overflow") | {"confirm": CONFIRM}))
    await used("overflow", shown)
    await shown.get_by_role("dialog", name="Sure?").get_by_role("button", name="Yes, do").click()

    assert "overflow" == (await heard(slack))["type"]


@pytest.mark.parametrize("in_overflow", [True, False])
async def test_what_leads_off_this_machine_is_told_and_leads_nowhere(
    window: Visitor, slack: World, *, in_overflow: bool
) -> None:
    url = "https://example.com/a"
    menu = element("overflow") if in_overflow else button(url=url)
    shown = await shown_in("message", window, slack, actions(menu))
    if in_overflow:
        await shown.get_by_role("button", name="More", exact=True).click()
    await shown.get_by_role("button", name="site" if in_overflow else "Go").click()
    await heard(slack)

    await expect(shown.page.locator("#told")).to_contain_text("In Slack this opens https://example.com")
    assert 1 == len(window.context.pages)


async def test_a_button_that_leads_to_this_machine_opens_it_and_is_told(
    window: Visitor, slack: World
) -> None:
    url = address(slack, "U0VIEWER")
    shown = await shown_in("message", window, slack, actions(button(url=url)))
    there = await window.follow(shown.get_by_role("link", name="Go"))

    assert (url, url) == (there.url, (await slack.bot.hears("block_actions"))["actions"][0]["url"])
