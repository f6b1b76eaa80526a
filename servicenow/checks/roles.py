"""Check 8: which roles the integration user lacks.

Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/c_UserAdministration.html
"""

from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict, names
from servicenow.checks.patient import Insider
from servicenow.identity import TOO_POWERFUL_ROLES, roles_of
from servicenow.rights import WRITE_ROLES

NAME = "roles"

HELD = Verdict(NAME, "held", Outcome.PASS)
NOT_STANDARD = Verdict(NAME, "not-standard", Outcome.PASS)
MISSING = Verdict(NAME, "missing", Outcome.FAIL, "give-roles")
HIDDEN = Verdict(NAME, "hidden", Outcome.UNKNOWN, "look-at-roles")
VERDICTS = (HELD, NOT_STANDARD, MISSING, HIDDEN)

_LEAST = {"incident": "sn_incident_write", "change_request": "sn_change_write"}
_STANDARD = frozenset({"itil", "change_manager"})
"""One of these is what the Change Management API, the only way to a standard change, asks for."""


async def probe(insider: Insider) -> Sequence[Finding]:
    """Read the user's roles, which a user often may not; raises what `roles_of` raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    return [judge(await roles_of(insider.instance, insider.user_sys_id))]


def judge(roles: frozenset[str] | None) -> Finding:
    """The role to give for each table that none of ``roles`` lets its user write; None for not known.

    Standard changes take one role more, which nobody has to give: it is only told of.
    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html
    """
    if roles is None:
        return HIDDEN.found()
    if roles & TOO_POWERFUL_ROLES:
        return HELD.found(roles=names([*roles]))
    missing = [_LEAST[table] for table, enough in WRITE_ROLES.items() if not roles & enough]
    if missing:
        return MISSING.found(roles=names(missing))
    return (HELD if roles & _STANDARD else NOT_STANDARD).found(roles=names([*roles]))
