"""Work that goes on by itself has a bound, and an end."""

import asyncio

from desk.background import Background


async def wait(gate: asyncio.Event, done: list[str]) -> None:
    await gate.wait()
    done.append("done")


async def test_there_is_room_for_so_many_and_no_more() -> None:
    gate, background = asyncio.Event(), Background(2)
    rooms = [background.room]
    for _ in range(3):
        background.start(wait(gate, []))
        rooms.append(background.room)

    assert [2, 1, 0, 0] == rooms

    gate.set()
    await background.drain(5)
    assert 2 == background.room


async def test_draining_waits_for_what_runs() -> None:
    gate, done, background = asyncio.Event(), list[str](), Background(2)
    background.start(wait(gate, done))
    asyncio.get_running_loop().call_soon(gate.set)

    await background.drain(5)

    assert ["done"] == done


async def test_what_does_not_end_in_time_is_ended() -> None:
    done, background = list[str](), Background(2)
    background.start(wait(asyncio.Event(), done))

    await background.drain(0)

    assert ([], 2) == (done, background.room)


async def test_draining_nothing_is_done_at_once() -> None:
    await Background(2).drain(5)
