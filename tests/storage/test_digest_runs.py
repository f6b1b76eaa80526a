"""Digest runs: each due time once, whoever dies."""

import asyncio
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from storage import digest_runs, subscriptions
from storage.database import Database
from storage.tables import DigestRun, Subscription, Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW, a_subscription

pytestmark = ON_BOTH

LEASE = timedelta(minutes=2)
AFTER_LEASE = NOW + LEASE + timedelta(seconds=1)


@pytest_asyncio.fixture(loop_scope="session")
async def subscription(database: Database, workspace: Workspace) -> Subscription:
    """A digest that is due at noon."""
    async with database.transaction() as session:
        return await subscriptions.add(session, a_subscription(workspace))


async def claim(database: Database, subscription: Subscription) -> DigestRun | None:
    async with database.transaction() as session:
        return await digest_runs.claim(session, subscription, NOW, NOW + LEASE)


@pytest_asyncio.fixture(loop_scope="session")
async def run(database: Database, subscription: Subscription) -> DigestRun:
    """Its run, claimed."""
    run = await claim(database, subscription)
    assert run is not None
    return run


async def test_one_of_many_claims_a_due_time(database: Database, subscription: Subscription) -> None:
    claims = await asyncio.gather(*(claim(database, subscription) for _ in range(10)))

    assert 1 == sum(run is not None for run in claims)


async def test_the_next_due_time_is_a_run_of_its_own(
    database: Database, subscription: Subscription, run: DigestRun
) -> None:
    async with database.transaction() as session:
        due_at = NOW + timedelta(days=1)
        assert await digest_runs.claim(session, subscription, due_at, due_at + LEASE) is not None


async def test_a_run_within_its_lease_is_nobody_elses(database: Database, run: DigestRun) -> None:
    async with database.transaction() as session:
        assert [] == await digest_runs.reclaim(session, NOW + LEASE, LEASE, 10)


async def test_one_of_many_takes_an_orphaned_run_over(database: Database, run: DigestRun) -> None:
    async def reclaim() -> list[int]:
        async with database.transaction() as session:
            return [one.fence for one in await digest_runs.reclaim(session, AFTER_LEASE, LEASE, 10)]

    taken = await asyncio.gather(*(reclaim() for _ in range(6)))

    assert [2] == [fence for fences in taken for fence in fences]


@pytest.mark.parametrize("write", ["posting", "finish"])
async def test_a_former_owner_can_write_nothing(database: Database, run: DigestRun, write: str) -> None:
    async with database.transaction() as session:
        await digest_runs.reclaim(session, AFTER_LEASE, LEASE, 10)

    async with database.transaction() as session:
        if write == "posting":
            written = await digest_runs.posting(session, run, AFTER_LEASE)
        else:
            written = await digest_runs.finish(session, run, outcome="posted", now=AFTER_LEASE)
    assert not written


async def test_a_finished_run_is_no_orphan(database: Database, run: DigestRun) -> None:
    async with database.transaction() as session:
        assert await digest_runs.finish(session, run, outcome="posted", now=NOW, ts="1.1")

    async with database.transaction() as session:
        assert [] == await digest_runs.reclaim(session, AFTER_LEASE, LEASE, 10)


@pytest.mark.parametrize(
    ("outcome", "counts"), [("posted", True), ("silent", True), ("missed", False), ("failed", False)]
)
async def test_the_last_digest_is_the_last_that_people_could_know_of(
    database: Database, subscription: Subscription, run: DigestRun, outcome: str, counts: bool
) -> None:
    async with database.transaction() as session:
        await digest_runs.finish(session, run, outcome=outcome, now=NOW)

    async with database.reading() as session:
        last = await digest_runs.last_posted(session, subscription.workspace_id, subscription.id)
    assert counts is (last is not None)


async def test_a_removed_digest_takes_its_runs_along(
    database: Database, subscription: Subscription, run: DigestRun
) -> None:
    async with database.transaction() as session:
        await subscriptions.remove(session, subscription.workspace_id, subscription.id)

    async with database.reading() as session:
        assert 0 == await session.scalar(select(func.count()).select_from(DigestRun))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [({}, 1), ({"paused": True}, 0), ({"next_due_at": NOW + timedelta(seconds=1)}, 0)],
)
async def test_a_subscription_is_due_at_its_time_unless_it_is_paused(
    database: Database, workspace: Workspace, columns: dict[str, object], expected: int
) -> None:
    async with database.transaction() as session:
        await subscriptions.add(session, a_subscription(workspace, **columns))

    async with database.transaction() as session:
        assert expected == len(await subscriptions.due(session, NOW, 10))
