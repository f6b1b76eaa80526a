"""Every sentence there is in every language, and every key that the program asks for."""

import ast
import re

from desk.doctor import CHECKS, VERDICTS
from securescore.actions import Status
from servicenow.checks.finding import Outcome
from servicenow.checks.unseen import REASONS
from tests.texts.catalogues import asked_for, catalogue, literals
from tests.texts.errors import every_error
from texts import LANGUAGES, error_key

_PAGES = (
    "authorize",
    "broken",
    "connected",
    "elsewhere",
    "failed",
    "installed",
    "no-cookie",
    "not-found",
    "not-installed",
)
_REMEDIES = (*(verdict.remedy for verdict in VERDICTS), *REASONS.values())

FAMILIES = {
    "notice-digest-": ("refused", "missed", "uncertain"),
    "card-text-": ("pending", "attempted", "refused", "delivered"),
    "change-type-": ("normal", "standard", "emergency"),
    "digest-shows-": ("changed", "open"),
    "doctor-check-": CHECKS,
    "doctor-fix-": tuple({remedy for remedy in _REMEDIES if remedy}),
    "doctor-outcome-": tuple(Outcome),
    "doctor-seen-": (*(verdict.seen for verdict in VERDICTS), *(f"any-{reason}" for reason in REASONS)),
    "error-": tuple(error_key(error).removeprefix("error-") for error in every_error()),
    "field-": (
        *("state", "assigned_to", "assignment_group", "priority", "due_date", "short_description"),
        *("description", "caller_id", "requested_by", "impact", "urgency", "type"),
        *("correlation_id", "correlation_display"),
    ),
    "home-": ("changes", "incidents"),
    "level-": ("low", "moderate", "high"),
    "page-": (
        *(f"{page}-{part}" for page in _PAGES for part in ("title", "next")),
        *(f"{page}-body" for page in _PAGES if page != "failed"),  # an error's own sentence stands there
    ),
    "page-authorize-": ("mfa", "not-you", "one-browser", "sso"),
    "grant-": ("authorization_code", "client_credentials"),
    "priority-": ("1", "2", "3", "4", "5"),
    "status-": tuple(Status),
    "table-": ("incident", "change_request"),
    "weekday-": tuple("1234567"),
    "weekday-short-": tuple("1234567"),
}
"""Keys whose end is only known while the program runs."""
_HANDED_ON = re.compile(
    r"(fact|notice|reason|share-problem|digest-problem|share-warning|help|peers)(-[a-z0-9]+)+"
)
"""Keys that one part of the program names and another asks for."""


def test_each_language_has_the_same_keys() -> None:
    keys = {language: catalogue(language).keys() for language in LANGUAGES}

    assert all(keys["en"] == each for each in keys.values())


def test_each_language_has_the_same_placeholders() -> None:
    english = catalogue("en")

    for language in LANGUAGES:
        assert english == catalogue(language)


def test_every_key_asked_for_is_defined() -> None:
    asked = {
        node.value
        for expression in asked_for()
        if not isinstance(expression, ast.JoinedStr)
        for node in ast.walk(expression)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value
    }

    assert set() == asked - catalogue("en").keys()


def test_every_key_handed_on_is_defined() -> None:
    handed_on = {literal for literal in literals() if _HANDED_ON.fullmatch(literal)}

    assert set() == handed_on - catalogue("en").keys()


def test_every_key_put_together_is_of_a_declared_family() -> None:
    begun = {
        expression.values[0].value
        for expression in asked_for()
        if isinstance(expression, ast.JoinedStr) and isinstance(expression.values[0], ast.Constant)
    }

    assert set() == begun - FAMILIES.keys()


def test_every_member_of_a_family_is_defined() -> None:
    members = {f"{family}{member}" for family, ends in FAMILIES.items() for member in ends}

    assert set() == members - catalogue("en").keys()


def test_no_sentence_is_unused() -> None:
    members = {f"{family}{member}" for family, ends in FAMILIES.items() for member in ends}

    assert set() == catalogue("en").keys() - literals() - members
