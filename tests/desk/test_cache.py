"""The cache: one question at a time, an answer by a given time, never without bounds."""

import asyncio
from datetime import UTC, datetime

import pytest

from desk.cache import FRESH, MOST_FLIGHTS, Cache

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AT_ONCE = 0.0
"""A time of the loop that is over."""


class Far:
    """A far end that answers when it is told to."""

    def __init__(self) -> None:
        self.asked = 0
        self.heard: asyncio.Queue[None] = asyncio.Queue()
        self.answer = asyncio.Event()
        self.error: Exception | None = None

    async def ask(self) -> int:
        """How often it was asked."""
        self.asked += 1
        self.heard.put_nowait(None)
        await self.answer.wait()
        if self.error is not None:
            raise self.error
        return self.asked


@pytest.fixture
def far() -> Far:
    return Far()


@pytest.fixture
def cache() -> Cache:
    return Cache(most=3)


def later() -> float:
    """Long enough for everything here."""
    return asyncio.get_running_loop().time() + 60


async def landed(cache: Cache) -> None:
    """Wait until nothing is under way."""
    while cache.flights:
        await asyncio.wait(cache.flights.values())
        await asyncio.sleep(0)


async def test_many_who_ask_at_once_ask_once(cache: Cache, far: Far) -> None:
    asked = [asyncio.create_task(cache.get(("a",), far.ask, NOW, later())) for _ in range(9)]
    await asyncio.sleep(0)
    far.answer.set()

    assert [1] * 9 == await asyncio.gather(*asked)


async def test_what_comes_too_late_is_there_the_next_time(cache: Cache, far: Far) -> None:
    with pytest.raises(TimeoutError):
        await cache.get(("a",), far.ask, NOW, AT_ONCE)
    far.answer.set()
    await landed(cache)

    assert 1 == await cache.get(("a",), far.ask, NOW, AT_ONCE)
    assert 1 == far.asked


async def test_a_value_is_asked_for_again_once_it_is_old(cache: Cache, far: Far) -> None:
    far.answer.set()

    values = [await cache.get(("a",), far.ask, now, later()) for now in (NOW, NOW + FRESH / 2, NOW + FRESH)]

    assert [1, 1, 2] == values


async def test_an_old_value_is_better_than_none_in_time(cache: Cache, far: Far) -> None:
    cache.keep(("a",), 7, NOW)

    assert 7 == await cache.get(("a",), far.ask, NOW + FRESH, AT_ONCE)
    far.answer.set()
    await landed(cache)


async def test_an_old_value_is_better_than_an_error(cache: Cache, far: Far) -> None:
    cache.keep(("a",), 7, NOW)
    far.error = ValueError("broken")
    far.answer.set()

    assert 7 == await cache.get(("a",), far.ask, NOW + FRESH, later())


async def test_an_error_is_raised_and_not_kept(cache: Cache, far: Far) -> None:
    far.error = ValueError("broken")
    far.answer.set()
    with pytest.raises(ValueError, match="broken"):
        await cache.get(("a",), far.ask, NOW, later())
    far.error = None

    assert 2 == await cache.get(("a",), far.ask, NOW, later())


async def test_who_gives_up_leaves_the_question_to_its_end(cache: Cache, far: Far) -> None:
    waiting = asyncio.create_task(cache.get(("a",), far.ask, NOW, later()))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait({waiting})
    far.answer.set()
    await landed(cache)

    assert 1 == await cache.get(("a",), far.ask, NOW, AT_ONCE)


async def test_one_place_has_few_questions_under_way_and_another_its_own(cache: Cache, far: Far) -> None:
    asked = [
        asyncio.create_task(cache.get(("a", number), far.ask, NOW, later()))
        for number in range(MOST_FLIGHTS + 1)
    ]
    other = asyncio.create_task(cache.get(("b",), far.ask, NOW, later()))
    for _ in range(MOST_FLIGHTS + 1):
        await far.heard.get()

    assert {("b",), *(("a", number) for number in range(MOST_FLIGHTS))} == cache.flights.keys()
    far.answer.set()
    await asyncio.gather(*asked, other)
    assert MOST_FLIGHTS + 2 == far.asked


async def test_where_there_is_no_room_in_time_nothing_is_asked(cache: Cache, far: Far) -> None:
    for number in range(MOST_FLIGHTS + 1):
        with pytest.raises(TimeoutError):
            await cache.get(("a", number), far.ask, NOW, AT_ONCE)
    far.answer.set()
    await landed(cache)

    assert MOST_FLIGHTS == far.asked


async def test_what_was_not_used_for_longest_is_forgotten(cache: Cache, far: Far) -> None:
    for number in range(3):
        cache.keep((number,), number, NOW)
    await cache.get((0,), far.ask, NOW, AT_ONCE)
    cache.keep((3,), 3, NOW)

    assert 3 == len(cache)
    assert 0 == await cache.get((0,), far.ask, NOW, AT_ONCE)
    with pytest.raises(TimeoutError):
        await cache.get((1,), far.ask, NOW, AT_ONCE)
    far.answer.set()
    await landed(cache)
