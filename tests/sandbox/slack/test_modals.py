"""Modals filled in, submitted and closed."""

from typing import Any

import pytest
from starlette.responses import Response

from tests.sandbox.slack.samples import input_block, modal, option, plain, section, select, text_input
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

INPUTS = [
    text_input("name", initial_value="Require MFA", max_length=20),
    input_block("type", select("type", "incident", "change", initial_option=option("incident"))),
    input_block("due", {"type": "datepicker", "action_id": "due"}, optional=True),
    input_block("at", {"type": "timepicker", "action_id": "at"}, optional=True),
    input_block("when", {"type": "datetimepicker", "action_id": "when"}, optional=True),
    input_block("group", {"type": "external_select", "action_id": "group"}, optional=True),
    input_block("days", {"type": "checkboxes", "action_id": "days",
                         "options": [option("mon"), option("tue")]}, optional=True),
    input_block("who", {"type": "multi_users_select", "action_id": "who"}, optional=True),
    input_block("where", {"type": "conversations_select", "action_id": "where", "response_url_enabled": True},
                optional=True),
    input_block("points", {"type": "number_input", "action_id": "points", "is_decimal_allowed": False},
                optional=True),
]  # fmt: skip


async def submitted(world: World, **values: Any) -> dict[str, Any]:
    """state.values as the bot gets it, by action_id."""
    await world.post("submit", user="ada", values=values)
    values_by_block: dict[str, dict[str, Any]] = world.bot.told[-1]["view"]["state"]["values"]
    return {action_id: state for block in values_by_block.values() for action_id, state in block.items()}


async def test_what_nobody_touched_is_sent_as_it_started(world: World) -> None:
    await world.open(modal(*INPUTS))
    state = await submitted(world)

    assert state == {
        "name": {"type": "plain_text_input", "value": "Require MFA"},
        "type": {"type": "static_select", "selected_option": option("incident")},
        "due": {"type": "datepicker", "selected_date": None},
        "at": {"type": "timepicker", "selected_time": None},
        "when": {"type": "datetimepicker", "selected_date_time": None},
        "group": {"type": "external_select", "selected_option": None},
        "days": {"type": "checkboxes", "selected_options": []},
        "who": {"type": "multi_users_select", "selected_users": []},
        "where": {"type": "conversations_select", "selected_conversation": None},
        "points": {"type": "number_input", "value": None},
    }


async def test_what_is_filled_in_is_sent(world: World) -> None:
    await world.open(modal(*INPUTS))
    state = await submitted(
        world,
        name="Block legacy sign-in",
        type="change",
        due="2026-12-24",
        at="09:30",
        when=1_795_000_000,
        group={"value": "g1", "text": "Network"},
        days=["tue"],
        who=["U0VIEWER"],
        where="C0SECURITY",
        points="5",
    )

    assert state == {
        "name": {"type": "plain_text_input", "value": "Block legacy sign-in"},
        "type": {"type": "static_select", "selected_option": option("change")},
        "due": {"type": "datepicker", "selected_date": "2026-12-24"},
        "at": {"type": "timepicker", "selected_time": "09:30"},
        "when": {"type": "datetimepicker", "selected_date_time": 1_795_000_000},
        "group": {
            "type": "external_select",
            "selected_option": {"text": plain("Network"), "value": "g1"},
        },
        "days": {"type": "checkboxes", "selected_options": [option("tue")]},
        "who": {"type": "multi_users_select", "selected_users": ["U0VIEWER"]},
        "where": {"type": "conversations_select", "selected_conversation": "C0SECURITY"},
        "points": {"type": "number_input", "value": "5"},
    }
    assert ["C0SECURITY"] == [url["channel_id"] for url in world.bot.told[-1]["response_urls"]]


@pytest.mark.parametrize("value", [None, "", "x" * 21])
async def test_the_client_refuses_what_is_missing_or_too_long_unless_forced(
    world: World, value: str | None
) -> None:
    await world.open(modal(*INPUTS))
    refused = await world.refused("submit", user="ada", values={"name": value})
    forced = await world.post("submit", user="ada", values={"name": value}, force=True)

    assert (refused, forced["status"]) == ((400, "client_refuses"), 200)


async def test_an_input_that_is_not_there_cannot_be_filled_in(world: World) -> None:
    await world.open(modal(*INPUTS))

    assert await world.refused("submit", user="ada", values={"colour": "red"}) == (400, "input_not_found")


async def test_an_empty_answer_closes_the_modal(world: World) -> None:
    await world.open(modal(*INPUTS))
    await world.post("submit", user="ada", values={})

    assert [] == await world.get("views", user="ada")


