"""The access token: alive whenever it is used, refreshed by one."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from desk import connect
from desk.context import Desk
from desk.errors import NeedsAuthorization, NotConnected
from desk.instance import calling
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from servicenow.errors import NotAnswering
from storage.tables import Connection, Notice, Person, Workspace
from tests.desk.playing import Playing

ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def call(desk: Desk, workspace: Workspace) -> None:
    async with calling(desk, workspace.id) as instance:
        await instance.find_by_number("incident", "INC9999999")


def refreshes(playing: Playing) -> int:
    return sum(one.path == "/oauth_token.do" for one in playing.servicenow.log.requests)


async def connection_of(desk: Desk, workspace: Workspace) -> Connection:
    connection = await connect.status(desk, workspace.id)
    assert connection is not None
    return connection


async def test_without_a_connection_nothing_is_called(desk: Desk, workspace: Workspace) -> None:
    with pytest.raises(NotConnected):
        await call(desk, workspace)


async def test_a_living_token_is_not_refreshed(desk: Desk, workspace: Workspace, connected: Playing) -> None:
    await call(desk, workspace)

    assert 0 == refreshes(connected)


@ON_BOTH
async def test_an_expired_token_is_refreshed_once_for_ten_calls_of_two_processes(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock
) -> None:
    other_process = replace(desk, instances={}, refreshing={}, promised=asyncio.Event())
    clock.forward(timedelta(hours=1))

    await asyncio.gather(*(call(one, workspace) for one in [desk, other_process] * 5))

    assert 1 == refreshes(connected)


async def test_a_token_is_refreshed_shortly_before_it_dies(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock
) -> None:
    clock.forward(timedelta(minutes=29, seconds=51))
    # The instance gives the same token again while it lives; the desk asks until it gets another one.
    await call(desk, workspace)

    assert 1 == refreshes(connected)


async def test_a_refresh_that_failed_is_tried_again_by_the_next_call(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock
) -> None:
    clock.forward(timedelta(hours=1))
    connected.servicenow.faults.now.append(Fault("status", path="/oauth_token.do", status=503, times=1))
    with pytest.raises(NotAnswering):
        await call(desk, workspace)

    await call(desk, workspace)

    assert 2 == refreshes(connected)


async def test_a_refresher_that_died_keeps_the_others_waiting_no_longer_than_its_lease(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock
) -> None:
    clock.forward(timedelta(hours=1))
    async with desk.database.transaction() as session:
        connection = (await session.scalars(select(Connection))).one()
        connection.refreshing_until = clock.now() + timedelta(seconds=45)
    waiting = asyncio.create_task(call(desk, workspace))

    clock.forward(timedelta(seconds=46))
    await waiting

    assert 1 == refreshes(connected)


async def test_nobody_waits_longer_than_a_lease_for_somebody_elses_refresh(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock
) -> None:
    clock.forward(timedelta(hours=1))
    async with desk.database.transaction() as session:
        connection = (await session.scalars(select(Connection))).one()
        connection.refreshing_until = clock.now() + timedelta(days=1)
    hurried = replace(desk, now=lambda: clock.forward(timedelta(seconds=10)))

    with pytest.raises(NotAnswering):
        await call(hurried, workspace)

    assert 0 == refreshes(connected)


async def test_a_caller_that_gives_up_leaves_the_refresh_to_its_end(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock, http: httpx.AsyncClient
) -> None:
    is_sent = asyncio.Event()

    async def sent(request: httpx.Request) -> None:
        is_sent.set()

    http.event_hooks = {"request": [sent]}
    clock.forward(timedelta(hours=1))
    caller = asyncio.create_task(call(desk, workspace))
    await is_sent.wait()
    caller.cancel()
    await asyncio.wait(desk.refreshing.values())

    assert (await connection_of(desk, workspace)).refreshing_until is None
    await call(desk, workspace)
    assert (True, 1) == (caller.cancelled(), refreshes(connected))


async def test_an_instance_never_sees_the_token_of_another(
    desk: Desk, workspace: Workspace, connected: Playing
) -> None:
    async with calling(desk, workspace.id) as former:
        async with desk.database.transaction() as session:
            await session.execute(update(Connection).values(instance_url="https://clone.service-now.com"))

        with pytest.raises(NotConnected):
            await former.find_by_number("incident", "INC9999999")

    assert [] == connected.servicenow.log.requests


async def test_a_dead_refresh_token_asks_whoever_connected_once(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock
) -> None:
    clock.forward(timedelta(days=101))

    for _ in range(3):
        with pytest.raises(NeedsAuthorization):
            await call(desk, workspace)

    async with desk.database.reading() as session:
        notices = (await session.scalars(select(Notice).where(Notice.key == "notice-authorize-again"))).all()
    assert [("U0ADMIN", {"instance": connected.instance_url})] == [
        (one.user_id, one.values) for one in notices
    ]
    assert (True, 1) == ((await connection_of(desk, workspace)).needs_authorization, refreshes(connected))


async def test_after_a_new_authorization_calls_work_again(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock, ada: Person
) -> None:
    clock.forward(timedelta(days=101))
    with pytest.raises(NeedsAuthorization):
        await call(desk, workspace)

    await connected.connect(ada)
    await call(desk, workspace)

    assert not (await connection_of(desk, workspace)).needs_authorization


async def test_the_connection_remembers_how_the_last_call_ended(
    desk: Desk, workspace: Workspace, connected: Playing, clock: Clock
) -> None:
    connected.servicenow.faults.now.append(Fault("status", path="/api/", status=503))
    with pytest.raises(NotAnswering):
        await call(desk, workspace)
    failed = await connection_of(desk, workspace)
    connected.servicenow.faults.now.clear()
    later = clock.forward(timedelta(minutes=1))
    await call(desk, workspace)
    worked = await connection_of(desk, workspace)

    assert ("NotAnswering", None) == (failed.last_error, worked.last_error)
    assert worked.last_success_at is not None
    assert later <= worked.last_success_at
