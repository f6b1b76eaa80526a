"""Check 12: what the instance makes of a condition that it does not understand.

Source: https://www.servicenow.com/docs/r/platform-administration/r_AvailableSystemProperties.html
(glide.invalid_query.returns_no_rows)
"""

import asyncio
from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Insider
from servicenow.queries import all_of, equals
from servicenow.records import Found

NAME = "invalid-query"

FINDS_NOTHING = Verdict(NAME, "finds-nothing", Outcome.PASS)
IGNORED = Verdict(NAME, "ignored", Outcome.WARN, "set-invalid-query")
EMPTY = Verdict(NAME, "empty", Outcome.UNKNOWN, "share-one")
VERDICTS = (FINDS_NOTHING, IGNORED, EMPTY)

_NONSENSE = equals("zz_no_such_field", "1")


async def probe(insider: Insider) -> Sequence[Finding]:
    """Ask for incidents by a field that does not exist; raises what Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    asked = (insider.instance.find("incident", query, ("sys_id",), 1) for query in (_NONSENSE, all_of()))
    return [judge(*await asyncio.gather(*asked))]


def judge(by_nonsense: Found, by_nothing: Found) -> Finding:
    """Whether the nonsense found something, where there was something to find."""
    if _some(by_nonsense):
        return IGNORED.found()
    return FINDS_NOTHING.found() if _some(by_nothing) else EMPTY.found()


def _some(found: Found) -> bool:
    return bool(found.rows or found.total_count)
