"""A workspace's connection and its sealed secrets."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from storage import connections
from storage.connections import Secrets
from storage.database import Database
from storage.errors import Tampered
from storage.secrets import KeyRing
from storage.tables import Connection, Workspace
from tests.storage.both import ON_BOTH
from tests.storage.rows import NOW, a_connection

pytestmark = ON_BOTH

SECRETS = Secrets("pretend-client-secret", "pretend-access-token", "pretend-refresh-token")
LEASE = timedelta(seconds=45)


async def connect(
    database: Database, keys: KeyRing, workspace: Workspace, secrets: Secrets = SECRETS, **columns: datetime
) -> Connection:
    async with database.transaction() as session:
        return await connections.replace(session, keys, a_connection(workspace, **columns), secrets)


async def held(database: Database, workspace: Workspace) -> Connection:
    async with database.reading() as session:
        connection = await connections.get(session, workspace.id)
    assert connection is not None
    return connection


async def test_the_secrets_open_again(database: Database, keys: KeyRing, workspace: Workspace) -> None:
    await connect(database, keys, workspace)

    assert SECRETS == connections.unseal(keys, await held(database, workspace))


async def test_no_secret_stands_in_the_database(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await connect(database, keys, workspace)

    async with database.reading() as session:
        row = (await session.execute(text("SELECT * FROM connections"))).one()
    stored = b"".join(one if isinstance(one, bytes) else str(one).encode() for one in row)
    assert b"pretend-" not in stored


async def test_a_secret_moved_between_columns_does_not_open(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await connect(database, keys, workspace)
    async with database.transaction() as session:
        await session.execute(text("UPDATE connections SET access_token = refresh_token"))

    with pytest.raises(Tampered):
        connections.unseal(keys, await held(database, workspace))


async def test_a_workspace_has_one_connection_at_most(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    newer = Secrets("new", "new", "new")
    await connect(database, keys, workspace)
    await connect(database, keys, workspace, newer)

    assert newer == connections.unseal(keys, await held(database, workspace))


async def test_of_many_who_connect_at_once_each_replaces_the_one_before(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    async def replace(number: int) -> Connection | None:
        columns = {"authorized_at": NOW + timedelta(seconds=number)}
        async with database.transaction() as session:
            former = await connections.get_to_replace(session, workspace.id)
            await connections.replace(session, keys, a_connection(workspace, **columns), SECRETS)
        return former

    formers = await asyncio.gather(*(replace(number) for number in range(5)))

    assert 5 == len({former and former.authorized_at for former in formers})


async def test_one_of_many_gets_to_refresh_the_token(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    connection = await connect(database, keys, workspace)

    async def claim() -> bool:
        async with database.transaction() as session:
            return await connections.claim_refresh(session, connection, NOW, LEASE)

    claims = await asyncio.gather(*(claim() for _ in range(10)))

    assert 1 == sum(claims)


@pytest.mark.parametrize(("waited", "expected"), [(LEASE, False), (LEASE + timedelta(seconds=1), True)])
async def test_the_lease_of_a_refresher_that_died_runs_out(
    database: Database, keys: KeyRing, workspace: Workspace, waited: timedelta, expected: bool
) -> None:
    connection = await connect(database, keys, workspace)
    async with database.transaction() as session:
        await connections.claim_refresh(session, connection, NOW, LEASE)

    async with database.transaction() as session:
        claimed = await connections.claim_refresh(session, connection, NOW + waited, LEASE)

    assert expected is claimed


async def test_a_refreshed_token_is_stored_and_ends_the_lease(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    connection = await connect(database, keys, workspace)
    renewed = Secrets("pretend-client-secret", "renewed", "pretend-refresh-token")
    later = NOW + timedelta(hours=1)

    async with database.transaction() as session:
        await connections.claim_refresh(session, connection, NOW, LEASE)
        await connections.refreshed(session, keys, connection, renewed, later)

    now_held = await held(database, workspace)
    assert renewed == connections.unseal(keys, now_held)
    assert (later, None) == (now_held.access_expires_at, now_held.refreshing_until)


async def test_who_read_the_token_before_it_was_refreshed_does_not_refresh_it_again(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    read_before = await connect(database, keys, workspace)
    async with database.transaction() as session:
        await connections.refreshed(session, keys, read_before, SECRETS, NOW + timedelta(hours=1))

    async with database.transaction() as session:
        assert not await connections.claim_refresh(session, read_before, NOW, LEASE)


async def test_a_refresh_that_failed_ends_the_lease(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    connection = await connect(database, keys, workspace)
    async with database.transaction() as session:
        await connections.claim_refresh(session, connection, NOW, LEASE)

    async with database.transaction() as session:
        await connections.refresh_failed(session, connection)

    assert (await held(database, workspace)).refreshing_until is None


async def test_a_refresh_that_ends_after_a_new_authorization_leaves_that_alone(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    former = await connect(database, keys, workspace)
    newer = Secrets("new", "new", "new")
    await connect(database, keys, workspace, newer, authorized_at=NOW + timedelta(seconds=1))

    async with database.transaction() as session:
        await connections.refreshed(session, keys, former, SECRETS, NOW + timedelta(hours=1))
        marked = await connections.needs_authorization(session, former)

    now_held = await held(database, workspace)
    assert (False, False) == (marked, now_held.needs_authorization)
    assert newer == connections.unseal(keys, now_held)


@pytest.mark.parametrize(("token_refused", "lives"), [(False, True), (True, False)])
async def test_a_token_that_was_refused_counts_as_expired(
    database: Database, keys: KeyRing, workspace: Workspace, token_refused: bool, lives: bool
) -> None:
    connection = await connect(database, keys, workspace)

    async with database.transaction() as session:
        await connections.note_failure(
            session, connection, "RateLimited", token_refused=token_refused, down_at=None
        )

    connection = await held(database, workspace)
    assert "RateLimited" == connection.last_error
    assert lives is (connection.access_expires_at > NOW)


async def test_a_success_ends_the_last_error(database: Database, keys: KeyRing, workspace: Workspace) -> None:
    connection = await connect(database, keys, workspace)
    async with database.transaction() as session:
        await connections.note_failure(session, connection, "NotAnswering", token_refused=False, down_at=NOW)
        await connections.note_success(session, connection, NOW)

    connection = await held(database, workspace)
    assert (None, None, NOW) == (connection.last_error, connection.failing_since, connection.last_success_at)


async def test_an_outage_is_counted_from_its_first_failure(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    connection = await connect(database, keys, workspace)
    async with database.transaction() as session:
        for minutes in (0, 5):
            down_at = NOW + timedelta(minutes=minutes)
            await connections.note_failure(
                session, connection, "NotAnswering", token_refused=False, down_at=down_at
            )

    assert NOW == (await held(database, workspace)).failing_since


async def test_a_late_answer_of_the_former_instance_says_nothing_of_the_new_connection(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    former = await connect(database, keys, workspace)
    await connect(database, keys, workspace, authorized_at=NOW + timedelta(seconds=1))

    async with database.transaction() as session:
        await connections.note_failure(session, former, "NotAnswering", token_refused=True, down_at=NOW)
        await connections.note_success(session, former, NOW)

    connection = await held(database, workspace)
    assert (None, None, None) == (connection.last_error, connection.failing_since, connection.last_success_at)
    assert connection.access_expires_at > NOW


async def test_a_refusal_of_the_former_token_does_not_end_the_fresh_one(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    read_before = await connect(database, keys, workspace)
    later = NOW + timedelta(hours=1)
    async with database.transaction() as session:
        await connections.refreshed(session, keys, read_before, SECRETS, later)

    async with database.transaction() as session:
        await connections.note_failure(
            session, read_before, "CredentialsRefused", token_refused=True, down_at=None
        )

    assert later == (await held(database, workspace)).access_expires_at


async def test_what_is_seen_of_two_tables_at_once_is_both_kept(
    database: Database, keys: KeyRing, workspace: Workspace
) -> None:
    await connect(database, keys, workspace)

    async def note(table: str) -> None:
        async with database.transaction() as session:
            await connections.get(session, workspace.id)
            await connections.note_write(session, workspace.id, table, allowed=True)

    tables = [f"table_{number}" for number in range(8)]
    await asyncio.gather(*(note(table) for table in tables))

    assert set(tables) == (await held(database, workspace)).rights.keys()
