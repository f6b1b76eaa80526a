"""Ten processes, one expired access token."""

import asyncio
import multiprocessing
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import Clock
from storage.secrets import KeyRing, new_key
from storage.tables import Workspace
from tests.desk import calling_process
from tests.desk.calling_process import Calling
from tests.desk.playing import Playing

PROCESSES = 10
pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def secret_key() -> str:
    return new_key()


@pytest.fixture
def keys(secret_key: str) -> KeyRing:
    return KeyRing([secret_key])


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
async def test_ten_processes_with_one_expired_token_refresh_it_once(
    connected: Playing, clock: Clock, workspace: Workspace, database_url: str, secret_key: str
) -> None:
    clock.forward(timedelta(hours=1))
    # Forked by a server that has imported everything once, as ten interpreters take ten times as long.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([calling_process.__name__])
    barrier = context.Barrier(PROCESSES)
    given = Calling(database_url, secret_key, clock.now() - datetime.now(UTC), workspace.id)
    processes = [
        context.Process(target=calling_process.run, args=(given, barrier), daemon=True)
        for _ in range(PROCESSES)
    ]

    for process in processes:
        process.start()
    await asyncio.gather(*(asyncio.to_thread(process.join) for process in processes))

    asked = [one.path for one in connected.servicenow.log.requests]
    assert [0] * PROCESSES == [process.exitcode for process in processes]
    assert (1, PROCESSES) == (asked.count("/oauth_token.do"), asked.count("/api/now/table/incident"))
