"""A person's browser, on the way through ServiceNow's authorize page and back."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx


class _Form(HTMLParser):
    """The first form of a page: where it goes, and what its hidden fields hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = given.get("action", "")
        elif tag == "input" and given.get("type") == "hidden":
            self.fields[given["name"]] = given.get("value", "")


class Browser:
    """Keeps cookies and follows redirects, as a browser does."""

    def __init__(self) -> None:
        self._http = httpx.AsyncClient(follow_redirects=True)

    async def authorize(
        self, url: str, user_name: str, password: str, answer: str = "allow"
    ) -> httpx.Response:
        """Open the link, log in, answer the question; the page that is shown at the end."""
        page = await self._http.get(url)
        if _is_before(page):
            page = await self._send(page, {})
        if 'name="user_password"' in page.text:
            page = await self._send(page, {"user_name": user_name, "user_password": password})
        if 'name="answer"' not in page.text:
            return page
        return await self._send(page, {"answer": answer})

    async def get(self, url: str) -> httpx.Response:
        """Open an address."""
        return await self._http.get(url)

    async def go_on(self, url: str) -> httpx.Response:
        """Open the link and press its button; where that leads to."""
        return await self._send(await self._http.get(url), {})

    async def close(self) -> None:
        """Close it."""
        await self._http.aclose()

    async def _send(self, page: httpx.Response, filled_in: dict[str, str]) -> httpx.Response:
        form = _Form(page.text)
        return await self._http.post(urljoin(str(page.url), form.action), data=form.fields | filled_in)


def _is_before(page: httpx.Response) -> bool:
    """Whether it is a page with one button, before those that log in and ask."""
    return "<form" in page.text and not re.search('name="(user_password|answer)"', page.text)


def words_of(page: httpx.Response) -> str:
    """What a page says, without its head and its tags."""
    body = re.sub(r"(?s)<(head|style)\b.*?</\1>", "", page.text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
