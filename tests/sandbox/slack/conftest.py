"""A pretend Slack and a tiny bot, both over real HTTP on loopback, new for each test."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.sandbox.slack.doors import Doors, opened_doors
from tests.sandbox.slack.samples import MANIFEST
from tests.sandbox.slack.stage import World


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def doors() -> AsyncIterator[Doors]:
    async with opened_doors() as doors:
        yield doors


@pytest_asyncio.fixture(loop_scope="session")
async def world(doors: Doors, request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """Without a manifest: every command, shortcut and event is the app's; a param is the time it has."""
    async with doors.world(patience=getattr(request, "param", 3.0)) as world:
        yield world


@pytest_asyncio.fixture(loop_scope="session")
async def installed(doors: Doors, request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """With a manifest; a param is the time the bot has."""
    async with doors.world(MANIFEST, getattr(request, "param", 3.0)) as world:
        yield world
