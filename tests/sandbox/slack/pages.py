"""The client's pages as they come over HTTP, and what its forms send."""

import json
from typing import Any

import httpx
from bs4 import BeautifulSoup, Tag

from tests.sandbox.slack.stage import World


async def page(world: World, user: str = "U0ADMIN", place: str = "C0SECURITY", **query: str) -> BeautifulSoup:
    """A page, which must be there."""
    answer = await world.http.get(f"/client/{user}/{place}", params=query)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


async def part(world: World, path: str, **query: str) -> httpx.Response:
    """What htmx asks for."""
    return await world.http.get(f"/client/{path}", params=query, headers={"HX-Request": "true"})


async def do(world: World, act: str, user: str = "U0ADMIN", **form: str | list[str]) -> str:
    """Send one of the client's forms; what Slack says where it did not work, else nothing."""
    answer = await world.http.post(f"/client/{user}/do/{act}", data=form)
    assert answer.status_code == 204, answer.text
    told: str = json.loads(answer.headers["HX-Trigger"])["told"]["sentence"]
    return told


def said(shown: BeautifulSoup) -> list[str]:
    """What each message of a page says, without who said it and when."""
    return [_words(message.select_one("form")) for message in shown.select("#messages > .message")]


def one(shown: Tag, selector: str) -> Tag:
    """The first element that fits, which must be there."""
    found = shown.select_one(selector)
    assert found, selector
    return found


def words(shown: Tag, selector: str) -> str:
    """What it says."""
    return one(shown, selector).get_text(strip=True)


def channels(shown: BeautifulSoup) -> list[str]:
    """The sidebar."""
    return [_words(link) for link in shown.select(".sidebar a")]


def _words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ", strip=True).split()) if tag else ""


async def posted(world: World, *blocks: dict[str, Any], **more: Any) -> str:
    """The bot posts these blocks; the ts."""
    answer = await world.web.chat_postMessage(channel="C0SECURITY", text="Words", blocks=blocks, **more)
    return str(answer["ts"])
