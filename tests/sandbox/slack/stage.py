"""A tiny bot that answers as it is told, and a pretend Slack around it."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx
import orjson
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.clock import Clock
from sandbox.slack import PretendSlack

SECRET = "pretend-signing-secret"
TOKEN = "xoxb-pretend"


@dataclass
class EchoBot:
    """Keeps every delivery whose signature is right, and answers what a test told it to, oldest first.

    Without an answer it offers the ``offered`` options to menus that ask.
    """

    told: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)
    offered: list[dict[str, Any]] = field(default_factory=list)
    _heard: int = 0
    _arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    def will(self, **body: Any) -> None:
        """Answer the next delivery with this JSON."""
        self.answers.append(JSONResponse(body))

    async def hears(self, kind: str) -> dict[str, Any]:
        """The next delivery of this type, once it is there: an interaction, a command or an event."""
        async with self._arrived, asyncio.timeout(10):
            while True:
                await self._arrived.wait_for(lambda: len(self.told) > self._heard)
                told = self.told[self._heard]
                self._heard += 1
                if kind in {told.get("type"), told.get("command"), told.get("event", {}).get("type")}:
                    return told

    async def receive(self, request: Request) -> Response:
        """One delivery."""
        body = await request.body()
        if not SignatureVerifier(SECRET).is_valid_request(body, dict(request.headers)):
            return Response(status_code=401)
        self.told.append(_read(body, request.headers["content-type"]))
        self.headers.append(dict(request.headers))
        async with self._arrived:
            self._arrived.notify_all()
        if self.answers:
            return self.answers.pop(0)
        if self.told[-1].get("type") == "block_suggestion":
            return JSONResponse({"options": self.offered})
        challenge = self.told[-1].get("challenge")
        return JSONResponse({"challenge": challenge}) if challenge else Response()


def _read(body: bytes, content_type: str) -> dict[str, Any]:
    if content_type == "application/json":
        told: dict[str, Any] = orjson.loads(body)
        return told
    form = {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}
    read: dict[str, Any] = orjson.loads(form["payload"]) if "payload" in form else form
    return read


@dataclass
class World:
    """One test's Slack, its clock, its bot, the bot's Web API client and a client that plays people."""

    slack: PretendSlack
    clock: Clock
    bot: EchoBot
    web: AsyncWebClient
    http: httpx.AsyncClient

    async def post(self, path: str, **body: Any) -> Any:
        """Play: POST /sandbox/<path>, which must succeed."""
        answer = await self.http.post(f"/sandbox/{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def get(self, path: str, **query: str) -> Any:
        """Look: GET /sandbox/<path>."""
        return (await self.http.get(f"/sandbox/{path}", params=query)).json()

    async def refused(self, path: str, **body: Any) -> tuple[int, str]:
        """Play something that is refused: the status and the error."""
        answer = await self.http.post(f"/sandbox/{path}", json=body)
        return answer.status_code, answer.json()["error"]

    async def api(self, method: str, **args: Any) -> Any:
        """A Web API call as plain HTTP, answered as it is."""
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        return (await self.http.post(f"/api/{method}", json=args, headers=bearer)).json()

    async def trigger(self) -> str:
        """A fresh trigger_id, from a command that the admin types."""
        await self.post("command", user="ada", channel="#security", command="/pretend", text="")
        return str(self.bot.told[-1]["trigger_id"])

    async def open(self, view: dict[str, Any]) -> Any:
        """Open this modal for the admin."""
        return (await self.web.views_open(trigger_id=await self.trigger(), view=view))["view"]
