"""Faults that the sandbox plays on demand: throttling, errors, partial answers, foreign links, delays."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal, get_args

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.microsoft.control import Json
from sandbox.microsoft.refusals import GraphRefused

Endpoint = Callable[[Request], Awaitable[Response]]
Kind = Literal["throttled", "status", "partial", "slow", "foreign_next_link", "not_json"]
KINDS = get_args(Kind)


@dataclass
class Fault:
    """What goes wrong on the next ``times`` requests whose path starts with ``path``.

    ``retry_after`` belongs to throttled (None: no header), ``status`` to status, ``seconds`` to slow, and
    ``url`` to foreign_next_link.
    """

    kind: Kind
    path: str = "/"
    times: int = 1
    retry_after: str | None = "2.128"
    status: int = 503
    seconds: float = 1.0
    url: str = "https://graph.example.net/v1.0/security/secureScoreControlProfiles?$skiptoken=elsewhere"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind is not one of {', '.join(KINDS)}.")
        HTTPStatus(self.status)  # refuses a number that is no status


class Faults:
    """The faults still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def take(self, path: str) -> Fault | None:
        """The first fault planned for this path, used up by one."""
        fault = next((fault for fault in self.planned if path.startswith(fault.path)), None)
        if fault:
            fault.times -= 1
            self.planned = [fault for fault in self.planned if fault.times > 0]
        return fault


async def spoiled(fault: Fault, request: Request, answer: Endpoint) -> Response:
    """What the client gets instead of the answer, or what has become of the answer."""
    match fault.kind:
        case "throttled":
            wait = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
            raise GraphRefused(429, "TooManyRequests", "Too many requests.", **wait)
        case "status":
            raise GraphRefused(fault.status, HTTPStatus(fault.status).name, "A fault that was asked for.")
        case "not_json":
            return Response("<html><body>Sign in to your account</body></html>", media_type="text/html")
        case "slow":
            await asyncio.sleep(fault.seconds)
            return await answer(request)
        case "partial":
            return partial(await answer(request))
        case "foreign_next_link":
            page = body_of(await answer(request))
            return JSONResponse({**page, "@odata.nextLink": fault.url})


def partial(response: Response) -> Response:
    """206 with half of the rows: of the profiles, or of each snapshot's scores. One thing has no half."""
    page = body_of(response)
    if "value" not in page:
        return response
    for row in page["value"]:
        row |= {name: first_half(rows) for name, rows in row.items() if name == "controlScores"}
    if not any("controlScores" in row for row in page["value"]):
        page["value"] = first_half(page["value"])
    return JSONResponse(page, 206, headers={"Warning": '199 - "Microsoft/SecureScore/504/10000"'})


def first_half(rows: list[Json]) -> list[Json]:
    """The rows that a provider managed to deliver before it failed."""
    return rows[: len(rows) // 2]


def body_of(response: Response) -> Json:
    """The JSON of an answer."""
    body: Json = orjson.loads(response.body)
    return body
