"""axe-core finds nothing serious in any page of the demo, in light and in dark."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.slack_client import SlackClient
from tests.browser.touring import shared, sharing
from tests.browser.visitor import Visitor, faults_of, visiting
from tests.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROW = {"width": 390, "height": 844}


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
async def test_slack_and_the_start_page(chromium: Browser, connected: World, color_scheme: str) -> None:
    await shared(connected)
    async with visiting(chromium, color_scheme=color_scheme) as visitor:
        assert [] == [fault async for page in _slack(visitor, connected) for fault in await faults_of(page)]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
async def test_servicenow_and_microsoft(chromium: Browser, connected: World, color_scheme: str) -> None:
    await shared(connected)
    async with visiting(chromium, color_scheme=color_scheme) as visitor:
        pages = _others(visitor, connected)
        assert [] == [fault async for page in pages for fault in await faults_of(page)]


@pytest.mark.parametrize("place", ["start", "slack", "servicenow", "microsoft"])
async def test_nothing_scrolls_sideways_on_a_phone(chromium: Browser, connected: World, place: str) -> None:
    await shared(connected)
    async with visiting(chromium, viewport=NARROW) as visitor:
        page = await visitor.open(getattr(connected.demo, place))

        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def _slack(visitor: Visitor, world: World) -> AsyncIterator[Page]:
    """The start page; a channel, its modal with an error, a thread, the requests, Home."""
    yield await visitor.open(world.demo.start)
    page = await visitor.open(f"{world.demo.slack}/client/U0SHARER/C0SECURITY?dev")
    client = SlackClient(page)
    await expect(client.message("CHG0030001")).to_be_visible()
    yield page
    await sharing(client, 1)
    await client.modal.get_by_label("Name").fill(" ")
    await client.press("Share")
    await expect(client.modal.locator(".error")).to_be_visible()
    yield page
    await client.press("Cancel")
    await expect(client.modal).to_have_count(0)
    await client.message("CHG0030001").get_by_label("Reply in thread").click()
    await expect(page.get_by_role("complementary", name="Thread")).to_be_visible()
    yield page
    await page.goto(f"{world.demo.slack}/client/U0ADMIN/home")
    await expect(page.get_by_role("link", name="CHG0030001")).to_be_visible()
    yield page


async def _others(visitor: Visitor, world: World) -> AsyncIterator[Page]:
    """ServiceNow's pages as its administrator sees them, and Microsoft's."""
    page = await visitor.open(world.demo.servicenow)
    yield page
    await page.get_by_role("button", name="Log in as System Administrator").click()
    record = (await world.records("change_request"))[0]
    paths = (
        "/incident_list.do",
        "/change_request_list.do",
        f"/change_request.do?sys_id={record['sys_id']}",
        "/oauth_entity_list.do",
        "/sys_user_list.do",
        "/sandbox/switches",
    )
    for path in paths:
        await page.goto(f"{world.demo.servicenow}{path}")
        yield page
    for path in ("", "/securescore/actions", "/securescore/actions/AdminMFAV2", "/securescore/trouble"):
        await page.goto(f"{world.demo.microsoft}{path}")
        yield page
