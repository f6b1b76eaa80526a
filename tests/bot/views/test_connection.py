"""The connection's card, and what the connect form brings back."""

from typing import Any

import pytest

from bot.views import connect_modal, connection
from desk.connect import ConnectRequest
from sandbox.playing.transcript import as_text
from tests.bot.views import things
from tests.bot.views.test_inputs import submitted

REDIRECT_URI = "https://bot.example/servicenow/callback"
DAY = 86_400


def card(**columns: Any) -> str:
    return as_text({"blocks": connection.card(things.connection(**columns), "en-US")})


def filled_in(**changed: dict[str, Any]) -> ConnectRequest:
    return connect_modal.read(
        submitted(connect_modal.view(REDIRECT_URI, things.connection(), "en-US"), **changed)
    )


def test_an_instance_that_is_down_is_said_to_be_so_and_since_when() -> None:
    assert "has not been answering since" in card(failing_since=things.NOW, last_error="NotAnswering")


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ({"read": True, "write": True}, "Incident: reads, writes"),
        ({"read": False, "write": False}, "Incident: may not read, may not write"),
        ({}, "Incident: not read yet, not written yet"),
    ],
)
def test_what_its_user_may_do_is_told_as_far_as_it_is_known(right: dict[str, bool], words: str) -> None:
    assert words in card(rights={"incident": right})


def test_a_refresh_token_has_an_end() -> None:
    assert "Authorize again before" in card()


def test_refused_tokens_are_neither_renewed_nor_have_time_left() -> None:
    shown = card(needs_authorization=True)

    assert [] == [told for told in ("Access token", "Authorize again before") if told in shown]


def test_client_credentials_have_none() -> None:
    shown = card(grant_type="client_credentials")

    assert ("With client credentials" in shown, "Authorize again before" in shown) == (True, False)


@pytest.mark.parametrize(
    ("columns", "words"),
    [({"push_digest": "0a"}, "none yet"), ({"push_digest": "0a", "pushed_at": things.NOW}, "Nov 23, 2026")],
)
def test_a_push_tells_when_it_came_last(columns: dict[str, Any], words: str) -> None:
    assert words in card(**columns)


def test_without_a_push_nothing_is_told_of_it() -> None:
    assert "push" not in card().lower()


def test_the_values_to_copy_are_in_the_checklist() -> None:
    shown = as_text(connect_modal.view(REDIRECT_URI, None, "en-US"))

    values = (REDIRECT_URI, "useraccount", "sn_incident_write", "GMT", "MFA Exempted User Group")
    assert [] == [value for value in (*values, "scoredesk servicenow provision") if f"`{value}`" not in shown]


def test_the_form_keeps_the_secret_only_where_there_is_one() -> None:
    views = [connect_modal.view(REDIRECT_URI, held, "en-US") for held in (None, things.connection())]

    optional = [block["optional"] for view in views for block in view["blocks"] if _is_secret(block)]
    assert [False, True] == optional


def _is_secret(block: dict[str, Any]) -> bool:
    return block.get("block_id") == "client_secret"


@pytest.mark.parametrize(
    ("days", "seconds"),
    [
        ("30", 30 * DAY),
        ("", 100 * DAY),
        ("0", 100 * DAY),
        ("-3", 100 * DAY),
        ("9999", 100 * DAY),
        ("x", 100 * DAY),
    ],
)
def test_the_lifespan_is_what_was_typed_or_servicenows_own(days: str, seconds: int) -> None:
    assert seconds == filled_in(lifespan={"value": days}).refresh_token_lifespan


@pytest.mark.parametrize("picked", ["authorization_code", "client_credentials"])
def test_the_way_to_authorize_is_the_one_picked(picked: str) -> None:
    asked = filled_in(grant_type={"selected_option": {"value": picked}})

    assert picked == asked.grant_type
