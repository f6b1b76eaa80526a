"""The same for each of several workspaces: a slow instance keeps few others waiting."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

AT_ONCE = 8

_T = TypeVar("_T")


async def together(do: Callable[[_T], Awaitable[None]], things: Iterable[_T]) -> None:
    """Do it for all of them, AT_ONCE at a time; an error of one ends all, as an ExceptionGroup."""
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(thing: _T) -> None:
        async with slots:
            await do(thing)

    async with asyncio.TaskGroup() as group:
        for thing in things:
            group.create_task(one(thing))
