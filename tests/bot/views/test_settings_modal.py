"""The settings: what was filled in comes back by table and state."""

from bot.views import settings_modal
from desk.states import StateSetting


def test_the_names_come_back_by_table_and_state() -> None:
    filled = {
        "state:incident:1": {"state:incident:1": {"value": " Inbox "}},
        "state:change_request:-5": {"state:change_request:-5": {"value": None}},
        "state:incident:a:b": {"state:incident:a:b": {"value": "C"}},
    }

    names = settings_modal.read({"state": {"values": filled}})

    expected = {("incident", "1"): "Inbox", ("change_request", "-5"): "", ("incident", "a:b"): "C"}
    assert expected == names


def test_an_input_is_filled_with_the_workspaces_own_name() -> None:
    shown = settings_modal.view([StateSetting("incident", "0", "Review", "Check")], "en-US")

    (block,) = [one for one in shown["blocks"] if one["type"] == "input"]
    assert ("Review", "Check", True) == (
        block["label"]["text"],
        block["element"]["initial_value"],
        block["optional"],
    )
