"""Slack is answered at once and always, whatever becomes of what was asked."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import orjson
import pytest

from bot.asked import Asked
from bot.door import Command, Door as OurDoor, Handlers
from desk.background import Background
from desk.errors import NotConnected
from sandbox.clock import Clock
from sandbox.playing.transcript import as_text
from sandbox.slack import payloads
from storage.tables import Person
from tests.bot.conftest import Door

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def breaks(asked: Asked, words: str = "") -> None:
    raise ZeroDivisionError("a fault of ours")


async def refuses(asked: Asked, words: str = "") -> None:
    raise NotConnected


async def submit_breaks(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any] | None:
    raise ZeroDivisionError("a fault of ours")


async def options_refuse(asked: Asked, typed: str) -> list[dict[str, Any]]:
    raise NotConnected


@pytest.fixture
def faulty(empty_door: Door, sam: Person) -> Door:
    """Listeners of which each fails."""
    door = OurDoor(
        empty_door.desk,
        empty_door.background,
        {"/faulty": Command(default=breaks, otherwise=refuses, named={})},
        Handlers(
            actions={},
            views={"faulty": submit_breaks},
            options={"faulty": options_refuse},
            events={"app_home_opened": breaks},
        ),
    )
    for listen, handle in (
        (empty_door.app.command, door.command),
        (empty_door.app.view_submission, door.view_submission),
        (empty_door.app.options, door.options),
    ):
        listen("faulty" if handle != door.command else "/faulty")(handle)
    empty_door.app.event("app_home_opened")(door.event)
    return empty_door


def interaction(door: Door, kind: str, **more: Any) -> dict[str, Any]:
    """The payload of something Sam did in a modal."""
    user = {"id": "U0SHARER", "team_id": door.workspace.team_id}
    return {"type": kind, "team": {"id": door.workspace.team_id}, "user": user, **more}


def a_view(callback_id: str) -> dict[str, Any]:
    """A modal that was submitted."""
    return {"id": "V1", "type": "modal", "callback_id": callback_id, "state": {"values": {}}}


async def test_an_unknown_command_is_acknowledged(door: Door) -> None:
    answer = await door.deliver(door.typed("/unheard of"))

    assert (200, "") == (answer.status, answer.body)


async def test_an_unknown_view_is_acknowledged(door: Door) -> None:
    body = interaction(door, "view_submission", view=a_view("unheard_of"))

    answer = await door.deliver(body)

    assert (200, "") == (answer.status, answer.body)


async def test_an_unknown_button_is_acknowledged(door: Door) -> None:
    pressed = {"type": "button", "action_id": "unheard_of", "block_id": "b"}

    answer = await door.deliver(interaction(door, "block_actions", actions=[pressed], view=a_view("share")))

    assert 200 == answer.status


async def test_an_unknown_menu_has_no_options(door: Door) -> None:
    asked = {"action_id": "unheard_of", "block_id": "b", "value": "x"}

    answer = await door.deliver(interaction(door, "block_suggestion", **asked))

    assert (200, {"options": []}) == (answer.status, orjson.loads(answer.body))


async def test_an_unknown_event_is_acknowledged(door: Door) -> None:
    event = {"type": "team_renamed", "user": "U0SHARER"}

    assert 200 == (await door.deliver(payloads.event_callback(door.slack.state, event))).status


async def test_who_comes_while_too_much_is_under_way_is_asked_to_try_again(empty_door: Door) -> None:
    door = OurDoor(
        empty_door.desk,
        Background(0),
        {"/busy": Command(default=breaks, otherwise=breaks, named={})},
        Handlers(actions={}, views={}, options={}, events={}),
    )
    empty_door.app.command("/busy")(door.command)

    answer = await empty_door.deliver(empty_door.typed("/busy"))

    assert (200, True) == (answer.status, "try again in a minute" in answer.body)


async def test_a_fault_of_ours_is_acknowledged_and_told_with_a_reference(faulty: Door) -> None:
    told = await faulty.ask("/faulty")

    assert "Something went wrong here." in told
    assert "the reference " in told


async def test_an_error_with_a_sentence_is_acknowledged_and_told(faulty: Door) -> None:
    assert "ServiceNow is not connected yet." in await faulty.ask("/faulty words")


async def test_where_there_is_no_response_url_the_person_gets_a_message(faulty: Door) -> None:
    event = {"type": "app_home_opened", "user": "U0SHARER", "tab": "home"}

    answer = await faulty.deliver(payloads.event_callback(faulty.slack.state, event))
    await faulty.background.drain(5)

    assert 200 == answer.status
    assert "Something went wrong here." in faulty.told("U0SHARER")[0]


async def test_a_submitted_modal_that_fails_is_answered_with_a_sentence_above_it(faulty: Door) -> None:
    answer = await faulty.deliver(interaction(faulty, "view_submission", view=a_view("faulty")))

    pushed = orjson.loads(answer.body)
    assert "push" == pushed["response_action"]
    assert "Something went wrong here." in as_text(pushed["view"])


async def test_a_menu_that_is_refused_offers_nothing(faulty: Door) -> None:
    asked = {"action_id": "faulty", "block_id": "b", "value": "x"}

    answer = await faulty.deliver(interaction(faulty, "block_suggestion", **asked))

    assert (200, {"options": []}) == (answer.status, orjson.loads(answer.body))


async def test_a_command_is_acknowledged_before_slack_has_said_who_asks(door: Door) -> None:
    door.slow("users.info", 30)

    async with asyncio.timeout(5):
        answer = await door.deliver(door.typed("/securescore", "U0VIEWER"))

    assert (200, 9) == (answer.status, door.background.room)


async def test_a_submitted_modal_does_not_wait_for_slack_to_say_who_submits(door: Door, clock: Clock) -> None:
    clock.forward(timedelta(days=2))
    door.slow("users.info", 30)
    view = a_view("share") | {
        "private_metadata": '{"control_id": "UserRiskPolicy", "channel_id": "C0SECURITY"}'
    }

    async with asyncio.timeout(1):
        answer = await door.deliver(interaction(door, "view_submission", view=view))

    assert "errors" == orjson.loads(answer.body)["response_action"]
    assert 0 == door.called("users.info")
