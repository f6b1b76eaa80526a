"""Which tickets are read back: those of the connected instance, while they may still change."""

from datetime import timedelta

import pytest

from storage import connections, tickets
from storage.connections import Secrets
from storage.database import Database
from storage.followed import Followed
from storage.secrets import KeyRing
from storage.tables import Ticket, Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import INSTANCE_URL, NOW, a_connection, a_delivered_ticket, a_ticket

pytestmark = ON_BOTH

CLONE_URL = "https://clone.service-now.com"
SECRETS = Secrets("secret", "access", "refresh")


async def store(database: Database, keys: KeyRing, workspace: Workspace, *rows: Ticket) -> None:
    """Some tickets, and a connection to INSTANCE_URL."""
    async with database.transaction() as session:
        await connections.replace(session, keys, a_connection(workspace), SECRETS)
        for row in rows:
            assert await tickets.add(session, row)


async def test_open_and_lately_closed_tickets_of_the_connected_instance_are_followed(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await store(
        database,
        keys,
        workspace,
        a_ticket(workspace),
        a_delivered_ticket(workspace, "INC1"),
        a_delivered_ticket(workspace, "INC2", closed=True, closed_at=NOW + timedelta(seconds=1)),
        a_delivered_ticket(workspace, "INC3", closed=True, closed_at=NOW),
        a_delivered_ticket(workspace, "INC4", instance_url=CLONE_URL),
        a_delivered_ticket(workspace, "INC5", followed=False),
    )

    async with database.reading() as session:
        found = await session.scalars(Followed(workspace.id, "incident", NOW).of(Ticket.number))

    assert ["INC1", "INC2"] == sorted(found)


@pytest.mark.parametrize("order", [(INSTANCE_URL, CLONE_URL), (CLONE_URL, INSTANCE_URL)])
async def test_a_number_that_two_instances_gave_is_the_connected_ones(
    database: Database, keys: KeyRing, workspace: Workspace, order: tuple[str, str]
) -> None:
    rows = [
        a_delivered_ticket(workspace, "INC1", instance_url=url, occurrence=number)
        for number, url in enumerate(order)
    ]
    await store(database, keys, workspace, *rows)

    async with database.reading() as session:
        found = await tickets.by_number(session, workspace.id, "inc1")

    assert found is not None
    assert INSTANCE_URL == found.instance_url


async def test_without_a_connection_a_number_is_still_found(database: Database, workspace: Workspace) -> None:
    async with database.transaction() as session:
        await tickets.add(session, a_delivered_ticket(workspace, "INC1"))

    async with database.reading() as session:
        assert await tickets.by_number(session, workspace.id, "INC1") is not None


@pytest.mark.parametrize(
    ("instance_url", "expected"),
    [
        (None, [("pending", True, 0), ("INC1", False, 1), ("INC2", False, 0)]),
        (INSTANCE_URL, [("pending", True, 0), ("INC1", True, 0), ("INC2", False, 0)]),
        (CLONE_URL, [("pending", True, 0), ("INC1", False, 1), ("INC2", True, 1)]),
    ],
)
async def test_what_is_delivered_is_followed_where_its_instance_is_connected(
    database: Database,
    keys: KeyRing,
    workspace: Workspace,
    instance_url: str | None,
    expected: list[tuple[str, bool, int]],
) -> None:
    await store(
        database,
        keys,
        workspace,
        a_ticket(workspace, number="pending"),
        a_delivered_ticket(workspace, "INC1"),
        a_delivered_ticket(workspace, "INC2", instance_url=CLONE_URL, followed=False),
    )

    async with database.transaction() as session:
        await tickets.follow(session, workspace.id, instance_url)

    async with database.reading() as session:
        rows = reversed(await tickets.live(session, workspace.id))
    assert expected == [(one.number, one.followed, one.version) for one in rows]
