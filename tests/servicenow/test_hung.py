"""An instance that takes a request and never answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import pytest_asyncio

from sandbox.servicenow import PretendServiceNow
from servicenow.circuit import FAILURES
from servicenow.client import READ_ATTEMPTS, REQUESTS_IN_FLIGHT, Instance
from servicenow.errors import CircuitOpen, NotAnswering
from servicenow.patience import Patience
from servicenow.transport import http_client
from tests.servicenow.conftest import Served

pytestmark = pytest.mark.asyncio(loop_scope="session")

SYS_ID = "0123456789abcdef0123456789abcdef"
SHORT = 0.01
LONG = 600.0


async def access_token() -> str:
    return "some-token"


async def never(_request: httpx.Request) -> httpx.Response:
    await asyncio.Event().wait()
    raise AssertionError


def hung(patience: Patience) -> Instance:
    http = httpx.AsyncClient(transport=httpx.MockTransport(never))
    return Instance(http, "https://acme.service-now.com", access_token, patience=patience)


async def read(instance: Instance) -> None:
    await instance.get("incident", SYS_ID)


async def test_reads_that_hang_open_the_circuit() -> None:
    instance = hung(Patience(attempt=SHORT, read=LONG))

    for _ in range(-(-FAILURES // READ_ATTEMPTS)):
        with pytest.raises(NotAnswering):
            await read(instance)

    with pytest.raises(CircuitOpen):
        await read(instance)


async def test_what_ends_with_the_whole_read_counts_for_the_circuit_too() -> None:
    instance = hung(Patience(attempt=LONG, read=SHORT))

    for _ in range(FAILURES):
        with pytest.raises(NotAnswering):
            await read(instance)

    with pytest.raises(CircuitOpen):
        await read(instance)


async def test_a_read_that_hangs_is_tried_again_before_its_time_is_over() -> None:
    patience = Patience()

    assert 2 * patience.attempt < patience.read


@asynccontextmanager
async def full(instance: Instance) -> AsyncIterator[None]:
    """All slots are taken by writes that hang."""
    writing = [asyncio.create_task(instance.create("incident", {})) for _ in range(REQUESTS_IN_FLIGHT)]
    await asyncio.sleep(0)
    yield
    for one in writing:
        one.cancel()
    await asyncio.gather(*writing, return_exceptions=True)


async def test_a_write_does_not_wait_for_a_slot_for_ever_and_is_surely_not_done() -> None:
    instance = hung(Patience(slot=SHORT))

    async with full(instance):
        with pytest.raises(NotAnswering) as raised:
            await instance.create("incident", {})

    assert not raised.value.maybe_done


async def test_a_read_does_not_wait_for_a_slot_for_ever_and_its_wait_says_nothing_of_the_instance() -> None:
    instance = hung(Patience(read=SHORT))

    async with full(instance):
        for _ in range(FAILURES):
            with pytest.raises(NotAnswering):
                await read(instance)

    assert instance.circuit.since is None


class Hole:
    """A server that takes connections and says nothing."""

    def __init__(self) -> None:
        self.taken = 0
        self.changed = asyncio.Condition()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with self.changed:
            self.taken += 1
            self.changed.notify_all()
        await reader.read()
        writer.close()

    async def until(self, taken: int) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: self.taken >= taken)


@pytest_asyncio.fixture(loop_scope="session")
async def hole() -> AsyncIterator[tuple[Hole, str]]:
    hole = Hole()
    async with await asyncio.start_server(hole.take, "127.0.0.1", 0) as server:
        yield hole, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_hung_instances_leave_a_healthy_one_its_connections(
    sandbox: PretendServiceNow, served: Served, hole: tuple[Hole, str]
) -> None:
    async with http_client(["127.0.0.1"]) as http:
        hung_ones = [Instance(http, hole[1], access_token) for _ in range(3)]
        reading = [asyncio.create_task(read(one)) for one in hung_ones for _ in range(2 * REQUESTS_IN_FLIGHT)]
        await hole[0].until(2 * REQUESTS_IN_FLIGHT)

        answer = await http.get(f"{served.url}/login.do", timeout=httpx.Timeout(LONG, pool=5))

        for one in reading:
            one.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
    assert answer.is_success
    assert sandbox.log.requests
