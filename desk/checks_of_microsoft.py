"""Microsoft's side of a check-up: the app's token, its permission, and how old the score is."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from desk import scores
from desk.context import Desk
from securescore.errors import (
    CredentialsRefused,
    NotAnswering,
    NotFound,
    PermissionMissing,
    SecureScoreError,
    Throttled,
)
from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.unseen import COMES_AFTER, TOO_SLOW, unseen

_TOKEN, _PERMISSION, _SCORE = "microsoft-token", "microsoft-permission", "score"

ACCEPTED = Verdict(_TOKEN, "accepted", Outcome.PASS)
REFUSED = Verdict(_TOKEN, "refused", Outcome.FAIL, "check-app")
NOT_FOUND = Verdict(_TOKEN, "not-found", Outcome.FAIL, "check-cloud")
GRANTED = Verdict(_PERMISSION, "granted", Outcome.PASS)
MISSING = Verdict(_PERMISSION, "missing", Outcome.FAIL, "grant-permission")
FRESH = Verdict(_SCORE, "fresh", Outcome.PASS)
OLD = Verdict(_SCORE, "old", Outcome.WARN, "wait-for-score")
NEVER = Verdict(_SCORE, "never", Outcome.FAIL, "wait-for-score")
VERDICTS = (ACCEPTED, REFUSED, NOT_FOUND, GRANTED, MISSING, FRESH, OLD, NEVER)

_FRESH_FOR = timedelta(hours=36)
"""Microsoft makes a new score once a day, at no fixed time."""
_HOUR = timedelta(hours=1)


async def look(desk: Desk, workspace_id: int, seconds: float) -> list[Finding]:
    """All three; Microsoft is given so many seconds to answer."""
    return [*await _access(desk, seconds), _age(await scores.age(desk, workspace_id))]


async def _access(desk: Desk, seconds: float) -> Sequence[Finding]:
    try:
        async with asyncio.timeout(seconds):
            await desk.secure_score.secure_scores(top=1)
    except TimeoutError:
        return [unseen(_TOKEN, TOO_SLOW), unseen(_PERMISSION, COMES_AFTER, _TOKEN)]
    except PermissionMissing as error:
        return [ACCEPTED.found(), MISSING.found(permission=error.permission)]
    except SecureScoreError as error:
        return [judge(error), unseen(_PERMISSION, COMES_AFTER, _TOKEN)]
    return [ACCEPTED.found(), GRANTED.found()]


def judge(error: SecureScoreError) -> Finding:
    """What it means that Graph did not give the score."""
    match error:
        case CredentialsRefused():
            return REFUSED.found(code=error.code)
        case NotFound():
            return NOT_FOUND.found()
        case NotAnswering():
            return unseen(_TOKEN, "no-answer")
        case Throttled():
            return unseen(_TOKEN, "rate-limited")
        case _:
            return unseen(_TOKEN, "no-data")


def _age(age: timedelta) -> Finding:
    if age == timedelta.max:
        return NEVER.found()
    return (OLD if age > _FRESH_FOR else FRESH).found(hours=max(0, age // _HOUR))
