"""App Home, for those who have one and those who have none."""

import pytest

from sandbox.playing.transcript import as_text
from sandbox.slack import payloads
from tests.bot.conftest import Door

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def opens_home(door: Door, user_id: str, tab: str = "home") -> str:
    """The words of somebody's Home after they opened it; "" where nothing was published."""
    event = {"type": "app_home_opened", "user": user_id, "tab": tab}
    await door.deliver(payloads.event_callback(door.slack.state, event))
    await door.background.drain(5)
    home = door.slack.state.homes.get(user_id)
    return as_text(home.definition) if home else ""


async def test_a_member_sees_the_score(door: Door) -> None:
    assert "Microsoft Secure Score" in await opens_home(door, "U0SHARER")


async def test_the_messages_tab_needs_nothing(door: Door) -> None:
    assert "" == await opens_home(door, "U0SHARER", tab="messages")


async def test_a_guest_sees_one_sentence_there_and_gets_no_message(door: Door) -> None:
    assert "scoredesk is for full members of this workspace." == await opens_home(door, "U0GUEST")
    assert [] == door.told("U0GUEST")
