"""One HTTP request over the shared client; what keeps it from an answer becomes NotAnswering."""

import asyncio

import httpx

from securescore.errors import NotAnswering

CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 60.0
"""Graph waits about ten seconds for each of its providers."""


async def send(
    http: httpx.AsyncClient, method: str, url: str, *, headers: dict[str, str], content: bytes = b""
) -> httpx.Response:
    """Send once, follow no redirect, and return the whole answer whatever its status; raises NotAnswering."""
    try:
        async with asyncio.timeout(TOTAL_SECONDS):
            return await http.request(
                method,
                url,
                headers={"User-Agent": "scoredesk", "Accept": "application/json", **headers},
                content=content,
                timeout=httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS),
                follow_redirects=False,
            )
    except (httpx.RequestError, TimeoutError) as error:
        raise NotAnswering(f"{type(error).__name__}: {error}") from error
