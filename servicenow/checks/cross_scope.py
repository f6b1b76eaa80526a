"""Check 14: who may read the table of the OAuth registry, as its own definition says.

Source: https://www.servicenow.com/docs/r/application-development/c_DefaultRuntimeAccessPermissions.html

"Read operation against 'oauth_entity' ... has been refused because of the table's cross-scope access
policy": that is said to apps of the instance, and only an admin sees why.
"""

from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Insider
from servicenow.errors import AmbiguousRecord, PermissionDenied, RecordNotFound
from servicenow.records import Row, value_of

NAME = "cross-scope"

OPEN = Verdict(NAME, "open", Outcome.PASS)
CLOSED = Verdict(NAME, "closed", Outcome.WARN, "open-table")
NO_WEB_SERVICES = Verdict(NAME, "no-web-services", Outcome.WARN, "allow-web-services")
HIDDEN = Verdict(NAME, "hidden", Outcome.UNKNOWN, "look-at-table")
VERDICTS = (OPEN, CLOSED, NO_WEB_SERVICES, HIDDEN)

_FIELDS = ("name", "access", "read_access", "ws_access")


async def probe(insider: Insider) -> Sequence[Finding]:
    """Read the table's definition, which only admins usually may; raises what else Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    try:
        row = await insider.instance.only_row("sys_db_object", "name", "oauth_entity", _FIELDS)
    except (PermissionDenied, RecordNotFound, AmbiguousRecord):
        row = None
    return judge(row)


def judge(row: Row | None) -> list[Finding]:
    """What the definition keeps out."""
    if row is None or not row.keys() & {"access", "read_access", "ws_access"}:
        return [HIDDEN.found()]
    findings = []
    private = "access" in row and value_of(row, "access") != "public"
    if private or value_of(row, "read_access") == "false":
        findings.append(CLOSED.found())
    if value_of(row, "ws_access") == "false":
        findings.append(NO_WEB_SERVICES.found())
    return findings or [OPEN.found()]
