"""Why a check saw nothing: the same reasons for every check."""

from servicenow.checks.finding import Finding, Outcome
from servicenow.errors import (
    CredentialsRefused,
    MfaRequired,
    NoSuchApi,
    NotAnswering,
    NotJson,
    PermissionDenied,
    RateLimited,
    RecordNotFound,
    ServiceNowError,
)

COMES_AFTER = "comes-after"
TOO_SLOW = "too-slow"

REASONS = {
    COMES_AFTER: "",
    TOO_SLOW: "look-again",
    "no-answer": "look-again",
    "no-data": "look-again",
    "rate-limited": "wait",
    "not-allowed": "ask-for-read",
    "refused": "authorize",
    "odd": "look-again",
}
"""Reason -> the key of what to do."""

_BY_ERROR: tuple[tuple[type[ServiceNowError] | tuple[type[ServiceNowError], ...], str], ...] = (
    (NotAnswering, "no-answer"),
    (NotJson, "no-data"),
    (RateLimited, "rate-limited"),
    ((PermissionDenied, RecordNotFound, NoSuchApi), "not-allowed"),
    ((CredentialsRefused, MfaRequired), "refused"),
)


def unseen(check: str, reason: str, first: str = "") -> Finding:
    """The check could not be made; ``first`` is the check that has to pass before it can."""
    values = {"first": first} if first else {}
    return Finding(check, Outcome.UNKNOWN, f"any-{reason}", REASONS[reason], values)


def not_asked(check: str, error: ServiceNowError) -> Finding:
    """The instance did not answer what was asked: nothing is known."""
    reason = next((reason for kinds, reason in _BY_ERROR if isinstance(error, kinds)), "odd")
    return unseen(check, reason)
