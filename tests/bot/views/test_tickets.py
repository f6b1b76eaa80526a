"""How tickets are shown."""

import json
from datetime import timedelta

import pytest

from bot.views import digest_list, digest_message, home, notice, ticket_card, ticket_list
from bot.views.reason import reason
from bot.views.ticket_words import ticket_url
from desk.access import Role
from desk.lookup import TicketPage
from tests.bot.views import things
from tests.bot.views.test_actions import buttons
from tests.bot.views.things import SYS_ID, TODAY, WORDS
from tests.texts.errors import every_error


def test_the_number_leads_to_the_record_in_the_instances_own_frame() -> None:
    expected = f"https://acme.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3D{SYS_ID}"

    assert expected == ticket_url(things.ticket())


def test_a_delivered_card_tells_the_record() -> None:
    ticket = things.ticket(
        state_label="In Progress", priority_label="2 - High", assigned_to_name="Ada Admin",
        assignment_group_name="Network",
    )  # fmt: skip
    shown = ticket_card.message(ticket, "en-US")

    for told in ("INC0010023", "In Progress", "2 - High", "Ada Admin", "Network", "Nov 30, 2026", "+2.74%"):
        assert told in str(shown["blocks"])
    assert shown["text"] == "INC0010023, In Progress: Require MFA for admins"


def test_only_a_delivered_card_opens_servicenow() -> None:
    assert "open_ticket" in buttons(ticket_card.message(things.ticket(), "en-US")["blocks"])
    assert "open_ticket" not in buttons(ticket_card.message(things.undelivered(), "en-US")["blocks"])


def test_a_queued_card_says_what_it_waits_for() -> None:
    ticket = things.undelivered(delivery="attempted", error="NotAnswering")

    assert "ServiceNow is not answering" in str(ticket_card.message(ticket, "en-US"))


def test_a_refused_card_says_why_in_the_instances_words() -> None:
    ticket = things.undelivered(
        delivery="refused", error="RefusedByRule", error_detail="Mandatory field: category"
    )

    shown = str(ticket_card.message(ticket, "en-US"))
    assert "a rule of the instance refused it" in shown
    assert "Mandatory field: category" in shown


def test_a_ticket_without_its_connection_is_marked() -> None:
    assert "Not followed" in str(ticket_card.message(things.ticket(followed=False), "en-US"))


def test_a_looked_up_card_can_be_shown_in_the_channel() -> None:
    assert "7" == buttons(ticket_card.lookup(things.ticket(), "en-US")["blocks"])["show_ticket"]


def test_a_comment_is_told_with_its_writer_and_no_markup_of_theirs() -> None:
    told = ticket_card.changes([things.a_comment("Ada <Admin>", "<!channel> look\nhere")], "en-US")

    assert "*Ada &lt;Admin&gt;* commented: &lt;!channel&gt; look here" == told["text"]
    assert 1 == len(told["blocks"])


def test_changes_are_told_a_line_each() -> None:
    changes = [
        things.a_change("state", "New", "Implement"),
        things.a_change("due_date", "2026-11-23", "2026-12-01"),
        things.a_change("assigned_to", "", "Ada Admin"),
    ]

    assert ticket_card.changes(changes, "de-DE")["text"] == (
        "*Zustand:* New → Implement\n*Fällig:* 23.11.2026 → 01.12.2026\n*Zugewiesen an:* nichts → Ada Admin"
    )


@pytest.mark.parametrize(
    ("days", "closed", "expected"),
    [(0, False, "due Nov 23, 2026"), (-1, False, "overdue by 1 day"), (-366, False, "overdue by 366 days")],
)
def test_a_row_says_when_it_is_due(days: int, closed: bool, expected: str) -> None:
    ticket = things.ticket(due_date=TODAY + timedelta(days=days), closed=closed)

    assert expected in str(ticket_list.message(TicketPage([ticket], 1, 0), [], TODAY, "en-US"))


