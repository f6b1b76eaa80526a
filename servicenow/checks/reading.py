"""Check 9: whether tickets may be read, with all the fields that are needed.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
"""

import asyncio
from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict, names
from servicenow.checks.patient import Insider
from servicenow.client import Instance
from servicenow.errors import PermissionDenied
from servicenow.queries import all_of
from servicenow.records import TICKET_FIELDS, Found, Table

NAME = "reading"

COMPLETE = Verdict(NAME, "complete", Outcome.PASS)
DENIED = Verdict(NAME, "denied", Outcome.FAIL, "give-roles")
ROWS_HIDDEN = Verdict(NAME, "rows-hidden", Outcome.FAIL, "give-roles")
NEEDED_HIDDEN = Verdict(NAME, "needed-hidden", Outcome.FAIL, "open-fields")
FIELDS_HIDDEN = Verdict(NAME, "fields-hidden", Outcome.WARN, "open-fields")
EMPTY = Verdict(NAME, "empty", Outcome.UNKNOWN, "share-one")
VERDICTS = (COMPLETE, DENIED, ROWS_HIDDEN, NEEDED_HIDDEN, FIELDS_HIDDEN, EMPTY)

_TABLES: tuple[Table, ...] = ("incident", "change_request")
_NEEDED = frozenset({"sys_id", "number", "state", "sys_updated_on", "sys_mod_count", "correlation_id"})
"""Without these a ticket cannot be found again or followed."""
_ROWS = 20
"""Of one row alone it would not be known whether only this one is hidden."""


async def probe(insider: Insider) -> Sequence[Finding]:
    """Read some tickets of each kind; raises what Instance raises but for PermissionDenied.

    Source: c_TableAPI.html, "Table - GET /now/table/{tableName}"
    """
    seen = await asyncio.gather(*(_seen(insider.instance, table) for table in _TABLES))
    findings = [finding for found in seen for finding in found]
    return findings or [COMPLETE.found()]


async def _seen(instance: Instance, table: Table) -> list[Finding]:
    try:
        return judge(table, await instance.find(table, all_of(), TICKET_FIELDS, _ROWS))
    except PermissionDenied:
        return [DENIED.found(table=table)]


def judge(table: Table, found: Found) -> list[Finding]:
    """What the rows lack; nothing where they are as they should be."""
    if not found.rows:
        hidden = found.total_count or 0
        return [ROWS_HIDDEN.found(table=table, count=hidden) if hidden else EMPTY.found(table=table)]
    # A field that one row shows is readable: an access rule may hide it in others on purpose.
    missing = {*TICKET_FIELDS}.difference(*found.rows)
    findings = []
    if missing & _NEEDED:
        findings.append(NEEDED_HIDDEN.found(table=table, fields=names([*missing & _NEEDED])))
    if missing - _NEEDED:
        findings.append(FIELDS_HIDDEN.found(table=table, fields=names([*missing - _NEEDED])))
    return findings
