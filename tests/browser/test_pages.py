"""The bot's own pages as a person sees them: after authorizing, after installing, and where nothing is."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser.visitor import faults_of, visiting
from tests.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

LANGUAGES = {
    "en-US": {
        "connected": "ServiceNow is connected",
        "failed": "Not connected",
        "installed": "scoredesk is installed",
        "not-found": "There is nothing here",
    },
    "de-DE": {
        "connected": "ServiceNow ist verbunden",
        "failed": "Nicht verbunden",
        "installed": "scoredesk ist installiert",
        "not-found": "Hier ist nichts",
    },
}
SIZES = {"wide": {"width": 1280, "height": 800}, "narrow": {"width": 390, "height": 844}}


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
async def test_the_pages_are_in_the_readers_language_fit_the_screen_and_can_be_read_by_all(
    chromium: Browser, world: World, locale: str, size: str, color_scheme: str
) -> None:
    link = await world.link()
    demo, words = world.demo, LANGUAGES[locale]
    options = {"locale": locale, "viewport": SIZES[size], "color_scheme": color_scheme}
    async with visiting(chromium, **options) as visitor:
        page = await visitor.open(link)
        await page.get_by_role("button", name="Log in as Scoredesk Integration").click()
        await page.get_by_role("button", name="Allow").click()
        shown = {
            "connected": None,
            "failed": f"{demo.bot}/servicenow/callback?state=old&code=old",
            "installed": f"{demo.bot}/slack/install",
            "not-found": f"{demo.bot}/nowhere",
        }
        for name, address in shown.items():
            if address:
                await page.goto(address)

            await expect(page.get_by_role("heading", level=1)).to_have_text(words[name])
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert [] == await faults_of(page)


async def test_the_page_names_the_instance_and_the_user(chromium: Browser, world: World) -> None:
    link = await world.link()
    async with visiting(chromium) as visitor:
        page = await visitor.open(link)
        await page.get_by_role("button", name="Log in as Scoredesk Integration").click()
        await page.get_by_role("button", name="Allow").click()

        await expect(page.locator("dd")).to_have_text([world.demo.servicenow, "scoredesk.integration"])
