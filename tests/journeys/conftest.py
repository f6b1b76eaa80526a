"""The whole product, new for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.world import World, opened_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Everything runs."""
    async with opened_world() as world:
        yield world


@pytest.fixture
async def connected(world: World) -> World:
    """ServiceNow is connected."""
    page = await world.connect()
    assert page.status_code == 200, page.text
    return world
