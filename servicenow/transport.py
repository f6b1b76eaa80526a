"""One HTTP request over the shared client, its failures told apart."""

import asyncio
from collections.abc import Mapping

import httpx

from servicenow.errors import NotAnswering

CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 30.0

Http = httpx.AsyncClient
"""One client for all instances, kept as long as the process lives."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


async def send(
    http: httpx.AsyncClient,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    params: Mapping[str, str] | None = None,
    content: bytes | None = None,
) -> httpx.Response:
    """Send once, follow no redirect, and return the whole answer whatever its status; raises NotAnswering."""
    # A request made by hand carries none of the client's cookies: a session cookie of one connection
    # must never answer for the token of another.
    request = httpx.Request(
        method,
        url,
        params=params,
        content=content,
        headers={"User-Agent": "scoredesk", "Accept": "application/json", **headers},
        extensions={"timeout": httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS).as_dict()},
    )
    try:
        async with asyncio.timeout(TOTAL_SECONDS):
            return await http.send(request, auth=None, follow_redirects=False)
    except _NEVER_SENT as error:
        raise NotAnswering(_name(error), maybe_done=False) from error
    except (httpx.RequestError, TimeoutError) as error:
        raise NotAnswering(_name(error), maybe_done=True) from error


def _name(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
