"""Wait for an effect, not for time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

SECONDS = 15.0
_LOOK_AGAIN = 0.05


class NeverHappened(AssertionError):
    """What was waited for did not come to be seen."""


async def until(look: Callable[[], Awaitable[T | None]], what: str, seconds: float = SECONDS) -> T:
    """The first thing that ``look`` sees; NeverHappened after so many seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while True:
        seen = await look()
        if seen:
            return seen
        if loop.time() > end:
            raise NeverHappened(f"not seen within {seconds:.0f} s: {what}")
        await asyncio.sleep(_LOOK_AGAIN)
