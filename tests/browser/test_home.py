"""App Home in the browser: what each person sees there, and that it acts."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Picture
from tests.browser.slack_client import SlackClient
from tests.browser.touring import shared
from tests.browser.visitor import Visitor
from tests.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def _home(visitor: Visitor, world: World, user: str) -> Page:
    return await visitor.open(f"{world.demo.slack}/client/{user}/home")


async def test_an_admin_sees_score_tickets_and_connection(
    visitor: Visitor, connected: World, picture: Picture
) -> None:
    await shared(connected)
    page = await _home(visitor, connected, "U0ADMIN")

    for name in (
        "Microsoft Secure Score",
        "Change management",
        "Incident management",
        "Connection to ServiceNow",
    ):
        await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await expect(page.get_by_role("link", name="CHG0030001")).to_be_visible()
    await expect(page.get_by_role("button", name="Manage ServiceNow configuration")).to_have_count(2)
    await picture(page, "home")


async def test_a_member_manages_no_connection_and_a_guest_sees_nothing(
    visitor: Visitor, connected: World
) -> None:
    member = await _home(visitor, connected, "U0SHARER")
    guest = await _home(visitor, connected, "U0GUEST")

    await expect(member.get_by_role("button", name="Create a ticket").first).to_be_visible()
    await expect(member.get_by_role("button", name="Manage ServiceNow configuration")).to_have_count(0)
    await expect(guest.locator(".home")).to_contain_text("full members")
    await expect(guest.locator(".home").get_by_role("button")).to_have_count(0)


async def test_a_ticket_is_begun_from_home(visitor: Visitor, connected: World) -> None:
    page = await _home(visitor, connected, "U0SHARER")

    await page.get_by_role("button", name="Create a ticket").first.click()

    await expect(SlackClient(page).modal.get_by_label("Improvement action")).to_be_visible()


async def test_who_changes_the_language_finds_home_in_it(visitor: Visitor, connected: World) -> None:
    page = await _home(visitor, connected, "U0SHARER")
    await expect(page.get_by_role("heading", name="Connection to ServiceNow")).to_be_visible()

    await page.get_by_role("button", name="You are Sam Sharer").click()
    await page.get_by_label("Language").select_option("Deutsch")

    await expect(page.get_by_role("heading", name="Verbindung zu ServiceNow")).to_be_visible()
