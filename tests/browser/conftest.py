"""One Chromium for all tests of a process, and a new window and a new product for each test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright

from tests.browser import chromium as program
from tests.browser.visitor import Visitor, visiting
from tests.world import World, opened_world

# As root there is no sandbox to be had; the rest keeps Chromium from calling home.
_OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", type=Path, help="a directory to put pictures for the documentation in")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the browser is; without one the tests are skipped, or fail where it has to be there."""
    path = program.find()
    if path is None:
        give_up = pytest.fail if program.has_to_be_there() else pytest.skip
        give_up(program.ABSENT)
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium(chromium_path: str) -> AsyncIterator[Browser]:
    """The browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=_OPTIONS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def world() -> AsyncIterator[World]:
    """Everything runs."""
    async with opened_world() as world:
        yield world


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(chromium: Browser, world: World) -> AsyncIterator[Visitor]:
    """Somebody at a browser in English, who leaves before the world ends; what is wrong in a page fails."""
    async with visiting(chromium, locale="en-US") as visitor:
        yield visitor


@pytest_asyncio.fixture(loop_scope="session")
async def connected(world: World) -> World:
    """ServiceNow is connected, and the score was read."""
    page = await world.connect()
    assert page.status_code == 200, page.text
    await world.score_is_known()
    return world


Picture = Callable[[Page | Locator, str], Awaitable[None]]


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Picture:
    """Takes a picture for the documentation, where --screenshots names a directory."""
    folder: Path | None = request.config.getoption("--screenshots", default=None)

    async def take(shown: Page | Locator, name: str) -> None:
        if folder:
            await shown.screenshot(path=folder / f"{name}.png", animations="disabled")

    return take