def test_a_closed_ticket_is_not_overdue() -> None:
    ticket = things.ticket(due_date=TODAY - timedelta(days=9), closed=True)

    assert "overdue" not in str(ticket_list.message(TicketPage([ticket], 1, 0), [], TODAY, "en-US")["blocks"])


def test_the_list_of_tickets_can_be_turned_with_the_same_filters() -> None:
    page = things.ticket_page("x", 10, 25, page=1)

    pressed = buttons(ticket_list.message(page, ["open", "mine"], TODAY, "en-US")["blocks"])
    assert ("0|open mine", "2|open mine") == (
        pressed["list_tickets_previous"],
        pressed["list_tickets_next"],
    )


def test_a_digest_counts_all_and_tells_the_first() -> None:
    shown = str(digest_message.message(things.digest(tickets=77), "en-US"))

    assert "*Overdue (77)*" in shown
    assert "more_" in shown
    assert "▲ 0.7 percentage points since Nov 22, 2026" in shown


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_digest_fits_however_many_tickets_there_are(words: str) -> None:
    blocks = digest_message.message(things.digest(words, tickets=77), "de-DE")["blocks"]

    assert len(json.dumps(blocks)) <= 11_000
    assert len(blocks) <= 45


def test_a_digest_of_one_ticket_leaves_nothing_out() -> None:
    assert "more_" not in str(digest_message.message(things.digest(tickets=1), "en-US"))


def test_an_empty_digest_says_so() -> None:
    empty = things.digest(tickets=0, is_late=False)

    assert "Nothing has changed" in str(digest_message.message(empty, "en-US"))


def test_a_late_digest_is_marked() -> None:
    assert "is late" in str(digest_message.message(things.digest(), "en-US"))


def test_a_paused_digest_can_be_resumed() -> None:
    paused = digest_list.message([things.subscription(paused=True)], "en-US")

    assert "5" == buttons(paused["blocks"])["resume_digest"]
    assert "pause_digest" not in buttons(paused["blocks"])


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.VIEWER, {"list_actions", "home_tickets"}),
        (Role.SHARER, {"list_actions", "home_tickets", "home_share"}),
        (Role.ADMIN, {"list_actions", "home_tickets", "home_share", "home_connect", "home_doctor"}),
    ],
)
def test_home_offers_what_the_role_may_do(role: Role, expected: set[str]) -> None:
    assert expected == set(buttons(home.view(things.home(role=role), "en-US")["blocks"]))


@pytest.mark.parametrize("refused", [True, False])
def test_home_lets_an_admin_authorize_again_only_where_that_is_needed(refused: bool) -> None:
    held = things.connection(needs_authorization=refused)
    shown = str(home.view(things.home(role=Role.ADMIN, connection=held), "en-US"))

    assert refused == ("Authorize again'" in shown)


def test_home_says_so_when_nothing_is_connected_and_nothing_read() -> None:
    shown = str(home.view(things.home(reading=None, connection=None), "en-US"))

    assert "has not been read" in shown
    assert "ServiceNow is not connected" in shown


@pytest.mark.parametrize("error", every_error(), ids=lambda error: error.__name__)
def test_no_error_leaves_a_card_without_a_reason(error: type[Exception]) -> None:
    assert reason(error.__name__, "de-DE")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("is_archived", "*&lt;!here&gt;* could not be posted: <#C0SECURITY> is archived."),
        ("channel_not_found", "could not be posted in <#C0SECURITY>. If it is a private channel, invite"),
        ("restricted_action", "could not be posted in <#C0SECURITY> (Slack says: restricted_action)."),
    ],
)
def test_a_notice_names_its_channel_as_each_reader_may_see_it(error: str, expected: str) -> None:
    owed = things.notice("notice-card", name="<!here>", channel="C0SECURITY", error=error)

    assert expected in notice.message(owed, "en-US")["text"]
