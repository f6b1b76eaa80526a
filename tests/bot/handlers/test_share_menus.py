"""The share modal's live menus, through Bolt: what they offer, and that nothing typed is lost on the way."""

from typing import Any

import orjson
import pytest
import pytest_asyncio

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from sandbox.slack import payloads
from storage.tables import Person
from tests.bot.conftest import Door
from tests.desk.playing import Playing
from tests.desk.test_menus import group_id
from tests.stage import Stages

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def sharing(door: Door, servicenow: PretendServiceNow, stages: Stages, ada: Person) -> Playing:
    """ServiceNow is connected, and Sam has the share modal open."""
    playing = Playing(door.desk, servicenow, stages)
    await playing.connect(ada)
    await door.ask("/securescore share UserRiskPolicy")
    return playing


async def offered(door: Door, menu: str, typed: str) -> list[str]:
    """The labels in a menu of the modal on top."""
    state = door.slack.state
    asked = {"action_id": menu, "block_id": menu}
    body = payloads.block_suggestion(state, state.users["U0SHARER"], door.view(), asked, typed)
    answer: dict[str, Any] = orjson.loads((await door.deliver(body)).body)
    return [option["text"]["text"] for option in answer["options"]]


def option(value: str, label: str) -> dict[str, Any]:
    """What a menu holds once something is chosen in it."""
    return {
        "type": "external_select",
        "selected_option": {"text": {"type": "plain_text", "text": label}, "value": value},
    }


async def choose_group(door: Door, sys_id: str) -> None:
    """Choose a group; Slack tells the bot at once."""
    state, view = door.slack.state, door.view()
    view.values["assignment_group"] = {"assignment_group": option(sys_id, "Chosen")}
    action = {"action_id": "assignment_group", "block_id": "assignment_group", **option(sys_id, "Chosen")}
    await door.deliver(payloads.view_action(state, state.users["U0SHARER"], view, action))
    await door.background.drain(5)


@pytest.mark.parametrize(
    ("menu", "typed", "expected"),
    [
        ("assignment_group", "team", ["Identity Team"]),
        ("assigned_to", "shar", ["Sam Sharer · sam.sharer@example.com"]),
        ("standard_template", "baseline", ["Apply a configuration baseline"]),
        ("assignment_group", "no such", []),
    ],
)
async def test_a_menu_offers_what_matches(
    door: Door, sharing: Playing, menu: str, typed: str, expected: list[str]
) -> None:
    assert expected == await offered(door, menu, typed)


async def test_once_a_group_is_chosen_its_members_are_offered(door: Door, sharing: Playing) -> None:
    before = await offered(door, "assigned_to", "")
    await choose_group(door, group_id(sharing.servicenow, "Workplace"))

    assert len(before) > 1
    assert ["Vic Viewer · vic.viewer@example.com"] == await offered(door, "assigned_to", "")


async def test_choosing_a_group_keeps_what_was_typed_elsewhere(door: Door, sharing: Playing) -> None:
    typed = {"type": "plain_text_input", "value": "My own words"}
    door.view().values["description"] = {"description": typed}

    await choose_group(door, group_id(sharing.servicenow, "Workplace"))

    assert {"description": typed} == door.view().values["description"]
    assert 1 == door.called("views.update")


async def test_a_modal_that_changed_meanwhile_is_left_alone(door: Door, sharing: Playing) -> None:
    view = door.view()
    action = {"action_id": "assignment_group", "block_id": "assignment_group"}
    body = payloads.view_action(door.slack.state, door.slack.state.users["U0SHARER"], view, action)
    body["view"]["hash"] = "0.old"

    before = len(door.slack.state.channels["C0SECURITY"].messages)
    await door.deliver(body)
    await door.background.drain(5)

    assert before == len(door.slack.state.channels["C0SECURITY"].messages)
    assert [] == door.told("U0SHARER")


@pytest.mark.parametrize("menu", ["assignment_group", "assigned_to", "standard_template"])
async def test_an_instance_that_is_down_leaves_a_menu_empty(door: Door, sharing: Playing, menu: str) -> None:
    sharing.servicenow.faults.now.append(Fault("status", path="/api/"))

    assert [] == await offered(door, menu, "")


async def test_what_the_instance_does_not_have_is_an_error_at_its_field(door: Door, sharing: Playing) -> None:
    state, view = door.slack.state, door.view()
    for name in ("assignment_group", "assigned_to"):
        view.values[name] = {name: option("f" * 32, "Forged")}
    body = payloads.view_submission(state, state.users["U0SHARER"], view, [])

    answer = orjson.loads((await door.deliver(body)).body)

    told = "ServiceNow does not offer this any more. Choose again."
    assert {"assignment_group": told, "assigned_to": told} == answer["errors"]
