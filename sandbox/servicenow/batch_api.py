"""The Batch API: several requests in one, each run inside the instance as the caller of the batch.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/batch-api.md

``sandbox.batch.limit`` plays the size and time limits: the requests after that many are left unserviced.
"""

import base64
import binascii
import time
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Message, Scope

from sandbox.servicenow.callers import Callers, json_object
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.properties import BATCH_LIMIT
from sandbox.servicenow.refusals import Refused

MOST_BYTES = 5 * 1024 * 1024
"""Of one request's body, before it is base64-encoded: the default of glide.rest.batch.max.inputSize."""

Wanted = Mapping[str, object]


class BatchApi:
    """Runs requests on the instance's own routes: no network lies between, so no fault befalls them."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers

    def routes(self) -> list[Route]:
        """The same route without a version and for the first."""
        return [Route(path, self.batch, methods=["POST"]) for path in ("/api/now/batch", "/api/now/v1/batch")]

    async def batch(self, request: Request) -> Response:
        """200, whatever became of the requests; those after a limit come back as unserviced."""
        self._callers.of(request)
        body = await json_object(request)
        wanted = _wanted(body)
        limit = self._instance.property(BATCH_LIMIT)
        serviced: list[dict[str, object]] = []
        for one in wanted[: int(limit) if limit.isdecimal() else None]:
            if len(str(one.get("body") or "")) * 3 // 4 > MOST_BYTES:
                break
            serviced.append(await _serviced(request, one))
        return JSONResponse(
            {
                "batch_request_id": str(body.get("batch_request_id", "")),
                "serviced_requests": serviced,
                "unserviced_requests": [str(one["id"]) for one in wanted[len(serviced) :]],
            }
        )


def _wanted(body: Mapping[str, object]) -> list[Wanted]:
    wanted = body.get("rest_requests")
    if not isinstance(wanted, list):
        raise Refused(400, "rest_requests is missing", None)
    for one in wanted:
        if not isinstance(one, dict) or not {"id", "method", "url"} <= one.keys():
            raise Refused(400, "A request of the batch lacks its id, method or url", None)
    return wanted


async def _serviced(request: Request, wanted: Wanted) -> dict[str, object]:
    begun = time.perf_counter()
    status, headers, body = await _run(request, wanted)
    shown = [
        {"name": name.decode("latin-1").title(), "value": value.decode("latin-1")} for name, value in headers
    ]
    return {
        "id": str(wanted["id"]),
        "body": base64.b64encode(body).decode(),
        "status_code": status,
        "status_text": HTTPStatus(status).phrase,
        "headers": [] if wanted.get("exclude_response_headers") is True else shown,
        "execution_time": int((time.perf_counter() - begun) * 1000),
    }


async def _run(request: Request, wanted: Wanted) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body of one request."""
    status, headers, parts = 500, [], []
    sent = [{"type": "http.request", "body": _decoded(wanted), "more_body": False}]

    async def receive() -> Message:
        return sent.pop() if sent else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        else:
            parts.append(message.get("body", b""))

    await request.app.router(_scope(request, wanted), receive, send)
    return status, headers, b"".join(parts)


def _decoded(wanted: Wanted) -> bytes:
    try:
        return base64.b64decode(str(wanted.get("body") or ""))
    except binascii.Error as error:
        raise Refused(400, "The body of a request of the batch is not base64", None) from error


def _scope(request: Request, wanted: Wanted) -> Scope:
    path, _, query = str(wanted["url"]).partition("?")
    if not path.startswith("/api/"):
        path = "/api/" + path.lstrip("/")
    # What routing left behind about the batch itself must not reach the request inside it.
    kept = {name: request.scope[name] for name in request.scope.keys() - {"path_params", "endpoint", "route"}}
    return kept | {
        "method": str(wanted["method"]).upper(),
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [
            *_headers(wanted),
            (b"authorization", request.headers["authorization"].encode("latin-1")),
        ],
        "state": {},
    }


def _headers(wanted: Wanted) -> list[tuple[bytes, bytes]]:
    listed = wanted.get("headers")
    pairs = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    # pysnc names no Accept for a request in a batch, and is served JSON.
    named = {"accept": "application/json"}
    named |= {str(one.get("name", "")).lower(): str(one.get("value", "")) for one in pairs}
    return [
        (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
        for name, value in named.items()
        if name not in ("authorization", "host", "content-length")
    ]
