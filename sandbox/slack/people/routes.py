"""The routes under /sandbox/: JSON (or a query) in, JSON out."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route

from sandbox.slack.deliveries import Deliveries, NoBotError
from sandbox.slack.json_response import JsonResponse
from sandbox.slack.people import arranging, clicking, modals, seeing, writing
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.state import State

Act = Callable[[Play], Awaitable[Any]]

_ACTS: list[tuple[str, str, Act]] = [
    ("POST", "/bot", arranging.bot),
    ("POST", "/url_verification", arranging.verify_url),
    ("POST", "/users", arranging.users),
    ("POST", "/channels", arranging.channels),
    ("POST", "/faults", arranging.add_fault),
    ("DELETE", "/faults", arranging.clear_faults),
    ("POST", "/command", writing.command),
    ("POST", "/message", writing.message),
    ("POST", "/home", writing.home),
    ("POST", "/event", writing.event),
    ("POST", "/profile", writing.profile),
    ("POST", "/click", clicking.click),
    ("POST", "/options", clicking.options),
    ("POST", "/shortcut", clicking.shortcut),
    ("POST", "/submit", modals.submit),
    ("POST", "/close", modals.close),
    ("GET", "/workspace", seeing.workspace),
    ("GET", "/messages", seeing.messages),
    ("GET", "/views", seeing.views),
    ("GET", "/view_home", seeing.view_home),
    ("GET", "/requests", seeing.requests),
    ("DELETE", "/requests", seeing.forget_requests),
]


def routes(state: State, deliveries: Deliveries) -> list[Route]:
    """Every act as a route."""
    return [
        Route(f"/sandbox{path}", _endpoint(act, state, deliveries), methods=[method])
        for method, path, act in _ACTS
    ]


def _endpoint(act: Act, state: State, deliveries: Deliveries) -> Callable[[HttpRequest], Awaitable[Response]]:
    async def endpoint(http: HttpRequest) -> Response:
        try:
            sent = orjson.loads(await http.body() or b"{}")
            play = Play(state, deliveries, str(http.base_url).rstrip("/"), dict(http.query_params) | sent)
            return JsonResponse(await act(play))
        except orjson.JSONDecodeError:
            return JsonResponse({"error": "invalid_json", "detail": "the body is not JSON"}, 400)
        except CannotError as cannot:
            return JsonResponse(cannot.answer, cannot.status)
        except NoBotError:
            return JsonResponse({"error": "no_bot", "detail": "POST /sandbox/bot the bot's url first"}, 409)

    return endpoint