async def test_errors_keep_the_modal_and_what_was_typed(world: World) -> None:
    await world.open(modal(*INPUTS))
    world.bot.will(response_action="errors", errors={"due": "This date is past."})
    answer = await world.post("submit", user="ada", values={"name": "Mine", "due": "2020-01-01"})
    (view,) = await world.get("views", user="ada")

    assert ("errors", {"due": "This date is past."}) == (answer["response_action"], answer["errors"])
    assert (view["errors"], view["state"]["values"]["name"]["name"]["value"]) == (answer["errors"], "Mine")


@pytest.mark.parametrize("errors", [{}, {"nowhere": "Wrong"}, None])
async def test_errors_must_name_inputs(world: World, errors: dict[str, str] | None) -> None:
    await world.open(modal(*INPUTS))
    world.bot.will(response_action="errors", errors=errors)
    answer = await world.post("submit", user="ada")

    assert answer["error"] == "invalid_response_action"


async def test_an_update_replaces_the_modal_and_keeps_the_input_that_stays(world: World) -> None:
    view = await world.open(modal(*INPUTS))
    world.bot.will(
        response_action="update", view=modal(text_input("name", initial_value="Other"), title=plain("2"))
    )
    await world.post("submit", user="ada", values={"name": "Mine"})
    (shown,) = await world.get("views", user="ada")

    assert (view["id"], "2", "Mine") == (
        shown["id"],
        shown["title"]["text"],
        shown["state"]["values"]["name"]["name"]["value"],
    )


async def test_a_push_lays_a_modal_on_top_and_clear_takes_all_away(world: World) -> None:
    await world.open(modal(*INPUTS))
    world.bot.will(response_action="push", view=modal(section(), title=plain("Sure?")))
    await world.post("submit", user="ada")
    pushed = await world.get("views", user="ada")
    world.bot.will(response_action="clear")
    await world.post("submit", user="ada")

    assert ["Title", "Sure?"] == [view["title"]["text"] for view in pushed]
    assert [] == await world.get("views", user="ada")


async def test_submitting_the_top_modal_shows_the_one_beneath(world: World) -> None:
    first = await world.open(modal(*INPUTS))
    world.bot.will(response_action="push", view=modal(section(), title=plain("Sure?")))
    await world.post("submit", user="ada")
    await world.post("submit", user="ada")

    assert [first["id"]] == [view["id"] for view in await world.get("views", user="ada")]


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        ("invalid_arguments", {"response_action": "update", "view": {"type": "modal"}}),
        ("invalid_response_action", {"response_action": "shout"}),
        ("invalid_response_action", {"text": "Hi"}),
    ],
)
async def test_a_wrong_answer_is_an_error_and_keeps_the_modal(
    world: World, error: str, answer: dict[str, Any]
) -> None:
    await world.open(modal(*INPUTS))
    world.bot.will(**answer)
    result = await world.post("submit", user="ada")

    assert (error, 1) == (result["error"], len(await world.get("views", user="ada")))


async def test_a_failed_submission_keeps_the_modal(world: World) -> None:
    await world.open(modal(*INPUTS))
    world.bot.answers.append(Response(status_code=500))
    result = await world.post("submit", user="ada")

    assert ("dispatch_failed", 1) == (result["error"], len(await world.get("views", user="ada")))


async def test_a_view_without_submit_cannot_be_submitted(world: World) -> None:
    await world.open({"type": "modal", "title": plain("T"), "blocks": [section()]})

    assert await world.refused("submit", user="ada") == (400, "no_submit")


@pytest.mark.parametrize(("more", "told"), [({"notify_on_close": True}, ["view_closed"]), ({}, [])])
async def test_closing_is_told_where_the_view_asks_for_it(
    world: World, more: dict[str, bool], told: list[str]
) -> None:
    view = await world.open(modal(*INPUTS, **more))
    world.bot.told.clear()
    await world.post("close", user="ada", view_id=view["id"])

    assert told == [each["type"] for each in world.bot.told]
    assert [] == await world.get("views", user="ada")


async def test_closing_all_is_told_as_cleared(world: World) -> None:
    await world.open(modal(*INPUTS, notify_on_close=True))
    world.bot.told.clear()
    world.bot.will(response_action="push", view=modal(section(), notify_on_close=True))
    await world.post("submit", user="ada")
    await world.post("close", user="ada", clear=True)

    assert [True, True] == [told["is_cleared"] for told in world.bot.told if told["type"] == "view_closed"]
