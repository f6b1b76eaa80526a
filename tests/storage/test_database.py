"""Transactions, and what SQLite is set to."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from storage import tickets, workspaces
from storage.database import Database
from storage.tables import Notice, Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW, a_ticket

pytestmark = ON_BOTH


async def test_a_transaction_commits_at_the_end_of_the_block(
    database: Database, workspace: Workspace
) -> None:
    async with database.reading() as session:
        assert ["T0CONTOSO"] == [one.team_id for one in await workspaces.every(session)]


async def test_a_transaction_rolls_back_if_the_block_raises(database: Database, workspace: Workspace) -> None:
    async def fail() -> None:
        async with database.transaction() as session:
            await tickets.add(session, a_ticket(workspace))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()

    async with database.reading() as session:
        assert [] == await tickets.live(session, workspace.id)


async def test_what_a_reading_session_changes_is_thrown_away(
    database: Database, workspace: Workspace
) -> None:
    async with database.reading() as session:
        await tickets.add(session, a_ticket(workspace))

    async with database.reading() as session:
        assert [] == await tickets.live(session, workspace.id)


async def test_a_row_of_no_workspace_is_refused(database: Database, workspace: Workspace) -> None:
    stranger = a_ticket(workspace, workspace_id=workspace.id + 1)

    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(stranger)


async def test_transactions_that_read_before_they_write_wait_for_each_other(
    database: Database, workspace: Workspace
) -> None:
    async def count_up() -> None:
        async with database.transaction() as session:
            held = await session.scalar(select(Workspace).with_for_update())
            assert held is not None
            held.name = str(int(held.name) + 1)

    async with database.transaction() as session:
        await session.execute(text("UPDATE workspaces SET name = '0'"))

    await asyncio.gather(*(count_up() for _ in range(10)))

    async with database.reading() as session:
        assert ["10"] == [one.name for one in await workspaces.every(session)]


async def test_a_time_comes_back_aware_and_in_utc(database: Database, workspace: Workspace) -> None:
    berlin = NOW.astimezone(timezone(timedelta(hours=2)))

    async with database.transaction() as session:
        session.add(
            Notice(
                workspace_id=workspace.id,
                user_id="U0",
                key="k",
                values={},
                created_at=berlin,
                next_attempt_at=None,
            )
        )

    async with database.reading() as session:
        held = await session.scalar(select(Notice))
        assert held is not None
        assert (NOW, UTC, None) == (held.created_at, held.created_at.tzinfo, held.next_attempt_at)


async def test_a_naive_time_is_refused(database: Database, workspace: Workspace) -> None:
    naive = datetime(2026, 3, 2)  # noqa: DTZ001  (that is the point)

    with pytest.raises(StatementError, match="a time without a zone cannot be stored"):
        async with database.transaction() as session:
            await tickets.add(session, a_ticket(workspace, asked_at=naive))


async def test_json_keeps_its_shape(database: Database, workspace: Workspace) -> None:
    values = {"ü": [1, 2.5, None, {"nested": True}]}

    async with database.transaction() as session:
        session.add(
            Notice(
                workspace_id=workspace.id,
                user_id="U0",
                key="k",
                values=values,
                created_at=NOW,
                next_attempt_at=NOW,
            )
        )

    async with database.reading() as session:
        assert values == await session.scalar(select(Notice.values))
