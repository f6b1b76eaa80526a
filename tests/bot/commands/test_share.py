"""`/securescore share` with words: one match, several, and how the choice is narrowed."""

from typing import Any

import orjson
import pytest

from desk import scores
from sandbox.playing.transcript import as_text
from sandbox.slack import payloads
from securescore.actions import search
from tests.bot.conftest import Door

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def offered(door: Door, typed: str) -> list[str]:
    """The ids in the menu of the modal on top."""
    asked = {"action_id": "pick_action", "block_id": "pick_action"}
    state = door.slack.state
    body = payloads.block_suggestion(state, state.users["U0SHARER"], door.view(), asked, typed)
    answer: dict[str, Any] = orjson.loads((await door.deliver(body)).body)
    return [option["value"] for option in answer["options"]]


async def matches(door: Door, words: str) -> set[str]:
    """The ids of the actions that match."""
    reading = await scores.read(door.desk, door.workspace.id)
    return {action.control_id for action in search(reading.actions, words)}


async def test_of_several_matches_exactly_those_are_offered(door: Door) -> None:
    await door.ask("/securescore share mfa")

    assert 1 < len(await matches(door, "mfa")) < 100
    assert await matches(door, "mfa") == set(await offered(door, ""))
    assert "mfa" in as_text(door.view().definition)


async def test_what_is_typed_narrows_the_choice_further(door: Door) -> None:
    await door.ask("/securescore share mfa")

    assert await matches(door, "mfa admin") == set(await offered(door, "admin"))


async def test_without_words_everything_is_offered(door: Door) -> None:
    await door.ask("/securescore share")

    assert await matches(door, "risk") == set(await offered(door, "risk"))


async def test_where_nothing_matches_no_modal_opens(door: Door) -> None:
    told = await door.ask("/securescore share no such action")

    assert "No improvement action matches *no such action*. Try fewer words" in told
    assert [] == door.slack.state.stacks["U0SHARER"]


async def test_a_single_match_opens_its_form(door: Door) -> None:
    await door.ask("/securescore share UserRiskPolicy")

    assert "share" == door.view().definition["callback_id"]
