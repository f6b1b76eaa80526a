"""Whatever the words, Slack takes every view, and the words stay words."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.views import (
    action_detail,
    action_list,
    connect_modal,
    connection,
    digest_list,
    digest_message,
    digest_modal,
    doctor,
    help as help_view,
    home,
    notice,
    on_call,
    overview,
    sentence,
    settings_modal,
    share_fields,
    share_modal,
    ticket_card,
    ticket_list,
)
from bot.views.blocks import Message, View
from desk.access import Role
from desk.errors import NotAllowed
from desk.lookup import FILTERS
from desk.on_call import Rota
from desk.share import Shared
from desk.states import StateSetting
from securescore.actions import Status
from servicenow.errors import RefusedByRule, WrongUser
from storage.cards import MOST_CHANGES
from storage.tables import Ticket
from tests.bot.views import things
from tests.bot.views.things import TODAY, WORDS
from tests.contracts.check import check

CASES = {"english": ("usual words", "en-US"), **{name: (words, "de-DE") for name, words in WORDS.items()}}
"""German is the longer language, so it has all the words."""
OURS = re.compile(
    r"<(?:!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|]+"
    r"|@U0(?:SHARER|ADMIN)|#C0SECURITY"
    r"|https://(?:acme\.service-now\.com|security\.microsoft\.com)[^<>|\s]*\|[^<>|\n]+)>"
)
"""The only marks with angle brackets that may come out."""


def shared(words: str) -> dict[str, Ticket]:
    return {"AdminMFAV2": things.ticket(words), "control1": things.undelivered(words)}


MESSAGES: dict[str, Callable[[str, str], Message]] = {
    "securescore_help": lambda words, locale: help_view.securescore(locale, words, "actions"),
    "ticket_help": lambda words, locale: help_view.ticket(locale, words),
    "choose": lambda words, locale: help_view.choose("/ticket list", words, FILTERS, None, locale),
    "choose_nearest": lambda words, locale: help_view.choose("/ticket list", words, FILTERS, "open", locale),
    "none_found": lambda words, locale: sentence.message(share_modal.none_found(words, locale)),
    "doctor": lambda words, locale: doctor.message(
        things.report(*things.findings(words), instance_url=words), locale
    ),
    "doctor_not_connected": lambda words, locale: doctor.message(things.report(instance_url=""), locale),
    "doctor_looking": lambda words, locale: doctor.looking(locale),
    "doctor_written": lambda words, locale: doctor.written(
        things.report(*(one for one in things.findings(words) if one.check == "writing")), locale
    ),
    "overview": lambda words, locale: overview.message(
        things.reading(*[things.action(words, control_id=f"control{n}") for n in range(462)]),
        shared(words),
        locale,
    ),
    "overview_all_done": lambda words, locale: overview.message(things.reading(days=1), {}, locale),
    "action_list": lambda words, locale: action_list.message(
        things.action_page(words, 10, 462, page=3), shared(words), locale
    ),
    "action_list_empty": lambda words, locale: action_list.message(
        things.action_page(words, 0, 0), {}, locale
    ),
    "action_detail": lambda words, locale: action_detail.message(
        things.action(words), TODAY, [things.ticket(words), things.undelivered(words)] * 9, locale
    ),
    "action_detail_without_facts": lambda words, locale: action_detail.message(
        things.action(
            words,
            score=None,
            user_impact=None,
            implementation_cost=None,
            threats=(),
            last_synced=None,
            action_url="",
            status=Status.NOT_SCORED,
            description_html="",
            remediation_html=" ",
        ),
        TODAY,
        [],
        locale,
    ),
    "ticket_card": lambda words, locale: ticket_card.message(things.ticket(words), locale),
    "ticket_card_fields_not_set": lambda words, locale: ticket_card.message(
        things.ticket(words, fields_not_set=["due_date", "caller_id", "description"]), locale
    ),
    "ticket_card_pending": lambda words, locale: ticket_card.message(things.undelivered(words), locale),
    "ticket_card_waiting": lambda words, locale: ticket_card.message(
        things.undelivered(words, delivery="attempted", error="NotAnswering", error_detail=words), locale
    ),
    "ticket_card_refused": lambda words, locale: ticket_card.message(
        things.undelivered(words, delivery="refused", error="RefusedByRule", error_detail=words), locale
    ),
    "ticket_card_refused_elsewhere": lambda words, locale: ticket_card.message(
        things.undelivered(
            words, delivery="refused", error="MadeElsewhere", error_detail=words, correlation_id="0" * 32
        ),
        locale,
    ),
    "ticket_lookup": lambda words, locale: ticket_card.lookup(things.ticket(words, followed=False), locale),
    "ticket_changes": lambda words, locale: ticket_card.changes(
        [things.a_change("state", words, words), things.a_change("due_date", "2026-11-23", "")], locale
    ),
    "ticket_comments": lambda words, locale: ticket_card.changes(
        [things.a_comment(words, words)] * MOST_CHANGES, locale
    ),
    "ticket_list": lambda words, locale: ticket_list.message(
        things.ticket_page(words, 10, 462, page=2), ["open", "mine"], TODAY, locale
    ),
    "ticket_list_empty": lambda words, locale: ticket_list.message(
        things.ticket_page(words, 0, 0), [], TODAY, locale
    ),
    "ticket_card_of_a_change": lambda words, locale: ticket_card.message(
        things.undelivered(
            words, table="change_request", change_type="emergency", assignment_group_name=words
        ),
        locale,
    ),
    "on_call": lambda words, locale: on_call.message([things.rota(words)] * 5, locale),
    "on_call_nobody": lambda words, locale: on_call.message([Rota(words, []), Rota(words, None)], locale),
    "on_call_choose": lambda words, locale: on_call.choose(things.groups(words), words, locale),
    "disconnected": lambda words, locale: connection.removed(locale),
    "digest_list": lambda words, locale: digest_list.message([things.subscription(words)] * 30, locale),
    "digest_list_empty": lambda words, locale: digest_list.message([], locale),
    "digest_message": lambda words, locale: digest_message.message(things.digest(words, tickets=77), locale),
    "digest_message_empty": lambda words, locale: digest_message.message(
        things.digest(words, tickets=0, score=None), locale
    ),
    "error": lambda words, locale: sentence.error(RefusedByRule(words), locale),
    "wrong_user": lambda words, locale: sentence.error(
        WrongUser(expected=words[:300], actual=words[:300]), locale
    ),
    "unexpected": lambda words, locale: sentence.unexpected("0a1b2c3d", locale),
    "notice_connected": lambda words, locale: notice.message(
        things.notice("notice-connected", instance=words, user_name=words), locale
    ),
    "notice_authorize_soon": lambda words, locale: notice.message(
        things.notice("notice-authorize-soon", instance=words, ends_at=things.NOW.isoformat()), locale
    ),
    "notice_nobody_came_back": lambda words, locale: notice.message(
        things.notice(
            "notice-nobody-came-back", instance=words, user_name=words, redirect_uri=words, way="sso"
        ),
        locale,
    ),
    "notice_not_connected": lambda words, locale: notice.message(
        things.notice("error-desk-code-refused", user_name=words), locale
    ),
    "notice_card": lambda words, locale: notice.message(
        things.notice("notice-card", name=words, channel="C0SECURITY", error=words), locale
    ),
    "notice_fields_not_set": lambda words, locale: notice.message(
        things.notice("notice-fields-not-set", name=words, number="INC0010023", fields=words), locale
    ),
    "notice_refused": lambda words, locale: notice.message(
        things.notice("notice-refused", name=words, detail=words), locale
    ),
    "notice_standard_refused": lambda words, locale: notice.message(
        things.notice("notice-standard-refused", name=words, detail=words), locale
    ),
    "notice_made_elsewhere": lambda words, locale: notice.message(
        things.notice("notice-made-elsewhere", name=words, instance=words, reference=words), locale
    ),
}
MODALS: dict[str, Callable[[str, str], View]] = {
    "share": lambda words, locale: share_modal.view(
        things.action(words), TODAY, things.request(words), locale
    ),
    "share_not_scored": lambda words, locale: share_modal.view(
        things.action(words, status=Status.NOT_SCORED, score=None), TODAY, things.request(words), locale
    ),
    "share_group_chosen": lambda words, locale: share_fields.with_chosen_group(
        share_modal.view(things.action(words), TODAY, things.request(words), locale)
    ),
    "pick": lambda words, locale: share_modal.pick_view(locale, "C0SECURITY"),
    "pick_found": lambda words, locale: share_modal.pick_view(locale, "C0SECURITY", words),
    "already": lambda words, locale: share_modal.already_view(
        things.ticket(words), things.action(words), locale, channel_id="C0SECURITY"
    ),
    "accepted": lambda words, locale: share_modal.accepted_view(
        Shared(things.undelivered(words), is_new=True), "C0SECURITY", locale
    ),
    "accepted_known": lambda words, locale: share_modal.accepted_view(
        Shared(things.ticket(words), is_new=False), "U0SHARER", locale
    ),
    "connect": lambda words, locale: connect_modal.view(
        "https://bot.example/servicenow/callback", None, locale
    ),
    "connect_again": lambda words, locale: connect_modal.view(
        "https://bot.example/servicenow/callback",
        things.connection(words, last_error="NotJson", last_success_at=None),
        locale,
    ),
    "connect_by_client_credentials": lambda words, locale: connect_modal.view(
        "https://bot.example/servicenow/callback",
        things.connection(
            words,
            grant_type="client_credentials",
            failing_since=things.NOW,
            push_digest="0a",
            pushed_at=things.NOW,
        ),
        locale,
    ),
    "client_credentials_asked": connect_modal.asked_view,
    "authorize": lambda words, locale: connect_modal.authorize_view(
        "https://acme.service-now.com/oauth_auth.do?state=0a&scope=useraccount", words, locale
    ),
    "settings": lambda words, locale: settings_modal.view(
        [
            StateSetting(table, str(value), words or "1", words[:40])
            for table in ("change_request", "incident")
            for value in range(60)
        ],
        locale,
    ),
    "disconnect": lambda words, locale: connection.disconnect_view(things.connection(words), locale),
    "digest": lambda words, locale: digest_modal.view(locale, words, "C0SECURITY"),
    "digest_created": lambda words, locale: digest_modal.created_view(things.subscription(words), locale),
    "sentence": lambda words, locale: sentence.modal(sentence.error(RefusedByRule(words), locale), locale),
}
HOMES: dict[str, Callable[[str, str], View]] = {
    "admin": lambda words, locale: home.view(things.home(words), locale),
    "viewer": lambda words, locale: home.view(things.home(words, Role.VIEWER), locale),
    "guest": lambda words, locale: home.refused(NotAllowed("viewer"), locale),
    "new": lambda words, locale: home.view(
        things.home(words, reading=None, connection=None, changes=[], incidents=[]), locale
    ),
    "authorize_again": lambda words, locale: home.view(
        things.home(words, connection=things.connection(words, needs_authorization=True)), locale
    ),
}


@pytest.mark.parametrize(("words", "locale"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_slack_takes_every_message(message: Callable[[str, str], Message], words: str, locale: str) -> None:
    shown = message(words, locale)

    check("chat.postMessage", {"channel": "C1", **shown})
    assert [] == foreign_marks(shown)


@pytest.mark.parametrize(("words", "locale"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("view", MODALS.values(), ids=MODALS)
def test_slack_takes_every_modal(view: Callable[[str, str], View], words: str, locale: str) -> None:
    shown = view(words, locale)

    check("views.open", {"trigger_id": "1.2.3", "view": shown})
    assert [] == foreign_marks(shown)


@pytest.mark.parametrize(("words", "locale"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("view", HOMES.values(), ids=HOMES)
def test_slack_takes_every_home(view: Callable[[str, str], View], words: str, locale: str) -> None:
    shown = view(words, locale)

    check("views.publish", {"user_id": "U1", "view": shown})
    assert [] == foreign_marks(shown)


def foreign_marks(shown: Any) -> list[str]:
    """The mrkdwn in which an angle bracket stands that is not part of a mark of ours."""
    return [text for text in mrkdwn_of(shown) if re.search("[<>]", OURS.sub("", text))]


def mrkdwn_of(shown: Any) -> Iterator[str]:
    """Every text that Slack reads as mrkdwn: the message's own, and those of mrkdwn objects."""
    if isinstance(shown, dict):
        if shown.get("type") == "mrkdwn" or ("blocks" in shown and "text" in shown):
            yield shown["text"]
        for inner in shown.values():
            yield from mrkdwn_of(inner)
    elif isinstance(shown, list):
        for inner in shown:
            yield from mrkdwn_of(inner)
