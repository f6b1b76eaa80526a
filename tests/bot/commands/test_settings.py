"""`/securescore settings`."""

import pytest

from storage.tables import Person
from tests.bot.conftest import Door

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_admin_gets_an_input_for_every_state(door: Door, ada: Person) -> None:
    await door.ask("/securescore settings", "U0ADMIN")

    view = door.view("U0ADMIN").definition
    assert 14 == sum(block["type"] == "input" for block in view["blocks"])


async def test_who_is_no_admin_gets_no_settings(door: Door, sam: Person) -> None:
    await door.ask("/securescore settings", "U0SHARER")

    assert 0 == door.called("views.open")
