"""Work that goes on after the answer to Slack: owned, bounded, and waited for at the end."""

import asyncio
from collections.abc import Coroutine
from typing import Any

MOST_AT_ONCE = 200


class Background:
    """A set of running tasks. What was promised is never only here: it is a row that a job finishes."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_full(self) -> bool:
        """So much is under way that more would only wait."""
        return len(self._tasks) >= MOST_AT_ONCE

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run ``work``, which handles its own errors."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Wait for what runs, then end what is left."""
        if not self._tasks:
            return
        _, left = await asyncio.wait(self._tasks, timeout=seconds)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
