"""How improvement actions are shown."""

from typing import Any

import pytest

from bot.commands.share import suggested
from bot.views import action_detail, action_list, overview, share_modal
from desk.actions import ActionPage
from securescore.actions import Status
from tests.bot.views import things
from tests.bot.views.things import TODAY
from tests.contracts.check import check
from tests.graph_data import Actions, over_every_tenant


def buttons(shown: Any) -> dict[str, str]:
    """The value or the address of every element that can be used, by its action_id."""
    found: dict[str, str] = {}
    if isinstance(shown, dict) and "action_id" in shown:
        found[shown["action_id"]] = str(shown.get("value", shown.get("url")))
    for inner in shown.values() if isinstance(shown, dict) else shown if isinstance(shown, list) else ():
        found |= buttons(inner)
    return found


def test_the_overview_tells_score_trend_and_peers() -> None:
    shown = str(overview.message(things.reading(things.action()), {}, "en-US"))

    for told in ("47.4%", "130 of 274 points", "▲ 2.6", "▲ 10.9", "52.9%", "Nov 23, 2026", "24 to 48 hours"):
        assert told in shown


def test_a_change_that_is_not_known_is_said_to_be_so() -> None:
    shown = str(overview.message(things.reading(days=3), {}, "en-US"))

    assert shown.count("not known") == 2


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (None, "not known"),
        (0.04, "unchanged"),
        (-0.06, "▼ 0.1 percentage points"),
        (3.0, "▲ 3 percentage points"),
    ],
)
def test_a_change_has_a_direction(points: float | None, expected: str) -> None:
    assert expected == overview.change(points, "en-US")


def test_an_action_that_is_shared_shows_its_ticket_in_the_place_of_the_button() -> None:
    reading = things.reading(things.action())

    assert "share_action" in buttons(overview.message(reading, {}, "en-US")["blocks"])
    shown = overview.message(reading, {"AdminMFAV2": things.ticket()}, "en-US")["blocks"]
    assert "share_action" not in buttons(shown)
    assert "|INC0010023>" in str(shown)


def test_a_row_of_the_list_tells_what_decides() -> None:
    shown = str(action_list.message(things.action_page("", 1, 1), {}, "en-US"))

    for told in ("Rank 12", "+2.74%", "2.5 of 10 points", "To address", "as of Nov 23, 2026"):
        assert told in shown


def test_the_list_can_be_turned_with_the_same_words() -> None:
    page = things.action_page("status:completed mfa", 10, 25, page=1)

    pressed = buttons(action_list.message(page, {}, "en-US")["blocks"])
    assert pressed["list_actions_previous"] == "0|status:completed mfa"
    assert pressed["list_actions_next"] == "2|status:completed mfa"


def test_the_first_page_has_no_way_back_and_the_last_none_on() -> None:
    first = buttons(action_list.message(things.action_page("", 10, 25), {}, "en-US")["blocks"])
    last = buttons(action_list.message(things.action_page("", 5, 25, page=2), {}, "en-US")["blocks"])

    assert "list_actions_previous" not in first
    assert "list_actions_next" not in last


def test_the_list_says_how_many_it_leaves_out() -> None:
    shown = str(action_list.message(ActionPage([], 0, 0, "mfa", 1), {}, "en-US"))

    assert "1 more is left out" in shown
    assert "Nothing here." in shown


def test_unknown_facts_are_not_shown() -> None:
    action = things.action(
        user_impact=None, implementation_cost=None, threats=(), remediation_impact_html="Unknown"
    )
    shown = str(action_detail.message(action, TODAY, [], "en-US"))

    for unknown in ("User impact", "Implementation cost", "Threats", "What changes for users", "Unknown"):
        assert unknown not in shown


def test_a_long_remediation_is_cut_but_still_leads_to_the_portal() -> None:
    action = things.action(remediation_html="Do this. " * 1000)
    parts = [
        block["text"]["text"] for block in action_detail.message(action, TODAY, [], "en-US")["blocks"]
        if block.get("text", {}).get("text", "").startswith("*What to do*")
    ]  # fmt: skip

    assert len(parts[0]) <= 3000
    assert parts[0].endswith("|Open in Microsoft's portal>")


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.TO_ADDRESS])
def test_sharing_what_needs_no_work_is_warned_about(status: Status) -> None:
    view = share_modal.view(things.action(status=status), TODAY, things.request(), "en-US")

    assert view["blocks"][0]["text"]["text"].startswith(":warning: ")


def test_sharing_what_needs_work_is_not_warned_about() -> None:
    view = share_modal.view(things.action(), TODAY, things.request(), "en-US")

    assert ":warning:" not in str(view)


def test_the_menu_of_actions_holds_what_slack_takes() -> None:
    actions = [things.action("x" * 200, control_id="c" * 151)]
    actions += [things.action("x" * 200, control_id=f"control{number}") for number in range(462)]

    options = share_modal.pick_options(actions, "de-DE")
    assert 100 == len(options)
    assert options[0]["value"] == "control0"
    assert all(len(option["text"]["text"]) <= 75 for option in options)


@over_every_tenant
def test_every_action_can_be_shown_in_detail(actions: Actions) -> None:
    for action in actions():
        check("chat.postMessage", {"channel": "C1", **action_detail.message(action, TODAY, [], "de-DE")})


@over_every_tenant
def test_every_action_can_be_shared_from_a_prefilled_form(actions: Actions) -> None:
    for action in actions():
        view = share_modal.view(action, TODAY, suggested(action, TODAY, "C0SECURITY"), "de-DE")
        check("views.open", {"trigger_id": "1.2.3", "view": view})
