"""The share modal's menus, and what it brings back of them."""

from typing import Any

import pytest

from bot.views import share_fields, share_modal, ticket_card
from sandbox.playing.transcript import as_text
from servicenow.change_templates import Template
from servicenow.people import User
from tests.bot.views import things
from tests.bot.views.things import SYS_ID, TODAY, WORDS


def filled(**values: dict[str, Any]) -> dict[str, Any]:
    """The share modal with these choices in it."""
    view = share_modal.view(things.action(), TODAY, things.request(), "en-US")
    return view | {"state": {"values": {name: {name: value} for name, value in values.items()}}}


def option(label: str, value: str = SYS_ID) -> dict[str, Any]:
    """A chosen option of a menu."""
    return {"selected_option": {"text": {"type": "plain_text", "text": label}, "value": value}}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_menu_holds_what_slack_takes(words: str) -> None:
    menus = [
        share_fields.group_options(things.groups(words)),
        share_fields.user_options(things.users(words)),
        share_fields.template_options([Template(SYS_ID, words or "-")] * 150),
    ]

    assert [100, 100, 100] == [len(menu) for menu in menus]
    assert all(1 <= len(one["text"]["text"]) <= 75 for menu in menus for one in menu)


def test_users_of_one_name_are_told_apart_by_their_address() -> None:
    user = User(SYS_ID, "Sam Sharer", "sam@example.com", "sam")

    assert "Sam Sharer · sam@example.com" == share_fields.user_options([user])[0]["text"]["text"]


def test_what_was_chosen_is_read() -> None:
    view = filled(
        assignment_group=option("Identity Team"),
        assigned_to=option("Sam Sharer"),
        change_type=option("Standard", "standard"),
        standard_template=option("Reset", "f" * 32),
    )

    request = share_modal.read(view)

    assert (SYS_ID, "Identity Team") == (request.assignment_group, request.assignment_group_name)
    assert (SYS_ID, "Sam Sharer") == (request.assigned_to, request.assigned_to_name)
    assert ("standard", "f" * 32) == (request.change_type, request.standard_template)


def test_the_chosen_group_comes_back_with_all_else_that_the_view_knew() -> None:
    view = filled(assignment_group=option("Identity Team"))

    updated = share_fields.with_chosen_group(view | {"id": "V1", "hash": "1", "team_id": "T1"})

    assert SYS_ID == share_fields.chosen_group(updated)
    assert share_modal.read(view).control_id == share_modal.read(updated).control_id
    assert view["blocks"] == updated["blocks"]
    assert {"type", "title", "close", "submit", "callback_id", "blocks", "private_metadata"} == set(updated)


def test_a_group_that_was_taken_back_is_forgotten() -> None:
    chosen = share_fields.with_chosen_group(filled(assignment_group=option("Identity Team")))

    assert "" == share_fields.chosen_group(share_fields.with_chosen_group(chosen))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"table": "change_request", "change_type": "emergency"}, True),
        ({"table": "change_request", "change_type": "normal"}, False),
        ({"table": "incident", "change_type": None}, False),
    ],
)
def test_a_card_tells_the_type_of_a_change_that_is_not_normal(
    columns: dict[str, Any], expected: bool
) -> None:
    shown = as_text(dict(ticket_card.message(things.ticket(**columns), "en-US")))

    assert expected == ("Change type: Emergency" in shown.replace("*", ""))


def test_a_card_names_who_is_to_have_the_ticket_before_there_is_a_record() -> None:
    ticket = things.undelivered(assignment_group_name="Identity Team", assigned_to_name="Sam Sharer")

    shown = as_text(dict(ticket_card.message(ticket, "en-US")))

    assert "Identity Team" in shown
    assert "Sam Sharer" in shown


def test_a_card_says_nothing_of_nobody_before_there_is_a_record() -> None:
    ticket = things.undelivered(assignment_group_name=None, assigned_to_name=None)

    assert "Assign" not in as_text(dict(ticket_card.message(ticket, "en-US")))
