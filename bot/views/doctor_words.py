"""A finding of the doctor in words, for Slack and for the command line; plain, to be escaped for Slack."""

from typing import Any

from bot.views.reason import reason
from servicenow.checks.finding import Finding, Outcome
from servicenow.checks.unseen import COMES_AFTER
from texts import text

_VALUE_CHARACTERS = 200
_TABLES = ("incident", "change_request")


def check(name: str, locale: str) -> str:
    """The name of a check."""
    return text(f"doctor-check-{name}", locale)


def outcome(finding: Finding, locale: str) -> str:
    """PASS, WARN, FAIL or UNKNOWN."""
    return text(f"doctor-outcome-{finding.outcome}", locale)


def seen(finding: Finding, locale: str) -> str:
    """What was seen."""
    values = {name: _value(name, value, locale) for name, value in finding.values.items()}
    return text(f"doctor-seen-{finding.seen}", locale, **values)


def remedy(finding: Finding, locale: str) -> str:
    """What to do about it; "" where nothing needs doing."""
    return text(f"doctor-fix-{finding.remedy}", locale) if finding.remedy else ""


def waits_for(finding: Finding) -> str:
    """The check that has to be well before this one can be made; "" where it was made."""
    return str(finding.values["first"]) if finding.seen == f"any-{COMES_AFTER}" else ""


def count(findings: tuple[Finding, ...], wanted: Outcome) -> int:
    """How many findings came to that."""
    return sum(finding.outcome is wanted for finding in findings)


def _value(name: str, value: Any, locale: str) -> Any:
    if name == "error":
        return str(reason(str(value), locale))
    if name == "first":
        return check(str(value), locale)
    if name == "table" and value in _TABLES:
        return text(f"table-{value}", locale)
    return value[:_VALUE_CHARACTERS] if isinstance(value, str) else value
