"""The bot's own pages as a person sees them: after authorizing, after installing, and where nothing is."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.visitor import Visitor, faults_of, visiting
from tests.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

LANGUAGES = {
    "en-US": {
        "authorize": "Connect ServiceNow",
        "connected": "ServiceNow is connected",
        "elsewhere": "ServiceNow came back to the wrong address",
        "failed": "Not connected",
        "installed": "scoredesk is installed",
        "not-found": "There is nothing here",
    },
    "de-DE": {
        "authorize": "ServiceNow verbinden",
        "connected": "ServiceNow ist verbunden",
        "elsewhere": "ServiceNow kam an die falsche Adresse zurück",
        "failed": "Nicht verbunden",
        "installed": "scoredesk ist installiert",
        "not-found": "Hier ist nichts",
    },
}
SIZES = {"wide": {"width": 1280, "height": 800}, "narrow": {"width": 390, "height": 844}}


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_the_pages_are_in_the_readers_language_and_fit_the_screen(
    chromium: Browser, world: World, locale: str, size: str
) -> None:
    async with visiting(chromium, locale=locale, viewport=SIZES[size]) as visitor:
        async for name, page in _pages(visitor, world):
            await expect(page.get_by_role("heading", level=1)).to_have_text(LANGUAGES[locale][name])
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
async def test_the_pages_can_be_read_by_all(chromium: Browser, world: World, color_scheme: str) -> None:
    async with visiting(chromium, color_scheme=color_scheme) as visitor:
        assert [] == [fault async for _, page in _pages(visitor, world) for fault in await faults_of(page)]


async def test_the_page_names_the_instance_and_the_user(visitor: Visitor, world: World) -> None:
    pages = _pages(visitor, world)
    await anext(pages)
    _, page = await anext(pages)

    await expect(page.locator("dd")).to_have_text([world.demo.servicenow, "scoredesk.integration"])


async def _pages(visitor: Visitor, world: World) -> AsyncIterator[tuple[str, Page]]:
    """Each page by its name, those before and after authorizing first."""
    page = await visitor.open(await world.link())
    yield "authorize", page
    await page.locator("main button").click()
    await page.get_by_role("button", name="Log in as Scoredesk Integration").click()
    await page.get_by_role("button", name="Allow").click()
    await page.wait_for_url(f"{world.demo.bot}/**")
    yield "connected", page
    paths = {
        "failed": "/servicenow/callback?state=old&code=old",
        "elsewhere": "/?state=old&code=old",
        "installed": "/slack/install",
        "not-found": "/nowhere",
    }
    for name, path in paths.items():
        await page.goto(f"{world.demo.bot}{path}")
        yield name, page
