"""The two ways to talk to the instance: REST with a password, and a browser's forms."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
from bs4 import BeautifulSoup, Tag

CALLBACK = "http://127.0.0.1:3000/servicenow/callback"


@dataclass(frozen=True)
class Client:
    """A user of the REST APIs; in the sandbox the password is the user name."""

    http: httpx.AsyncClient
    user_name: str

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        return await self.http.request(method, path, auth=(self.user_name, self.user_name), **options)

    async def list_page(self, table: str, **parameters: str) -> httpx.Response:
        query = {f"sysparm_{name}": value for name, value in parameters.items()}
        return await self.ask("GET", f"/api/now/table/{table}", params=query)

    async def rows(self, table: str, **parameters: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = (await self.list_page(table, **parameters)).json()["result"]
        return rows

    async def create(self, table: str, **fields: object) -> dict[str, Any]:
        answer = await self.ask("POST", f"/api/now/table/{table}", json=fields)
        record: dict[str, Any] = answer.json()["result"]
        return record

    async def update(self, table: str, sys_id: str, **fields: object) -> httpx.Response:
        return await self.ask("PATCH", f"/api/now/table/{table}/{sys_id}", json=fields)

    async def get(self, table: str, sys_id: str, **parameters: str) -> dict[str, Any]:
        query = {f"sysparm_{name}": value for name, value in parameters.items()}
        answer = await self.ask("GET", f"/api/now/table/{table}/{sys_id}", params=query)
        record: dict[str, Any] = answer.json()["result"]
        return record


async def set_properties(http: httpx.AsyncClient, **properties: str) -> None:
    """Property names with ``__`` for a dot."""
    values = {name.replace("__", "."): value for name, value in properties.items()}
    await http.post("/sandbox/properties", json=values)


async def log_in(http: httpx.AsyncClient, user_name: str, goto_url: str = "") -> httpx.Response:
    form = {"user_name": user_name, "user_password": user_name, "sysparm_goto_url": goto_url}
    return await http.post("/login.do", data=form)


def hidden_fields(html: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in found}


def sent_by(html: str) -> dict[str, str]:
    """What a browser would send if the page's form were submitted just as it came."""
    form = BeautifulSoup(html, "html.parser").find("form", id="edit")
    assert isinstance(form, Tag)
    sent = {}
    for one in form.find_all(["input", "select", "textarea"]):
        ticked = one.get("type") != "checkbox" or one.has_attr("checked")
        if one.has_attr("name") and ticked:
            sent[str(one["name"])] = _value(one)
    return sent


def _value(one: Tag) -> str:
    if one.name == "textarea":
        return one.get_text().removeprefix("\n")
    if one.name == "select":
        one = one.find("option", selected=True) or one.find("option") or one
    return str(one.get("value", ""))


def options_of(html: str, name: str) -> list[str]:
    select = BeautifulSoup(html, "html.parser").find("select", id=name)
    assert isinstance(select, Tag)
    return [option.get_text() for option in select.find_all("option")]


async def fill_in(http: httpx.AsyncClient, path: str, **typed: str) -> httpx.Response:
    """Open a page, type into its form and press its button; ``typed`` wins over what the form came with."""
    return await http.post(path, data=sent_by((await http.get(path)).text) | typed)


async def authorize(http: httpx.AsyncClient, **changes: str) -> httpx.Response:
    """Ask for a code, as the program would; ``changes`` with an empty value leave the parameter out."""
    asked = {"response_type": "code", "client_id": "c1", "redirect_uri": CALLBACK, "state": "5afe"} | changes
    return await http.get("/oauth_auth.do", params={name: value for name, value in asked.items() if value})


async def press(http: httpx.AsyncClient, consent: httpx.Response, answer: str = "allow") -> httpx.Response:
    return await http.post("/oauth_auth.do", data=hidden_fields(consent.text) | {"answer": answer})


async def allowed_code(
    http: httpx.AsyncClient, user_name: str = "scoredesk.integration", **changes: str
) -> str:
    await log_in(http, user_name)
    return query_of(await press(http, await authorize(http, **changes)))["code"]


async def token(http: httpx.AsyncClient, **form: str) -> httpx.Response:
    return await http.post("/oauth_token.do", data={"client_id": "c1", "client_secret": "s1"} | form)


async def exchange(http: httpx.AsyncClient, code: str, **form: str) -> httpx.Response:
    given = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
    return await token(http, **(given | form))


def query_of(redirect: httpx.Response) -> dict[str, str]:
    target = urlsplit(redirect.headers["location"]).query
    return {name: values[0] for name, values in parse_qs(target).items()}


def target_of(redirect: httpx.Response) -> str:
    return urljoin(str(redirect.url), redirect.headers["location"]).partition("?")[0]
