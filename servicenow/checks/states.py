"""Check 11: whether the names of the states may be read, and whether those are there that are relied on.

Source: https://www.servicenow.com/docs/r/platform-administration/c_ChoiceLists.html
"""

import asyncio
from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict, names
from servicenow.checks.patient import Insider
from servicenow.client import Instance
from servicenow.errors import PermissionDenied
from servicenow.queries import all_of, equals, is_in
from servicenow.records import Found, Table, value_of
from servicenow.states import STATE_LABELS

NAME = "states"

COMPLETE = Verdict(NAME, "complete", Outcome.PASS)
HIDDEN = Verdict(NAME, "hidden", Outcome.WARN, "open-choices")
NONE = Verdict(NAME, "none", Outcome.WARN, "add-choices")
LACKING = Verdict(NAME, "lacking", Outcome.WARN, "name-states")
VERDICTS = (COMPLETE, HIDDEN, NONE, LACKING)

_TABLES: tuple[Table, ...] = ("incident", "change_request")
_FIELDS = ("name", "element", "value", "label")
_MOST = 200


async def probe(insider: Insider) -> Sequence[Finding]:
    """Read both lists of states, in English; raises what Instance raises but for PermissionDenied.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    seen = await asyncio.gather(*(_seen(insider.instance, table) for table in _TABLES))
    findings = [finding for found in seen for finding in found]
    return findings or [COMPLETE.found()]


async def _seen(instance: Instance, table: Table) -> list[Finding]:
    query = all_of(
        is_in("name", (table, "task")),
        equals("element", "state"),
        equals("language", "en"),
        equals("inactive", "false"),
    )
    try:
        return judge(table, await instance.find("sys_choice", query, _FIELDS, _MOST))
    except PermissionDenied:
        return [HIDDEN.found(table=table)]


def judge(table: Table, found: Found) -> list[Finding]:
    """Whether the list is there, and which of a new instance's states it lacks; nothing where it is whole."""
    if not found.rows:
        return [(HIDDEN if found.total_count else NONE).found(table=table)]
    listed = {
        value_of(row, "value")
        for row in found.rows
        if value_of(row, "element") == "state" and value_of(row, "name") in (table, "task")
    }
    lacking = [label for value, label in STATE_LABELS[table].items() if value not in listed]
    return [LACKING.found(table=table, states=names(lacking))] if lacking else []
