"""Workspaces are gone through side by side, and their jobs too."""

import asyncio
from dataclasses import dataclass, field

import pytest

from jobs.together import AT_ONCE, together

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Doing:
    """Things that are under way until ``may_end`` is set; ``full`` is set when AT_ONCE are."""

    now: int = 0
    most: int = 0
    done: list[int] = field(default_factory=list)
    full: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)

    async def do(self, thing: int) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        if self.now == AT_ONCE:
            self.full.set()
        await self.may_end.wait()
        self.now -= 1
        self.done.append(thing)


async def test_so_many_are_done_at_once_and_no_more() -> None:
    doing = Doing()
    things = range(3 * AT_ONCE)

    going = asyncio.create_task(together(doing.do, things))
    await doing.full.wait()
    doing.may_end.set()
    await going

    assert (AT_ONCE, list(things)) == (doing.most, sorted(doing.done))
