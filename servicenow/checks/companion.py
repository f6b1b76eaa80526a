"""Check 17, first half: whether Microsoft's own connector app is still installed.

Source: https://www.servicenow.com/docs/r/application-development/c_ApplicationScope.html

Microsoft withdrew it in 2021; nothing here needs it, and its tickets and its OAuth entry are of no use.
"""

from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Insider
from servicenow.errors import PermissionDenied, RecordNotFound
from servicenow.queries import equals
from servicenow.records import Found, value_of

NAME = "companion"
SCOPE = "x_mioms_m365ticket"

NONE = Verdict(NAME, "none", Outcome.PASS)
LEFT_OVER = Verdict(NAME, "left-over", Outcome.WARN, "remove-app")
HIDDEN = Verdict(NAME, "hidden", Outcome.UNKNOWN, "look-at-apps")
VERDICTS = (NONE, LEFT_OVER, HIDDEN)


async def probe(insider: Insider) -> Sequence[Finding]:
    """Look for the app's scope, and for any at all; raises what else Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    try:
        ours = await insider.instance.find("sys_scope", equals("scope", SCOPE), ("scope",), 1)
        every = await insider.instance.find("sys_scope", equals("scope", "global"), ("scope",), 1)
    except (PermissionDenied, RecordNotFound):
        return [HIDDEN.found()]
    return [judge(ours, every)]


def judge(ours: Found, every: Found) -> Finding:
    """There is always a global scope: who cannot see it sees none."""
    if any(value_of(row, "scope") == SCOPE for row in ours.rows):
        return LEFT_OVER.found()
    return NONE.found() if every.rows else HIDDEN.found()
