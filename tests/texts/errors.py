"""Every error of ours, made as the program makes it."""

import inspect
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain

from desk.errors import DeskError
from securescore.errors import SecureScoreError
from servicenow.errors import ServiceNowError
from storage.errors import StorageError

_ARGUMENTS: dict[str, object] = {
    "detail": "their own words",
    "request_id": "r-1",
    "code": "AADSTS7000215",
    "retry_after": 2.5,
    "maybe_done": True,
    "expected": "scoredesk",
    "actual": "ada.admin",
    "role": "admin",
    "control_id": "AdminMFAV2",
    "number": "INC0010023",
    "field": "assigned_to",
    "most_bytes": 24 * 1024 * 1024,
    "words": "identity team",
    "reason": ValueError("another error"),
    "problem": "PermissionMissing",
    "redirect_uri": "https://bot.example.com/servicenow/callback",
    "user_name": "scoredesk.integration",
    "since": datetime(2026, 3, 2, 10, 2, tzinfo=UTC),
}


def every_error() -> list[type[Exception]]:
    """The base classes and all that come from them."""
    bases = (DeskError, SecureScoreError, ServiceNowError, StorageError)
    return list(chain.from_iterable(_family(base) for base in bases))


def made(error: type[Exception]) -> Exception:
    """One of them, with a value for each of its parameters."""
    if error.__init__ is Exception.__init__:
        return error()
    names = list(inspect.signature(error).parameters)
    return error(**{name: _ARGUMENTS[name] for name in names if name not in ("args", "kwargs")})


def _family(error: type[Exception]) -> Iterator[type[Exception]]:
    yield error
    for child in error.__subclasses__():
        yield from _family(child)
