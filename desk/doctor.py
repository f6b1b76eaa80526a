"""A check-up of the connections to ServiceNow and Microsoft: what is wrong, and what to do about it.

It changes nothing, unless it is asked to write a test ticket.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desk import checks_of_connection, checks_of_instance, checks_of_microsoft
from desk.access import Role, require
from desk.checks_of_connection import CONNECTION
from desk.checks_of_instance import come_after
from desk.context import Desk
from desk.errors import NotConnected
from desk.instance import calling
from servicenow.checks import rounds
from servicenow.checks.finding import Finding, Outcome
from storage import connections
from storage.tables import Connection, Person

CHECK_SECONDS = 4.0
"""For each check; they are made in four rounds, so a check-up takes less than 20 s in all."""

VERDICTS = (*checks_of_connection.VERDICTS, *rounds.VERDICTS, *checks_of_microsoft.VERDICTS)
"""Everything that a check may come to, but for what keeps any of them from being made."""
CHECKS = (
    "connection",
    "address",
    "token-endpoint",
    "client",
    "authorize-page",
    "redirect",
    "refresh-token",
    "identity",
    "user",
    "roles",
    "reading",
    "writing",
    "delivery",
    "states",
    "invalid-query",
    "release",
    "registry",
    "cross-scope",
    "rate-limit",
    "clock",
    "companion",
    "push",
    "microsoft-token",
    "microsoft-permission",
    "score",
)
"""In the order in which they are told: what others rest on comes first."""


@dataclass(frozen=True)
class Report:
    """What was found, in the order of CHECKS; ``instance_url`` is "" without a connection."""

    findings: Sequence[Finding]
    instance_url: str
    at: datetime

    @property
    def is_well(self) -> bool:
        """Whether nothing failed."""
        return all(finding.outcome is not Outcome.FAIL for finding in self.findings)


async def examine(
    desk: Desk, workspace_id: int, *, write_as: str | None = None, seconds: float = CHECK_SECONDS
) -> Report:
    """Make every check, each within so many ``seconds``; raises no more than the database does.

    ``write_as`` is who wants a test ticket written, for the audit log; None for nobody.
    """
    connection = await _connection(desk, workspace_id)
    microsoft = checks_of_microsoft.look(desk, workspace_id, 2 * seconds)
    if connection is None:
        found = [*_without_connection(), *await microsoft]
        return _report(desk, found, "")
    sides = await asyncio.gather(
        checks_of_instance.look(desk, connection, write_as, seconds),
        microsoft,
    )
    # What is known of the connection may have changed by being looked at.
    known = await checks_of_connection.look(desk, await _connection(desk, workspace_id) or connection)
    return _report(desk, [*known, *sides[0], *sides[1]], connection.instance_url)


async def write_test_ticket(desk: Desk, person: Person) -> Report:
    """Only the test ticket: made, and taken back; raises NotAllowed, NotConnected or NeedsAuthorization."""
    require(person, Role.ADMIN)
    connection = await _connection(desk, person.workspace_id)
    if connection is None:
        raise NotConnected
    async with calling(desk, person.workspace_id) as instance:
        found = await checks_of_instance.write(desk, connection, instance, person.user_id)
    return _report(desk, found, connection.instance_url)


async def _connection(desk: Desk, workspace_id: int) -> Connection | None:
    async with desk.database.reading() as session:
        return await connections.get(session, workspace_id)


def _without_connection() -> list[Finding]:
    waiting = (*checks_of_connection.WITHOUT_CONNECTION, *checks_of_instance.NEEDS_CONNECTION)
    return [checks_of_connection.NONE.found(), *come_after(CONNECTION, *waiting)]


def _report(desk: Desk, findings: Sequence[Finding], instance_url: str) -> Report:
    ordered = sorted(findings, key=lambda finding: CHECKS.index(finding.check))
    return Report(ordered, instance_url, desk.now())
