"""A person at a browser that never leaves this machine, and complains of whatever is wrong in a page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Route, expect

SECONDS = 10
_LOOPBACK = {"127.0.0.1", "localhost"}
_ADDRESSES = """() => [...document.querySelectorAll("*")].flatMap(element =>
    ["href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href", "hx-get", "hx-post"]
        .map(name => element.getAttribute(name)).filter(value => value)
        .map(value => new URL(value, document.baseURI).href))"""
_SERIOUS = {"serious", "critical"}

expect.set_options(timeout=SECONDS * 1000)


class Visitor:
    """One browser window with its tabs; what is wrong is kept until it is asked for."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.wrong: list[str] = []
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.wrong.append(f"error: {error.error}"))

    async def open(self, url: str) -> Page:
        """A new tab at this address."""
        page = await self.context.new_page()
        await page.goto(url)
        return page

    async def follow(self, link: Locator) -> Page:
        """Click what opens another tab, and go on there."""
        async with self.context.expect_page() as opening:
            await link.click()
        page = await opening.value
        await page.wait_for_load_state()
        return page

    async def complaints(self) -> list[str]:
        """What was wrong so far, with every address in the open tabs that leads off this machine."""
        foreign = [
            f"address: {address} in {page.url}"
            for page in self.context.pages
            for address in await page.evaluate(_ADDRESSES)
            if not is_local(address)
        ]
        return [*self.wrong, *foreign]

    async def keep_here(self, route: Route) -> None:
        """Let only requests to this machine through."""
        if is_local(route.request.url):
            await route.continue_()
        else:
            self.wrong.append(f"request: {route.request.url}")
            await route.abort()

    def _note_console(self, message: ConsoleMessage) -> None:
        # The browser reports every status of an error; pages that refuse something have one.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.wrong.append(f"console: {message.text}")


def is_local(address: str) -> bool:
    """Whether an address is on this machine, or is none that would be asked for."""
    parts = urlsplit(address)
    return parts.scheme in {"data", "about", "blob"} or parts.hostname in _LOOPBACK


@asynccontextmanager
async def visiting(browser: Browser, **options: Any) -> AsyncIterator[Visitor]:
    """A new window; at its end nothing may have been wrong."""
    context = await browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options))
    context.set_default_timeout(SECONDS * 1000)
    visitor = Visitor(context)
    await context.route("**/*", visitor.keep_here)
    try:
        yield visitor
        complaints = await visitor.complaints()
    finally:
        await context.close()
    assert not complaints, "\n".join(complaints)


async def faults_of(page: Page) -> list[str]:
    """What axe-core finds serious or critical in a page, with where it is; in the dark, in its colours."""
    in_the_dark = await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    only: dict[str, Any] = {"runOnly": ["color-contrast"]} if in_the_dark else {}
    found = await Axe().run(page, options=only | {"resultTypes": ["violations"]})
    return [
        f"{page.url}: {each['id']}: {node['html'][:200]}"
        for each in found.response["violations"]
        if each["impact"] in _SERIOUS
        for node in each["nodes"]
    ]
