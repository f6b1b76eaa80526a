"""A pretend Microsoft 365 on loopback, and clients with and without a token.

Starting a server takes longer than most tests, so one per module serves a fresh sandbox for each test.
"""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import pytest_asyncio

from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from sandbox.serve import serving
from tests.sandbox.microsoft.asking import APP, ask_token
from tests.sandbox.microsoft.stage import Stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """The module's server."""
    stage = Stage()
    async with serving(stage) as url, httpx.AsyncClient(base_url=url) as stage.client:
        yield stage


@pytest.fixture
def clock() -> Clock:
    """A clock at noon of tomorrow, so that no test runs across midnight."""
    clock = Clock()
    noon = clock.now().replace(hour=12, minute=0)
    clock.forward(noon - clock.now() + timedelta(days=1))
    return clock


@pytest.fixture
def anonymous(stage: Stage, clock: Clock) -> httpx.AsyncClient:
    """A client without a token, to a sandbox whose pages hold 40 rows."""
    return stage.put(PretendMicrosoft(clock=clock, **APP, page_size=40))


@pytest_asyncio.fixture(loop_scope="module")
async def graph(anonymous: httpx.AsyncClient) -> httpx.AsyncClient:
    """The same client with the app's token."""
    await ask_token(anonymous)
    return anonymous
