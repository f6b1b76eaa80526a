"""A running pretend instance, and the people and programs that talk to it.

Starting a server takes longer than most tests, so one per module serves a fresh instance for each test.
"""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from sandbox.clock import Clock
from sandbox.serve import serving
from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import CALLBACK, Client


class Stage:
    """A server on which one application after the other is put, and a client of it."""

    def __init__(self) -> None:
        self.app = Starlette()
        self.client: httpx.AsyncClient

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    stage = Stage()
    async with serving(stage) as url, httpx.AsyncClient(base_url=url) as stage.client:
        yield stage


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pretend(clock: Clock) -> PretendServiceNow:
    return PretendServiceNow(clock=clock, client_id="c1", client_secret="s1", redirect_urls=[CALLBACK])


@pytest.fixture
def http(stage: Stage, pretend: PretendServiceNow) -> httpx.AsyncClient:
    """A program or browser that nobody knows yet."""
    stage.app = pretend.app
    stage.client.cookies.clear()
    return stage.client


@pytest.fixture
def integration(http: httpx.AsyncClient) -> Client:
    return Client(http, "scoredesk.integration")


@pytest.fixture
def admin(http: httpx.AsyncClient) -> Client:
    return Client(http, "admin")
