"""One HTTP request over the shared client, its failures told apart.

Source: https://www.python-httpx.org/exceptions/ and
https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/c_RESTAPI.html
"""

import asyncio
import ipaddress
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx

from servicenow.errors import NotAnswering, NotJson, PrivateAddress
from servicenow.hosts import is_listed

CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 30.0

CONNECTIONS = 200
"""For all instances together: what bounds each is its own slots, so that none takes all connections."""
MOST_BYTES = 16 * 1024 * 1024
"""Of one answer, unpacked; the largest we ask for holds some thousand rows."""

Http = httpx.AsyncClient
"""One client for all instances, kept as long as the process lives; `http_client` makes it."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


def http_client(allowed_hosts: Sequence[str]) -> Http:
    """The client for all instances: no proxy of the environment, no redirect, no address that is not public.

    A host that ``allowed_hosts`` lists by its own name, not by a wildcard, may be in a private network.
    """

    async def guard(request: httpx.Request) -> None:
        if not is_listed(request.url.host, request.url.netloc.decode(), allowed_hosts):
            request.extensions["trace"] = _refuse_private

    limits = httpx.Limits(max_connections=CONNECTIONS)
    return httpx.AsyncClient(
        limits=limits, follow_redirects=False, trust_env=False, event_hooks={"request": [guard]}
    )


async def _refuse_private(event: str, info: Mapping[str, Any]) -> None:
    """Look at the address that was connected to, before anything is sent to it: names can change hands.

    Source: https://www.python-httpx.org/advanced/extensions/#trace
    """
    if event != "connection.connect_tcp.complete":
        return
    stream = info["return_value"]
    address = str(stream.get_extra_info("server_addr")[0])
    if not ipaddress.ip_address(address.partition("%")[0]).is_global:
        await stream.aclose()
        raise PrivateAddress(address)


@dataclass(frozen=True)
class Received:
    """One whole answer; ``content`` is unpacked."""

    status_code: int
    headers: httpx.Headers
    content: bytes


async def send(
    http: httpx.AsyncClient,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    params: Mapping[str, str] | None = None,
    content: bytes | None = None,
    seconds: float = TOTAL_SECONDS,
) -> Received:
    """Send once, follow no redirect, and return the whole answer whatever its status.

    Raises NotAnswering, also for an answer that takes longer than ``seconds``, or NotJson for one that is
    larger than MOST_BYTES.
    """
    # A request made by hand carries none of the client's cookies: a session cookie of one connection
    # must never answer for the token of another.
    request = httpx.Request(
        method,
        url,
        params=params,
        content=content,
        headers={"User-Agent": "scoredesk", "Accept": "application/json", **headers},
        extensions={"timeout": httpx.Timeout(seconds, connect=CONNECT_SECONDS).as_dict()},
    )
    try:
        async with asyncio.timeout(seconds):
            answer = await http.send(request, auth=None, follow_redirects=False, stream=True)
            async with aclosing(answer):
                return Received(answer.status_code, answer.headers, await _content(answer))
    except _NEVER_SENT as error:
        raise NotAnswering(_name(error), maybe_done=False) from error
    except (httpx.RequestError, TimeoutError) as error:
        raise NotAnswering(_name(error), maybe_done=True) from error


async def _content(answer: httpx.Response) -> bytes:
    """The body, unpacked piece by piece, so that a small one that unpacks to a huge one is seen in time."""
    content = bytearray()
    # Packed twice, a single piece would unpack to gigabytes.
    is_too_large = "," in answer.headers.get("content-encoding", "")
    if not is_too_large:
        async for piece in answer.aiter_bytes():
            content += piece
            if is_too_large := len(content) > MOST_BYTES:
                break
    if is_too_large:
        maybe_done = answer.status_code < HTTPStatus.BAD_REQUEST
        raise NotJson(f"an answer of more than {MOST_BYTES // 1024 // 1024} MiB", maybe_done=maybe_done)
    return bytes(content)


def _name(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
