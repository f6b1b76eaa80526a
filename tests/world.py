"""The whole product between its sandboxes, and people to use it."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from demo import running
from sandbox.journey import Places
from sandbox.playing.browser import Browser
from sandbox.playing.member import Member, links_of
from sandbox.playing.transcript import as_text
from sandbox.playing.waiting import until
from tests.contracts.check import check

SLACK_PATIENCE = 20.0
"""Seconds: Slack waits three, but the machine that runs these tests is busy with others beside them."""


@dataclass(frozen=True)
class World:
    """The demo, and who is in it."""

    demo: Places
    http: httpx.AsyncClient
    ada: Member
    sam: Member
    vic: Member
    gus: Member
    dora: Member

    async def records(self, table: str) -> list[dict[str, str]]:
        """What ServiceNow holds."""
        answer = await self.http.get(f"{self.demo.servicenow}/sandbox/records/{table}")
        records: list[dict[str, str]] = answer.json()["records"]
        return records

    async def score_is_known(self) -> None:
        """Wait until the bot has read the score; nobody else sees the asking."""
        somebody = Member(self.http, self.demo.slack, "U0GERMAN", "C0ONCALL")

        async def look() -> bool:
            return "%" in as_text(await somebody.answer_to("/securescore"))

        await until(look, "the score")

    async def fault(self, **fault: object) -> None:
        """Something is wrong with ServiceNow from now on."""
        answer = await self.http.post(f"{self.demo.servicenow}/sandbox/faults", json=fault)
        assert answer.is_success, answer.text

    async def heal(self) -> None:
        """Nothing is wrong with ServiceNow any more."""
        await self.http.delete(f"{self.demo.servicenow}/sandbox/faults")

    async def authorize(self, url: str, user_name: str, answer: str = "allow") -> httpx.Response:
        """Go through ServiceNow's pages in a browser; the page at the end."""
        browser = Browser()
        try:
            return await browser.authorize(url, user_name, user_name, answer)
        finally:
            await browser.close()

    async def deliveries(self, what: str) -> int:
        """How many deliveries of this type or command the bot got from Slack."""
        passed = (await self.http.get(f"{self.demo.slack}/sandbox/requests")).json()
        return sum(one["kind"] == "delivery" and one["method"] == what for one in passed)

    async def connect(self, user_name: str = "scoredesk.integration", signed_in: str = "") -> httpx.Response:
        """Ada connects ServiceNow; the page that the browser ends at."""
        return await self.authorize(await self.link(user_name), signed_in or user_name)

    async def link(self, user_name: str = "scoredesk.integration") -> str:
        """Ada fills in the form; the link she gets."""
        return links_of(await self.fill_in(user_name))[0]

    async def fill_in(self, user_name: str, **more: str) -> dict[str, Any]:
        """Ada fills in the form; the modal that answers it."""
        await self.ada.command("/securescore connect")
        await self.ada.view("connect")
        await self.ada.submit(
            instance=self.demo.servicenow,
            client_id=self.demo.client_id,
            client_secret=self.demo.client_secret,
            user_name=user_name,
            **more,
        )
        view = await self.ada.view()
        await self.ada.close()
        return view


_SAYS_NOTHING = frozenset({"auth.test", "chat.getPermalink", "users.info"})


def _check(request: dict[str, Any]) -> None:
    """What went to Slack, as a call or in answer to a delivery, keeps the contract."""
    match request:
        case {"kind": "web_api", "method": method, "args": args} if method not in _SAYS_NOTHING:
            args.pop("team_id", None)  # Bolt's clients add it to every call; the contract does not list it
            check(method, args)
        case {"kind": "response_url", "args": args}:
            check("respond", args)
        case {"kind": "delivery", "answer": {"body": {"view": view}}}:
            check("views.update", {"view_id": "V0", "view": view})
    assert [] == request["warnings"], request


@asynccontextmanager
async def opened_world() -> AsyncIterator[World]:
    """Everything runs; at the end every payload that went to Slack keeps the contract."""
    # Nothing here is TLS: no certificates to load.
    no_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # And a server closes an idle connection just when a slow test comes back to it.
    fresh = httpx.Limits(max_keepalive_connections=0)
    async with (
        running(slack_patience=SLACK_PATIENCE) as demo,
        httpx.AsyncClient(verify=no_tls, limits=fresh) as http,
    ):
        people = {
            name: Member(http, demo.slack, user)
            for name, user in {
                "ada": "U0ADMIN",
                "sam": "U0SHARER",
                "vic": "U0VIEWER",
                "gus": "U0GUEST",
                "dora": "U0GERMAN",
            }.items()
        }
        yield World(demo, http, **people)
        for request in (await http.get(f"{demo.slack}/sandbox/requests")).json():
            _check(request)
