"""What a check-up looks like in Slack."""

import pytest

from bot.views import doctor, doctor_words as words
from desk.doctor import CHECKS, VERDICTS
from sandbox.playing.transcript import as_text
from servicenow.checks.finding import Finding, Outcome
from servicenow.checks.unseen import COMES_AFTER, unseen
from tests.bot.views import things
from tests.bot.views.test_every_view import mrkdwn_of
from tests.bot.views.things import WORDS

BLOCKS, CHARACTERS = 50, 11_000


def of_each_check(given: str) -> list[Finding]:
    """One finding of each check, the worst where it has such a one."""
    order = [Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS]
    found = sorted(things.findings(given), key=lambda finding: order.index(finding.outcome))
    return [next(one for one in found if one.check == check) for check in CHECKS]


@pytest.mark.parametrize("given", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_a_check_up_fits_into_one_message_however_bad(given: str, locale: str) -> None:
    shown = doctor.message(things.report(*things.findings(given)), locale)

    assert BLOCKS >= len(shown["blocks"])
    assert CHARACTERS > sum(map(len, mrkdwn_of(shown)))


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_with_usual_words_the_worst_of_every_check_is_shown(locale: str) -> None:
    found = of_each_check("scoredesk.integration")
    shown = as_text(dict(doctor.message(things.report(*found), locale)))

    told = {one.check: " ".join(words.seen(one, locale).split()) for one in found}
    assert [] == [check for check, seen in told.items() if seen not in shown]


def test_what_fails_stands_before_what_is_well() -> None:
    well = next(verdict for verdict in VERDICTS if verdict.seen == "connection-kept")
    broken = next(verdict for verdict in VERDICTS if verdict.seen == "score-never")
    shown = as_text(dict(doctor.message(things.report(well.found(user_name="me"), broken.found()), "en-US")))

    assert shown.index("It has never been read.") < shown.index("Connected as me.")


def test_checks_that_wait_for_another_are_told_in_one_sentence() -> None:
    waiting = [unseen(check, COMES_AFTER, "identity") for check in ("user", "roles")]
    shown = as_text(dict(doctor.message(things.report(*waiting), "en-US")))

    assert "Not looked at until “Owner of the token” is in order: Integration user, Roles" in shown


def test_a_test_ticket_is_offered_only_where_the_integration_user_is_proven() -> None:
    proven = next(verdict for verdict in VERDICTS if verdict.seen == "identity-proven").found(user_name="me")
    offered = [
        [element["action_id"] for element in doctor.message(report, "en-US")["blocks"][-1]["elements"]]
        for report in (things.report(proven), things.report())
    ]

    assert [[doctor.LOOK_AGAIN, doctor.WRITE_TEST_TICKET], [doctor.LOOK_AGAIN]] == offered
