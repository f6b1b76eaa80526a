"""Everything that the doctor may find is told, and has been seen."""

import re
from pathlib import Path

from desk.doctor import CHECK_SECONDS, CHECKS, VERDICTS
from servicenow.checks.finding import Outcome
from servicenow.checks.unseen import REASONS
from tests.desk.ailments import HEALTHY, ROWS, UNSEEN
from texts import text

ROOT = Path(__file__).parents[2]


def test_every_finding_has_its_fault() -> None:
    found = {row.seen for row in ROWS} | {*HEALTHY.values()}

    assert {verdict.seen for verdict in VERDICTS} == found


def test_every_reason_for_seeing_nothing_has_its_fault() -> None:
    assert REASONS.keys() == UNSEEN.keys() | {"comes-after"}


def test_every_check_is_told_in_its_place() -> None:
    assert [*CHECKS] == [*HEALTHY]
    assert set(CHECKS) == {verdict.check for verdict in VERDICTS}


def test_the_rounds_of_a_check_up_take_less_than_twenty_seconds() -> None:
    assert 4 * CHECK_SECONDS < 20


def sections() -> dict[str, str]:
    """What docs/troubleshooting.md says of each finding, its lines joined."""
    page = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
    told = re.findall(r"^### `([a-z-]+)`\n(.*?)(?=^##|\Z)", page, re.DOTALL | re.MULTILINE)
    return {name: " ".join(words.split()) for name, words in told}


def remedies() -> dict[str, str]:
    """The key of what to do about each finding that needs something done."""
    of_checks = {verdict.seen: verdict.remedy for verdict in VERDICTS if verdict.remedy}
    return of_checks | {f"any-{reason}": remedy for reason, remedy in REASONS.items()}


def test_whatever_is_not_well_says_what_to_do() -> None:
    assert [] == [one.seen for one in VERDICTS if bool(one.remedy) != (one.outcome is not Outcome.PASS)]


def test_troubleshooting_has_a_section_for_each_finding() -> None:
    assert remedies().keys() == sections().keys()


def test_troubleshooting_and_the_doctor_say_the_same_of_what_to_do() -> None:
    told = sections()

    assert [] == [
        seen
        for seen, remedy in remedies().items()
        if remedy and text(f"doctor-fix-{remedy}", "en") not in told[seen]
    ]
