"""What the tests of the portal's pages ask again and again."""

import re

import httpx
from bs4 import BeautifulSoup, Tag

ACTIONS = "/securescore/actions"
LOADED = ("href", "src", "action", "hx-get", "srcset", "poster", "data")


async def opened(client: httpx.AsyncClient, address: str) -> BeautifulSoup:
    """A page, as a browser reads it."""
    answer = await client.get(address, follow_redirects=True)
    return BeautifulSoup(answer.text, "html.parser")


async def sent(client: httpx.AsyncClient, address: str, **fields: str) -> BeautifulSoup:
    """The page that follows on a form."""
    answer = await client.post(address, data=fields, follow_redirects=True)
    return BeautifulSoup(answer.text, "html.parser")


def words(page: Tag, selector: str = "main") -> str:
    """What is to be read at a place of a page, in one line."""
    found = page.select_one(selector)
    assert found is not None, f"the page has no {selector}"
    return re.sub(r"\s+", " ", found.get_text(" ")).strip()


def titles(page: Tag) -> list[str]:
    """The actions that a list shows."""
    return [link.get_text(strip=True) for link in page.select("table.stacks th a")]


def leading_away(page: Tag) -> list[str]:
    """Whatever a page loads from, or leads to, another machine."""
    values = [str(tag[name]) for tag in page.find_all(True) for name in LOADED if tag.has_attr(name)]
    return [value for value in values if not re.match(r"/(?!/)|#|data:,$", value)]
