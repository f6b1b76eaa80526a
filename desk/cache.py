"""What was asked of a far end a short while ago, for answers that cannot wait for it."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast

Value = TypeVar("Value")

Key = tuple[Hashable, ...]

FRESH = timedelta(minutes=5)
MOST_FLIGHTS = 4
"""For keys that begin alike: what is asked for in a hurry must not take all of an instance's slots."""


class Cache:
    """Values by key, the ``most`` used last; each is asked for by one task at a time.

    The task goes on when whoever waits for it gives up, so that the next one finds its answer.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Key, tuple[datetime, Any]] = OrderedDict()
        self.flights: dict[Key, asyncio.Task[Any]] = {}

    def __len__(self) -> int:
        """How many values are held."""
        return len(self._held)

    def keep(self, key: Key, value: object, now: datetime) -> None:
        """Hold a value that came by itself."""
        self._held[key] = (now, value)
        self._held.move_to_end(key)
        if len(self._held) > self._most:
            self._held.popitem(last=False)

    async def get(self, key: Key, ask: Callable[[], Awaitable[Value]], now: datetime, until: float) -> Value:
        """The value held, where it is fresh, else the answer, else an older value.

        ``until`` is a time of the running loop. Raises TimeoutError where nothing is known by then, and what
        ``ask`` raises.
        """
        held = self._held.get(key)
        if held is not None and now - held[0] < FRESH:
            self._held.move_to_end(key)
            return cast("Value", held[1])
        flight: asyncio.Task[Value] | None = await self._flight(key, ask, now, until)
        if flight is not None:
            await asyncio.wait({flight}, timeout=_left(until))
            if _succeeded(flight):
                return flight.result()
        if held is not None:
            return cast("Value", held[1])
        if flight is None or not flight.done() or flight.cancelled():
            raise TimeoutError
        return flight.result()

    async def _flight(
        self, key: Key, ask: Callable[[], Awaitable[Value]], now: datetime, until: float
    ) -> asyncio.Task[Value] | None:
        """The task that asks for it: the one under way, or a new one as soon as there is room for it."""
        while key not in self.flights:
            others = [flight for other, flight in self.flights.items() if other[0] == key[0]]
            if len(others) < MOST_FLIGHTS:
                return self._start(key, ask, now)
            landed, _ = await asyncio.wait(others, timeout=_left(until), return_when=asyncio.FIRST_COMPLETED)
            if not landed:
                return None
        return self.flights[key]

    def _start(self, key: Key, ask: Callable[[], Awaitable[Value]], now: datetime) -> asyncio.Task[Value]:
        flight = asyncio.create_task(_awaited(ask))
        self.flights[key] = flight

        def landed(flight: asyncio.Task[Value]) -> None:
            del self.flights[key]
            # To ask whether it failed is to have seen its error, where nobody waits for it any more.
            if _succeeded(flight):
                self.keep(key, flight.result(), now)

        flight.add_done_callback(landed)
        return flight


async def _awaited(ask: Callable[[], Awaitable[Value]]) -> Value:
    return await ask()


def _left(until: float) -> float:
    return max(0.0, until - asyncio.get_running_loop().time())


def _succeeded(flight: asyncio.Task[Any]) -> bool:
    return flight.done() and not flight.cancelled() and flight.exception() is None
