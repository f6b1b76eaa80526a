"""Secure Score as last read."""

from datetime import date
from typing import Any

from storage import scores
from storage.database import Database
from storage.scores import DayScore
from storage.tables import Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW

pytestmark = ON_BOTH

TENANT = "contoso"


def snapshot(day: str, current_score: float, **more: Any) -> dict[str, Any]:
    return {"createdDateTime": f"{day}T00:00:00Z", "currentScore": current_score, "maxScore": 200.0, **more}


async def save(database: Database, workspace: Workspace, *snapshots: dict[str, Any]) -> None:
    async with database.transaction() as session:
        await scores.save_snapshots(session, workspace.id, TENANT, snapshots, NOW)


async def days(database: Database, workspace: Workspace) -> list[tuple[int, float]]:
    async with database.reading() as session:
        found = await scores.days_since(session, workspace.id, TENANT, date(2026, 3, 1))
    return [(one.day.day, one.current_score) for one in found]


async def test_days_come_back_oldest_first(database: Database, workspace: Workspace) -> None:
    await save(
        database, workspace, snapshot("2026-03-02", 20), snapshot("2026-03-01", 10), snapshot("2026-02-28", 5)
    )

    assert [(1, 10.0), (2, 20.0)] == await days(database, workspace)


async def test_the_newest_day_is_overwritten_while_it_is_the_newest(
    database: Database, workspace: Workspace
) -> None:
    await save(database, workspace, snapshot("2026-03-02", 20))
    await save(database, workspace, snapshot("2026-03-02", 21))

    assert [(2, 21.0)] == await days(database, workspace)


async def test_an_older_day_keeps_the_details_it_was_stored_with(
    database: Database, workspace: Workspace
) -> None:
    await save(database, workspace, snapshot("2026-03-01", 10), snapshot("2026-03-02", 20))
    await save(database, workspace, snapshot("2026-03-01", 99), snapshot("2026-03-03", 30))

    assert [(1, 10.0), (2, 20.0), (3, 30.0)] == await days(database, workspace)


async def test_an_older_day_that_was_never_read_is_filled_in(
    database: Database, workspace: Workspace
) -> None:
    await save(database, workspace, snapshot("2026-03-03", 30))
    await save(database, workspace, snapshot("2026-03-02", 20), snapshot("2026-03-03", 30))

    assert [(2, 20.0), (3, 30.0)] == await days(database, workspace)


async def test_a_profile_that_is_no_longer_listed_keeps_its_last_shape(
    database: Database, workspace: Workspace
) -> None:
    async with database.transaction() as session:
        bodies = [{"id": "a", "title": "old"}, {"id": "b", "title": "old"}]
        await scores.save_profiles(session, workspace.id, TENANT, bodies, NOW)
        await scores.save_profiles(session, workspace.id, TENANT, [{"id": "b", "title": "new"}], NOW)
        await scores.save_profiles(session, workspace.id, TENANT, [], NOW)

    async with database.reading() as session:
        found = await scores.profiles(session, workspace.id, TENANT)
    assert ["old", "new"] == [one["title"] for one in found]


async def test_a_tenant_without_points_has_zero_percent(database: Database) -> None:
    assert (25.0, 0.0) == (
        DayScore(date(2026, 3, 1), 50, 200).percent,
        DayScore(date(2026, 3, 1), 0, 0).percent,
    )
