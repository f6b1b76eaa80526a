"""/api/<method>: who calls, with what arguments, which faults are set, what is answered.

https://docs.slack.dev/apis/web-api/
"""

import asyncio
import math
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response

from sandbox.breaking_off import BrokenOff
from sandbox.slack.errors import SlackError, TooFast
from sandbox.slack.json_response import JsonResponse
from sandbox.slack.state import Fault, Json, Request, State
from sandbox.slack.web_api import METHODS
from sandbox.slack.web_api.call import Call
from sandbox.slack.web_api.scopes import check_method

_JSON_ARGUMENTS = {
    "blocks": "invalid_blocks_format",
    "attachments": "invalid_attachments",
    "metadata": "invalid_metadata_format",
    "view": "invalid_arguments",
}


@dataclass(frozen=True)
class WebApi:
    """Answers every call and remembers it."""

    state: State

    async def answer(self, http: HttpRequest) -> Response:
        """Answer one call: Slack answers its own refusals with status 200."""
        method = http.path_params["method"]
        warnings: list[str] = []
        args: Json = {}
        answer: Json | Response
        try:
            args = await _read_args(http)
            self._authorize(http, method, args.pop("token", None))
            fault = self.state.take_fault(method)
            call = Call(self.state, _decoded(args), str(http.base_url).rstrip("/"), warnings)
            answer = await _suffer(fault) or _run(method, call)
            if fault and fault.kind == "drop_after_commit":
                answer = BrokenOff()
        except TooFast as refused:
            answer = _rate_limited(refused.seconds)
        except SlackError as refused:
            answer = _refusal(refused)
        if isinstance(answer, Response):
            self._remember(method, args, {"status": answer.status_code}, answer.status_code, warnings)
            return answer
        if warnings:
            answer["warning"] = ",".join(warnings)
            answer.setdefault("response_metadata", {})["warnings"] = warnings
        self._remember(method, args, answer, 200, warnings)
        return JsonResponse(answer)

    def _authorize(self, http: HttpRequest, method: str, token: str | None) -> None:
        if method == "api.test":
            return
        token = token or http.headers.get("authorization", "").removeprefix("Bearer ")
        if not token:
            raise SlackError("not_authed")
        if token != self.state.bot_token:
            raise SlackError("invalid_auth")
        if self.state.token_revoked:
            raise SlackError("token_revoked")
        check_method(self.state, method)

    def _remember(self, method: str, args: Json, answer: Any, status: int, warnings: list[str]) -> None:
        at = self.state.clock.now().isoformat()
        self.state.requests.append(Request("web_api", method, args, answer, status, at, warnings))


def _run(method: str, call: Call) -> Json:
    if method not in METHODS:
        raise SlackError("unknown_method")
    return {"ok": True} | METHODS[method](call)


def _refusal(refused: SlackError) -> Json:
    answer: Json = {"ok": False, "error": refused.error} | refused.more
    if refused.messages:
        answer["errors"] = refused.messages
        answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in refused.messages]}
    return answer


async def _read_args(http: HttpRequest) -> Json:
    """The arguments of a query, a form or a JSON body together, as any client may send them."""
    args: Json = dict(http.query_params)
    if http.headers.get("content-type", "").startswith("application/json"):
        body = await http.body()
        try:
            sent = orjson.loads(body) if body else {}
        except orjson.JSONDecodeError as unreadable:
            raise SlackError("invalid_json") from unreadable
        if not isinstance(sent, dict):
            raise SlackError("json_not_object")
        return args | sent
    async with http.form() as form:
        return args | dict(form)


def _decoded(args: Json) -> Json:
    """Decode, in place, the arguments that a form carries as JSON text."""
    for name, error in _JSON_ARGUMENTS.items():
        if isinstance(args.get(name), str):
            try:
                args[name] = orjson.loads(args[name])
            except orjson.JSONDecodeError as unreadable:
                raise SlackError(error) from unreadable
    return args


async def _suffer(fault: Fault | None) -> Response | None:
    """The failing answer that a fault asks for; None where the call goes on."""
    if fault is None:
        return None
    if fault.kind == "error":
        raise SlackError(fault.error)
    if fault.kind == "http":
        return PlainTextResponse("pretend outage", fault.status, media_type="text/html")
    if fault.kind == "ratelimited":
        return _rate_limited(fault.seconds)
    if fault.kind == "drop_before_commit":
        return BrokenOff()
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    return None


def _rate_limited(seconds: float) -> Response:
    waits = {"Retry-After": str(math.ceil(seconds))}
    return JsonResponse({"ok": False, "error": "ratelimited"}, 429, headers=waits)
