"""Work that goes on by itself: owned, bounded, and waited for at the end."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    """A set of running tasks. What was promised is never only here: it is a row that a job finishes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def room(self) -> int:
        """How many more may be started; 0 where more would only wait."""
        return max(0, self._most - len(self._tasks))

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
