"""Every check of an instance, in order, and how they are made: at once, each for a bounded time.

Source: https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/c_RESTAPI.html
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import chain
from typing import TypeVar

from servicenow.checks import (
    address,
    authorize_page,
    client,
    clock,
    companion,
    cross_scope,
    identity,
    invalid_query,
    rate_limit,
    reading,
    registry,
    release,
    roles,
    states,
    token_endpoint,
    user,
    writing,
)
from servicenow.checks.finding import Finding, Verdict
from servicenow.checks.patient import Insider, Patient
from servicenow.checks.unseen import COMES_AFTER, TOO_SLOW, not_asked, unseen
from servicenow.errors import ServiceNowError

Looked = TypeVar("Looked", Patient, Insider)
Check = tuple[str, Callable[[Looked], Awaitable[Sequence[Finding]]]]

OUTSIDE: tuple[Check[Patient], ...] = (
    (token_endpoint.NAME, token_endpoint.probe),
    (authorize_page.NAME, authorize_page.probe),
    (clock.NAME, clock.probe),
)
"""What can be seen without a token, once the instance is reached."""

INSIDE: tuple[Check[Insider], ...] = (
    (registry.REDIRECT, registry.probe_redirect),
    (user.NAME, user.probe),
    (roles.NAME, roles.probe),
    (reading.NAME, reading.probe),
    (states.NAME, states.probe),
    (invalid_query.NAME, invalid_query.probe),
    (release.NAME, release.probe),
    (registry.NAME, registry.probe),
    (cross_scope.NAME, cross_scope.probe),
    (rate_limit.NAME, rate_limit.probe),
    (companion.NAME, companion.probe),
)
"""What the integration user sees, once it is known who it is."""

_NO_ANSWER = {f"any-{reason}" for reason in (TOO_SLOW, "no-answer", "no-data")}
_MODULES = (
    address,
    token_endpoint,
    client,
    authorize_page,
    registry,
    identity,
    user,
    roles,
    reading,
    writing,
    states,
    invalid_query,
    release,
    cross_scope,
    rate_limit,
    clock,
    companion,
)
VERDICTS: tuple[Verdict, ...] = tuple(chain.from_iterable(module.VERDICTS for module in _MODULES))
"""Everything that the checks of an instance may come to."""


async def from_outside(patient: Patient, seconds: float) -> list[Finding]:
    """The address, and what can be seen from there without a token; ``seconds`` for each. Raises nothing.

    Source: https://www.servicenow.com/docs/r/platform-security/authentication/authorization-workflow.html
    """
    reached = await bounded(address.NAME, seconds, address.probe(patient))
    if any(finding.blocks for finding in reached):
        return [*reached, *(unseen(name, COMES_AFTER, address.NAME) for name, _ in OUTSIDE)]
    return [*reached, *await _all_of(OUTSIDE, patient, seconds)]


async def from_inside(insider: Insider, seconds: float) -> list[Finding]:
    """What the integration user sees; ``seconds`` for each check. Raises what the access token raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    return await _all_of(INSIDE, insider, seconds)


def not_from_inside(first: str) -> list[Finding]:
    """None of it can be seen before the check ``first`` is well."""
    return [unseen(name, COMES_AFTER, first) for name, _ in INSIDE]


def is_any_answered(findings: Sequence[Finding]) -> bool:
    """Whether the instance gave an answer to any of these checks, be it a refusal."""
    return any(finding.seen not in _NO_ANSWER for finding in findings)


async def bounded(name: str, seconds: float, asking: Awaitable[Sequence[Finding]]) -> Sequence[Finding]:
    """What one check finds; what keeps it from an answer, or from one in time, is a finding too.

    Raises nothing of the instance's. Source: c_RESTAPI.html
    """
    try:
        async with asyncio.timeout(seconds):
            return await asking
    except TimeoutError:
        return [unseen(name, TOO_SLOW)]
    except ServiceNowError as error:
        return [not_asked(name, error)]


async def _all_of(checks: Sequence[Check[Looked]], looked_at: Looked, seconds: float) -> list[Finding]:
    made = await asyncio.gather(*(bounded(name, seconds, probe(looked_at)) for name, probe in checks))
    return list(chain.from_iterable(made))
