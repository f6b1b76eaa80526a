"""Check 7: how the integration user's own record is set.

Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/t_CreateAUser.html
"""

from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict, names
from servicenow.checks.patient import Insider
from servicenow.client import row_in, shown_as_pairs
from servicenow.errors import BadQueryValue
from servicenow.queries import is_sys_id
from servicenow.records import Row, value_of

NAME = "user"

WELL = Verdict(NAME, "well", Outcome.PASS)
INACTIVE = Verdict(NAME, "inactive", Outcome.FAIL, "activate-user")
LOCKED_OUT = Verdict(NAME, "locked-out", Outcome.FAIL, "unlock-user")
WEB_SERVICE_ONLY = Verdict(NAME, "web-service-only", Outcome.WARN, "let-user-log-in")
TIME_ZONE = Verdict(NAME, "time-zone", Outcome.WARN, "set-time-zone")
INTERNAL = Verdict(NAME, "internal", Outcome.WARN, "unmark-internal")
PERSON = Verdict(NAME, "person", Outcome.WARN, "make-own-user")
HIDDEN = Verdict(NAME, "hidden", Outcome.UNKNOWN, "look-at-user")
VERDICTS = (WELL, INACTIVE, LOCKED_OUT, WEB_SERVICE_ONLY, TIME_ZONE, INTERNAL, PERSON, HIDDEN)

FIELDS = (
    "active",
    "locked_out",
    "web_service_access_only",
    "identity_type",
    "internal_integration_user",
    "time_zone",
    "email",
)
_MAY_LACK = frozenset({"identity_type", "email"})
"""The first came in 2026; without the second nothing is wrong."""
_UTC = frozenset({"utc", "gmt", "etc/utc", "etc/gmt"})


async def probe(insider: Insider) -> Sequence[Finding]:
    """Read the user's record; raises what Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    if not is_sys_id(insider.user_sys_id):
        raise BadQueryValue(insider.user_sys_id)
    path = f"/api/now/table/sys_user/{insider.user_sys_id}"
    answer = await insider.instance.read(path, shown_as_pairs(FIELDS))
    row = row_in(answer.result)
    findings = judge(row, logs_in=insider.logs_in)
    email = value_of(row, "email")
    if email and await insider.is_in_slack(email):
        findings.append(PERSON.found(email=email))
    return findings or [WELL.found()]


def judge(row: Row, *, logs_in: bool) -> list[Finding]:
    """What is wrong with the record, and what of it may not be seen; ``logs_in`` as the Insider has it."""
    findings = []
    if value_of(row, "active") == "false":
        findings.append(INACTIVE.found())
    if value_of(row, "locked_out") == "true":
        findings.append(LOCKED_OUT.found())
    is_machine = value_of(row, "identity_type").lower() == "machine"
    if logs_in and (is_machine or value_of(row, "web_service_access_only") == "true"):
        findings.append(WEB_SERVICE_ONLY.found())
    if "time_zone" in row and value_of(row, "time_zone").lower() not in _UTC:
        findings.append(TIME_ZONE.found(time_zone=value_of(row, "time_zone") or "-"))
    if value_of(row, "internal_integration_user") == "true":
        findings.append(INTERNAL.found())
    missing = {*FIELDS} - row.keys() - _MAY_LACK
    return [*findings, HIDDEN.found(fields=names([*missing]))] if missing else findings
