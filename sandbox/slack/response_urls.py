"""response_url: five uses within thirty minutes, for answers to a command or a click.

https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
"""

from dataclasses import dataclass
from datetime import timedelta

import orjson
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response

from sandbox.slack.contents import edit, post, read_content
from sandbox.slack.errors import SlackError
from sandbox.slack.json_response import JsonResponse
from sandbox.slack.state import Json, Request, ResponseUrl, State

LIVES = timedelta(minutes=30)
MOST_USES = 5


def issue_response_url(
    state: State, base_url: str, *, channel: str, user: str, message_ts: str | None = None
) -> str:
    """A new response_url for something this person did in this channel."""
    url_id = state.new_id("r")
    state.response_urls[url_id] = ResponseUrl(channel, user, state.clock.now(), message_ts)
    return f"{base_url}/commands/{state.team_id}/{url_id}"


@dataclass(frozen=True)
class ResponseUrls:
    """Takes what the bot posts to a response_url."""

    state: State

    async def answer(self, http: HttpRequest) -> Response:
        """POST /commands/<team>/<id>: "ok", or Slack's refusal as JSON."""
        args: Json = {}
        try:
            args = _read(await http.body())
            url = self._use(http.path_params["id"])
            respond(self.state, url, args)
        except SlackError as refused:
            status = 404 if refused.error in {"used_url", "expired_url"} else 400
            messages = {"response_metadata": {"messages": refused.messages}} if refused.messages else {}
            answer: Json = {"ok": False, "error": refused.error} | messages
            self._remember(args, answer, status)
            return JsonResponse(answer, status)
        self._remember(args, "ok", 200)
        return PlainTextResponse("ok")

    def _use(self, url_id: str) -> ResponseUrl:
        url = self.state.response_urls.get(url_id)
        if url is None or self.state.clock.now() - url.issued > LIVES:
            raise SlackError("expired_url")
        if url.uses >= MOST_USES:
            raise SlackError("used_url")
        url.uses += 1
        return url

    def _remember(self, args: Json, answer: Json | str, status: int) -> None:
        at = self.state.clock.now().isoformat()
        self.state.requests.append(Request("response_url", "response_url", args, answer, status, at))


def _read(body: bytes) -> Json:
    try:
        args = orjson.loads(body)
    except orjson.JSONDecodeError as unreadable:
        raise SlackError("invalid_payload") from unreadable
    if not isinstance(args, dict):
        raise SlackError("invalid_payload")
    return args


def respond(state: State, url: ResponseUrl, args: Json) -> None:
    """Do what the answer asks: delete or replace the original, or post a message. Raises SlackError."""
    channel = state.channels[url.channel]
    original = channel.message(url.message_ts) if url.message_ts else None
    if args.get("delete_original"):
        if original:
            channel.messages.remove(original)
        return
    content = read_content(args, state)
    if args.get("replace_original") and original:
        # A replacement has the blocks it brings, and none where it brings none.
        content.blocks = content.blocks or []
        edit(state, original, content)
        return
    in_channel = args.get("response_type") == "in_channel"
    ephemeral_to = None if in_channel else url.user
    post(state, channel, content, thread_ts=args.get("thread_ts"), ephemeral_to=ephemeral_to)
