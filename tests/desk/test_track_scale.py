"""A hundred thousand tickets are followed: reading back costs what changed, not what is followed."""

import gc
import tracemalloc

import pytest

from desk.context import Desk
from desk.track import SWEEP_EVERY
from sandbox.clock import Clock
from servicenow.changed import PAGE_ROWS
from storage.tables import Person, Workspace
from tests.desk.many import Many, fields_of, query_of
from tests.desk.playing import Playing

pytestmark = pytest.mark.asyncio(loop_scope="session")

SOME, CHANGED = 2000, 1000
TIMES = 49
"""So many more tickets have no record in the sandbox, which looks at each of its rows for each request."""
MANY = SOME * (1 + TIMES)
MEGABYTE = 1 << 20


async def peak_of(many: Many, expected: int) -> int:
    """How many bytes were held at most at one time in a round that finds so many changes, above the start."""
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        assert expected == await many.track()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


async def test_of_many_tickets_little_more_than_what_changed_is_asked_for(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(SOME)
    await many.multiply(TIMES)
    many.work(*range(0, SOME, SOME // CHANGED))

    assert CHANGED == await many.track()

    pages, by_ids = many.asked("sys_created_by"), many.asked("sys_idIN")
    comments = sum(query_of(one).count(",") + 1 for one in by_ids)
    assert MANY == 100_000
    assert len(pages) <= CHANGED // PAGE_ROWS + 1
    assert {"sys_id,comments"} == {fields_of(one) for one in by_ids}
    assert CHANGED == comments
    assert len(many.asked()) <= 40


async def test_memory_does_not_grow_with_the_tickets_that_are_followed(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(1000)
    await many.track()
    many.work(*range(50))
    few = await peak_of(many, 50)
    await many.multiply(99)
    many.work(*range(50, 100))

    peak = await peak_of(many, 50)

    assert peak < few + 2 * MEGABYTE


async def test_memory_does_not_grow_where_every_ticket_is_read_by_its_sys_id(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(10)
    await many.multiply(49)
    await many.mark(swept=SWEEP_EVERY)
    few = await peak_of(many, 0)
    await many.multiply(4)
    await many.mark(swept=SWEEP_EVERY)

    peak = await peak_of(many, 0)

    assert 2500 <= sum(query_of(one).count(",") + 1 for one in many.asked("sys_idIN"))
    assert peak < few + 2 * MEGABYTE
