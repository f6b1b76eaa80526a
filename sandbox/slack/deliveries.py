"""What Slack sends to the bot: signed, with three seconds for the answer.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import asyncio
import hashlib
import hmac
import ssl
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
import orjson

from sandbox.slack.state import Json, Request, State


class NoBotError(Exception):
    """No request URL was set."""


@dataclass
class Answer:
    """How the bot answered; ``error`` is what Slack would show the person, ``body`` JSON or text.

    ``messages`` say what is wrong with an answer that Slack does not take.
    """

    status: int | None
    elapsed_ms: int
    body: Any
    error: str | None = None
    no_retry: bool = False
    messages: list[str] = field(default_factory=list)

    def shown(self) -> Json:
        """The answer as /sandbox/ tells it."""
        return {
            "status": self.status,
            "elapsed_ms": self.elapsed_ms,
            "body": self.body,
            "error": self.error,
            "messages": self.messages,
        }

    def refuse(self, error: str, messages: list[str]) -> None:
        """Slack does not take the answer."""
        self.error, self.messages = error, messages


class Deliveries:
    """Posts to the bot's request URL and remembers what was sent and answered."""

    def __init__(self, state: State, patience: float) -> None:
        self._state = state
        self._patience = patience
        self._client = httpx.AsyncClient(
            trust_env=False,
            # The bot is on loopback, without TLS: no certificates to load.
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            # asyncio.timeout is the limit; a bot that started anew must not meet an old connection.
            timeout=2 * patience,
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    async def close(self) -> None:
        """Close the connections to the bot."""
        await self._client.aclose()

    async def command(self, fields: dict[str, str]) -> Answer:
        """A slash command, as a form."""
        return await self._send(
            "command", fields, urlencode(fields).encode(), "application/x-www-form-urlencoded"
        )

    async def interaction(self, payload: Json) -> Answer:
        """An interaction, as JSON in a form's ``payload``."""
        body = urlencode({"payload": orjson.dumps(payload).decode()}).encode()
        return await self._send(payload["type"], payload, body, "application/x-www-form-urlencoded")

    async def event(self, payload: Json, retries: int = 0) -> list[Answer]:
        """An Events API delivery, tried again at once up to ``retries`` times while it fails."""
        answers: list[Answer] = []
        headers: dict[str, str] = {}
        for retry in range(retries + 1):
            answer = await self._send(
                payload["type"], payload, orjson.dumps(payload), "application/json", headers
            )
            answers.append(answer)
            if answer.error is None or answer.no_retry:
                break
            headers = {"X-Slack-Retry-Num": str(retry + 1), "X-Slack-Retry-Reason": _retry_reason(answer)}
        return answers

    async def _send(
        self, name: str, args: Json, body: bytes, content_type: str, headers: dict[str, str] | None = None
    ) -> Answer:
        if self._state.bot_url is None:
            raise NoBotError
        signed = self._signed(body) | {"Content-Type": content_type} | (headers or {})
        answer = await self._post(self._state.bot_url, body, signed)
        at = self._state.clock.now().isoformat()
        # The answer itself, not a copy: whether Slack takes it is known only later.
        record = Request("delivery", name, args, answer, answer.status, at)
        self._state.requests.append(record)
        return answer

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._patience):
                answer = await self._client.post(url, content=body, headers=headers)
        except TimeoutError:
            return Answer(None, _since(started), None, "operation_timeout")
        except httpx.HTTPError:
            return Answer(None, _since(started), None, "dispatch_failed")
        error = None if answer.status_code == 200 else "dispatch_failed"
        no_retry = answer.headers.get("x-slack-no-retry") == "1"
        return Answer(answer.status_code, _since(started), _body(answer), error, no_retry)

    def _signed(self, body: bytes) -> dict[str, str]:
        """The v0 signature; its timestamp is real time, whatever the sandbox's clock says."""
        timestamp = str(int(time.time()))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self._state.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def _retry_reason(answer: Answer) -> str:
    if answer.error == "operation_timeout":
        return "http_timeout"
    return "http_error" if answer.status else "connection_failed"


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)


def _body(answer: httpx.Response) -> Any:
    if answer.headers.get("content-type", "").startswith("application/json") and answer.content:
        try:
            return orjson.loads(answer.content)
        except orjson.JSONDecodeError:
            return answer.text
    return answer.text
