"""No page of the demo has an address on another machine that a browser asks for or a person could follow."""

import re
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from tests.world import World

_ATTRIBUTE = re.compile(
    r"""\s(?:href|src|srcset|(?:form)?action|poster|data|background|hx-get|hx-post)="([^"]*)\""""
)
_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|["'`](https?://[^"'`]+)""")
_MOST_PAGES = 400


async def _life(world: World) -> None:
    """Messages, cards, a Home and a modal to look at."""
    await world.sam.command("/securescore share AdminMFAV2")
    await world.sam.view("share")
    await world.sam.submit(table="change_request")
    await world.sam.message("CHG0030001", ephemeral=False)
    await world.sam.answer_to("/securescore actions AdminMFAV2")
    await world.sam.answer_to("/securescore actions")
    await world.ada.open_home()
    await world.ada.command("/securescore connect")
    await world.ada.view("connect")


def _addresses(page: httpx.Response) -> set[str]:
    """Every address in a page, a style or a script."""
    if "html" not in page.headers.get("content-type", ""):
        found = {first or second for first, second in _ADDRESS.findall(page.text)}
    else:
        found = {unescape(value) for value in _ATTRIBUTE.findall(page.text)}
    return {urldefrag(urljoin(str(page.url), each)).url for each in found}


def _is_here(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "data" or parts.hostname == "127.0.0.1"


async def test_every_page_that_can_be_reached_stays_on_this_machine(connected: World) -> None:
    await _life(connected)
    demo = connected.demo
    left, seen = {demo.start, f"{demo.bot}/", f"{demo.bot}/nowhere"}, set[str]()
    foreign, broken = list[str](), list[str]()
    # Each server closes a connection that has been idle, just when the crawl may come back to it.
    fresh = httpx.Limits(max_keepalive_connections=0)
    accepts = {"Accept": "text/html"}
    async with httpx.AsyncClient(follow_redirects=True, headers=accepts, limits=fresh, timeout=30) as browser:
        await browser.post(
            f"{demo.servicenow}/login.do", data={"user_name": "admin", "user_password": "admin"}
        )
        while left and len(seen) < _MOST_PAGES:
            address = left.pop()
            seen.add(address)
            if _is_no_page(address):
                continue
            page = await browser.get(address)
            broken += [address] if page.is_server_error else []
            for found in _addresses(page) - seen:
                if not _is_here(found):
                    foreign.append(f"{found} in {address}")
                elif not found.startswith("data:"):
                    left.add(found)

    assert [] == foreign
    assert [] == broken
    assert 100 < len(seen) < _MOST_PAGES


def _is_no_page(address: str) -> bool:
    """What does something when it is asked for, or never ends."""
    return address.endswith((".min.js", "/changes")) or "/logout.do" in address or "/do/" in address
