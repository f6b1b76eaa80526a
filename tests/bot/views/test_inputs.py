"""What a modal's inputs bring back, however little of it there is."""

from datetime import time
from typing import Any

import pytest

from bot.views import connect_modal, digest_modal, share_modal
from bot.views.blocks import View
from bot.views.inputs import private_metadata
from desk.connect import ConnectRequest
from desk.share import ShareRequest
from desk.subscribe import DigestRequest
from tests.bot.views import things
from tests.bot.views.things import TODAY

Json = dict[str, Any]


def submitted(view: View, **changed: Json) -> Json:
    """The view as Slack sends it back: what was prefilled, but for what somebody ``changed``."""
    values = {
        block["block_id"]: {block["block_id"]: changed.get(block["block_id"], _untouched(block["element"]))}
        for block in view["blocks"]
        if block["type"] == "input"
    }
    return {"private_metadata": view.get("private_metadata", ""), "state": {"values": values}}


def _untouched(element: Json) -> Json:
    return {
        "type": element["type"],
        "value": element.get("initial_value"),
        "selected_option": element.get("initial_option"),
        "selected_options": element.get("initial_options", []),
        "selected_date": element.get("initial_date"),
        "selected_time": element.get("initial_time"),
    }


def test_the_share_modal_gives_back_what_it_was_prefilled_with() -> None:
    request = things.request(again_after={"incident": 2})
    view = share_modal.view(things.action(), TODAY, request, "de-DE")

    assert request == share_modal.read(submitted(view))


def test_the_share_modal_gives_back_what_was_typed() -> None:
    view = share_modal.view(things.action(), TODAY, things.request(), "en-US")
    typed = submitted(
        view,
        table={"selected_option": {"value": "incident"}},
        short_description={"value": "  Another name "},
        due_date={"selected_date": None},
    )

    expected = things.request(table="incident", short_description="Another name", due_date=None)
    assert expected == share_modal.read(typed)


@pytest.mark.parametrize("view", [{}, {"state": {}}, {"state": {"values": {"table": {}, "due_date": None}}}])
def test_a_share_view_that_lacks_everything_is_an_empty_request(view: Json) -> None:
    assert ShareRequest("", "", "", "", "", None, "", change_type="") == share_modal.read(view)


@pytest.mark.parametrize("metadata", ["{", "[]", "7", "no JSON"])
def test_private_metadata_that_is_not_ours_is_a_value_error(metadata: str) -> None:
    for read in (share_modal.read, share_modal.read_pick, share_modal.read_again, digest_modal.read):
        with pytest.raises(ValueError, match=r"private_metadata|JSON|Expecting"):
            read({"private_metadata": metadata})


@pytest.mark.parametrize("again_after", [[], "x", {"incident": "2"}, {"sys_user": 1}, None])
def test_occurrences_that_are_not_ours_are_none(again_after: object) -> None:
    view = {"private_metadata": private_metadata(again_after=again_after)}

    assert {} == share_modal.read(view).again_after


def test_picking_an_action_brings_back_its_id_and_the_channel() -> None:
    view = submitted(
        share_modal.pick_view("en-US", "C0SECURITY"),
        **{share_modal.PICK_ACTION: {"selected_option": {"value": "AdminMFAV2"}}},
    )

    assert ("AdminMFAV2", "C0SECURITY") == share_modal.read_pick(view)


def test_sharing_again_brings_back_the_action_and_the_channel() -> None:
    view = share_modal.already_view(things.ticket(), things.action(), "en-US", channel_id="C0SECURITY")

    assert ("AdminMFAV2", "C0SECURITY") == share_modal.read_again(submitted(view))


def test_the_digest_modal_starts_with_workdays_at_half_past_eight() -> None:
    view = digest_modal.view("en-US", "Europe/Berlin", "C0SECURITY")

    assert digest_modal.read(submitted(view)) == DigestRequest(
        name="Security tickets",
        weekdays="12345",
        local_time=time(8, 30),
        time_zone="Europe/Berlin",
        shows="changed",
        silent_when_empty=False,
        channel_id="C0SECURITY",
    )


def test_the_digest_modal_gives_back_what_was_chosen() -> None:
    view = digest_modal.view("de-DE", "Europe/Berlin", "C0SECURITY")
    chosen = submitted(
        view,
        weekdays={"selected_options": [{"value": "7"}, {"value": "1"}, {"value": "8"}]},
        local_time={"selected_time": "23:55"},
        shows={"selected_option": {"value": "open"}},
        silent_when_empty={"selected_options": [{"value": "silent"}]},
    )

    request = digest_modal.read(chosen)
    assert ("17", time(23, 55), "open", True) == (
        request.weekdays,
        request.local_time,
        request.shows,
        request.silent_when_empty,
    )


def test_a_digest_view_that_lacks_everything_is_an_empty_request() -> None:
    assert DigestRequest("", "", time(8, 30), "", "changed", False, "") == digest_modal.read({})


def test_the_connect_modal_gives_back_what_was_typed() -> None:
    view = connect_modal.view("https://bot.example/callback", things.connection("known"), "en-US")
    typed = submitted(view, client_secret={"value": " pretend-secret "})

    expected = ConnectRequest("https://acme.service-now.com", "known", "known", "pretend-secret")
    assert expected == connect_modal.read(typed)


def test_a_connect_view_that_lacks_everything_is_an_empty_request() -> None:
    assert ConnectRequest("", "", "", "") == connect_modal.read({})


def test_a_due_date_that_is_no_date_is_none() -> None:
    view = {"state": {"values": {"due_date": {"due_date": {"selected_date": "soon"}}}}}

    assert None is share_modal.read(view).due_date
