"""`/securescore doctor`."""

from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from bot.views import doctor
from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from servicenow.checks.writing import TITLE
from storage.tables import Person
from tests.bot.conftest import Door
from tests.bot.test_door import interaction
from tests.desk.playing import Playing
from tests.desk.ward import Ward
from tests.stage import Stages

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_it_says_at_once_that_it_looks_and_then_what_it_found(door: Door, ada: Person) -> None:
    shown = await door.ask("/securescore doctor", "U0ADMIN")

    assert shown.index("This takes up to 20 seconds") < shown.index("ServiceNow is not connected.")
    assert "Microsoft accepts the app." in shown


async def test_who_is_no_admin_is_told_so(door: Door, sam: Person) -> None:
    assert "ServiceNow is not connected." not in await door.ask("/securescore doctor", "U0SHARER")


@pytest.mark.parametrize(("user_id", "written"), [("U0ADMIN", True), ("U0SHARER", False)])
async def test_the_button_has_a_test_ticket_written_for_admins_alone(
    door: Door,
    servicenow: PretendServiceNow,
    stages: Stages,
    clock: Clock,
    ada: Person,
    http: httpx.AsyncClient,
    tmp_path: Path,
    user_id: str,
    written: bool,
) -> None:
    async with AsyncExitStack() as after:
        playing = Playing(door.desk, servicenow, stages)
        await Ward(door.desk, playing, stages, clock, door.workspace, http, after, tmp_path).connect()
        pressed = {"type": "button", "action_id": doctor.WRITE_TEST_TICKET, "block_id": "b"}
        user = {"id": user_id, "team_id": door.workspace.team_id}
        await door.deliver(interaction(door, "block_actions", actions=[pressed]) | {"user": user})
        await door.background.drain(10)

    assert written == (servicenow.instance.find("incident", short_description=TITLE) is not None)
