"""`/ticket oncall`, as it is typed and read."""

import pytest
import pytest_asyncio

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import NO_ON_CALL
from storage.tables import Person
from tests.bot.conftest import Door
from tests.desk.playing import Playing
from tests.stage import Stages

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def connected(door: Door, servicenow: PretendServiceNow, stages: Stages, ada: Person) -> Playing:
    """Ada has connected ServiceNow."""
    playing = Playing(door.desk, servicenow, stages)
    await playing.connect(ada)
    return playing


async def test_a_groups_people_are_named_in_their_order_and_nobody_is_mentioned(
    door: Door, connected: Playing
) -> None:
    told = await door.ask("/ticket oncall security")

    assert "Security Operations" in told
    assert "1. Ada Admin · ada.admin@example.com" in told
    assert "2. Sam Sharer · sam.sharer@example.com · in Slack: Sam Sharer" in told
    assert "@U0" not in told


async def test_without_words_ones_own_groups_are_told(door: Door, connected: Playing) -> None:
    told = await door.ask("/ticket oncall")

    assert "Identity Team" in told
    assert "Security Operations" in told


async def test_several_groups_are_offered_to_be_typed(door: Door, connected: Playing) -> None:
    told = await door.ask("/ticket oncall t")

    assert "`/ticket oncall Identity Team`" in told
    assert "`/ticket oncall Security Operations`" in told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("workplace", "Nobody is on call for this group now."),
        ("no such group", "No group that the integration user may see matches no such group."),
        ("INC9999999", "INC9999999"),
    ],
)
async def test_what_cannot_be_told_is_said_plainly(
    door: Door, connected: Playing, words: str, expected: str
) -> None:
    assert expected in await door.ask(f"/ticket oncall {words}")


async def test_an_instance_without_on_call_scheduling_is_told_plainly(door: Door, connected: Playing) -> None:
    connected.servicenow.instance.set_property(NO_ON_CALL, "true")

    assert "This ServiceNow instance has no on-call schedule." in await door.ask("/ticket oncall identity")


async def test_the_help_knows_it(door: Door) -> None:
    assert "/ticket oncall" in await door.ask("/ticket help")
