"""How long one instance is waited for, and for how long it is left alone.

Source: https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.html
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from servicenow.answers import RateLimit
from servicenow.errors import NotAnswering, RateLimited

LONGEST_RATE_LIMIT = timedelta(hours=1)
"""Limits are per hour: after it an instance that told of a longer one is asked again."""


@dataclass(frozen=True)
class Patience:
    """Seconds; ``attempt`` is well below ``read``, so that a read that hangs is tried again."""

    attempt: float = 9.0
    """For one request of a read."""
    read: float = 20.0
    """For a whole read, its wait for a slot and its further attempts too."""
    slot: float = 20.0
    """For a write to begin; with the request itself it stays below a minute."""


@asynccontextmanager
async def slot(slots: asyncio.Semaphore, seconds: float) -> AsyncIterator[None]:
    """One of the slots; raises NotAnswering where none becomes free in so many seconds."""
    try:
        async with asyncio.timeout(seconds):
            await slots.acquire()
    except TimeoutError as error:
        raise NotAnswering("too many requests wait for an answer", maybe_done=False) from error
    try:
        yield
    finally:
        slots.release()


class RateLimitPause:
    """The time until a rate limit ends that the instance told of."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._ends = now()

    def note(self, retry_after: float | None, rule: RateLimit | None) -> None:
        """A request was refused; without ``retry_after`` (seconds) the ``rule`` tells when it resets."""
        now = self._now()
        if retry_after is not None:
            self._ends = min(now + timedelta(seconds=retry_after), now + LONGEST_RATE_LIMIT)
        elif rule is not None:
            self._ends = min(rule.resets_at, now + LONGEST_RATE_LIMIT)

    def keep(self) -> None:
        """Raises RateLimited while it lasts."""
        wait = (self._ends - self._now()).total_seconds()
        if wait > 0:
            raise RateLimited("a rate limit lasts on", retry_after=wait)
