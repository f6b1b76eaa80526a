"""Rows of one workspace never come back for another, and never change by its hand."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from storage import (
    audit,
    connections,
    deliveries,
    digest_runs,
    followed,
    people,
    scores,
    state_names,
    subscriptions,
    tickets,
    watermarks,
    workspaces,
)
from storage.base import Base
from storage.connections import Secrets
from storage.database import Database
from storage.followed import Followed
from storage.secrets import KeyRing
from storage.tables import Person, Workspace
from storage.tickets import Counts, Filter
from tests.storage.both import ON_BOTH
from tests.storage.rows import INSTANCE_URL, NOW, a_connection, a_delivered_ticket, a_subscription

pytestmark = ON_BOTH

TODAY = date(2026, 3, 2)
SYS_ID = "0123456789abcdef0123456789abcdef"
Query = Callable[[AsyncSession, int], Awaitable[object]]

QUERIES: dict[str, tuple[Query, object]] = {
    "tickets.get": (lambda session, ours: tickets.get(session, ours, 1), None),
    "tickets.by_number": (lambda session, ours: tickets.by_number(session, ours, "INC1"), None),
    "tickets.latest_of": (
        lambda session, ours: tickets.latest_of(session, ours, "contoso", "INC1", "incident"),
        None,
    ),
    "tickets.live": (tickets.live, []),
    "tickets.page": (lambda session, ours: tickets.page(session, ours, Filter(), offset=0, limit=9), ([], 0)),
    "tickets.counts": (
        lambda session, ours: tickets.counts(session, ours, "incident", TODAY, NOW),
        Counts(0, 0, 0),
    ),
    "followed.count": (lambda session, ours: followed.count(session, Followed(ours, "incident", NOW)), 0),
    "followed.page": (
        lambda session, ours: followed.page(session, Followed(ours, "incident", NOW), 0, 9),
        [],
    ),
    "followed.held": (
        lambda session, ours: followed.held(session, Followed(ours, "incident", NOW), [SYS_ID]),
        {},
    ),
    "followed.newest": (
        lambda session, ours: followed.newest(session, Followed(ours, "incident", NOW)),
        [],
    ),
    "followed.missed": (
        lambda session, ours: followed.missed(session, Followed(ours, "incident", NOW), [SYS_ID], NOW, 9),
        [],
    ),
    "followed.by_sys_ids": (lambda session, ours: followed.by_sys_ids(session, ours, [SYS_ID]), {}),
    "watermarks.get": (
        lambda session, ours: watermarks.get(session, ours, INSTANCE_URL, "incident"),
        None,
    ),
    "tickets.changes_since": (
        lambda session, ours: tickets.changes_since(session, ours, NOW - timedelta(days=1)),
        [],
    ),
    "deliveries.last_delivered": (
        lambda session, ours: deliveries.last_delivered(session, ours, INSTANCE_URL, "incident"),
        None,
    ),
    "state_names.of_workspace": (state_names.of_workspace, []),
    "connections.get": (connections.get, None),
    "people.get": (lambda session, ours: people.get(session, ours, "U0SHARER"), None),
    "scores.newest": (lambda session, ours: scores.newest(session, ours, "contoso"), None),
    "scores.days_since": (
        lambda session, ours: scores.days_since(session, ours, "contoso", date(2026, 1, 1)),
        [],
    ),
    "scores.profiles": (lambda session, ours: scores.profiles(session, ours, "contoso"), []),
    "subscriptions.get": (lambda session, ours: subscriptions.get(session, ours, 1), None),
    "subscriptions.of_channel": (
        lambda session, ours: subscriptions.of_channel(session, ours, "C0SECURITY"),
        [],
    ),
    "digest_runs.last_posted": (lambda session, ours: digest_runs.last_posted(session, ours, 1), None),
    "audit.entries": (audit.entries, []),
}
CHANGES: dict[str, Query] = {
    "tickets.retry_now": lambda session, ours: tickets.retry_now(session, ours, NOW + timedelta(days=9)),
    "tickets.follow": lambda session, ours: tickets.follow(session, ours, None),
    "followed.not_found": lambda session, ours: followed.not_found(
        session, ours, SYS_ID, NOW, timedelta(hours=1)
    ),
    "followed.still_gone": lambda session, ours: followed.still_gone(
        session, Followed(ours, "incident", NOW), SYS_ID, NOW
    ),
    "followed.follow_again": lambda session, ours: followed.follow_again(
        session, Followed(ours, "incident", NOW), SYS_ID
    ),
    "followed.found_again": lambda session, ours: followed.found_again(session, ours, [SYS_ID]),
    "connections.note_push": lambda session, ours: connections.note_push(session, ours, NOW),
    "state_names.rename": lambda session, ours: state_names.rename(session, ours, "incident", "1", "Mine"),
    "connections.remove": connections.remove,
    "subscriptions.remove": lambda session, ours: subscriptions.remove(session, ours, 1),
}


@pytest_asyncio.fixture(loop_scope="session")
async def theirs(database: Database, keys: KeyRing, workspace: Workspace) -> Workspace:
    """A workspace with one row of everything."""
    snapshot = {"createdDateTime": "2026-03-02T00:00:00Z", "currentScore": 1.0, "maxScore": 2.0}
    ticket = a_delivered_ticket(workspace, "INC1", sys_id=SYS_ID, sys_updated_on=NOW)
    subscription = a_subscription(workspace)
    person = Person(
        workspace_id=workspace.id, user_id="U0SHARER", name="Sam Sharer", email="", locale="en-US",
        time_zone="UTC", is_member=True, is_admin=False, read_at=NOW,
    )  # fmt: skip
    async with database.transaction() as session:
        await tickets.add(session, ticket)
        tickets.changed(session, ticket, "state", "New", "On Hold", NOW)
        await connections.replace(session, keys, a_connection(workspace), Secrets("a", "b", "c"))
        await watermarks.save(
            session, workspace.id, INSTANCE_URL, "incident", sys_updated_on=NOW, swept_at=NOW, made_by=["us"]
        )
        await people.save(session, person)
        await scores.save_snapshots(session, workspace.id, "contoso", [snapshot], NOW)
        await scores.save_profiles(session, workspace.id, "contoso", [{"id": "MFA"}], NOW)
        await subscriptions.add(session, subscription)
        run = await digest_runs.claim(session, subscription, NOW, NOW)
        assert run is not None
        await digest_runs.finish(session, run, outcome="posted", now=NOW)
        audit.record(session, workspace.id, "U0SHARER", "share", "MFA", NOW)
        await state_names.rename(session, workspace.id, "incident", "1", "Inbox")
    return workspace


@pytest_asyncio.fixture(loop_scope="session")
async def ours(database: Database, theirs: Workspace) -> Workspace:
    """Another workspace, with nothing."""
    async with database.transaction() as session:
        return await workspaces.save(
            session, team_id="T0OTHER", name="Other", bot_id="B0", bot_user_id="U0", now=NOW
        )


async def seen(database: Database, workspace: Workspace) -> dict[str, object]:
    async with database.reading() as session:
        return {name: columns_of(await query(session, workspace.id)) for name, (query, _) in QUERIES.items()}


def columns_of(result: object) -> object:
    if isinstance(result, list | tuple):
        return [columns_of(one) for one in result]
    if isinstance(result, dict):
        return {key: columns_of(one) for key, one in result.items()}
    if isinstance(result, Base):
        return {column.name: getattr(result, column.name) for column in result.__table__.columns}
    return result


async def test_every_query_finds_its_own_workspaces_rows(database: Database, theirs: Workspace) -> None:
    nothing = {name: columns_of(empty) for name, (_, empty) in QUERIES.items()}

    found = await seen(database, theirs)
    assert [] == [name for name in QUERIES if found[name] == nothing[name]]


async def test_no_query_finds_another_workspaces_rows(
    database: Database, theirs: Workspace, ours: Workspace
) -> None:
    nothing = {name: columns_of(empty) for name, (_, empty) in QUERIES.items()}

    assert nothing == await seen(database, ours)


async def test_no_change_touches_another_workspaces_rows(
    database: Database, theirs: Workspace, ours: Workspace
) -> None:
    before = await seen(database, theirs)

    for change in CHANGES.values():
        async with database.transaction() as session:
            await change(session, ours.id)

    after = await seen(database, theirs)
    assert before == after
