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
        if 'name="user_password"' in page.text:
            page = await self._send(page, {"user_name": user_name, "user_password": password})
        return await self._send(page, {"answer": answer})

    async def close(self) -> None:
        """Close it."""
        await self._http.aclose()

    async def _send(self, page: httpx.Response, filled_in: dict[str, str]) -> httpx.Response:
        form = _Form(page.text)
        return await self._http.post(urljoin(str(page.url), form.action), data=form.fields | filled_in)


def words_of(page: httpx.Response) -> str:
    """What a page says, without its head and its tags."""
    body = re.sub(r"(?s)<(head|style)\b.*?</\1>", "", page.text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
