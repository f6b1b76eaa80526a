"""Check 15: how many requests an hour the instance allows.

Source: https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.html

No header tells how many are left, so what is judged is the limit itself.
"""

from collections.abc import Sequence

from servicenow.answers import RateLimit, rate_limit_from
from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Insider
from servicenow.errors import RateLimited

NAME = "rate-limit"
TOO_FEW = 500
"""Requests an hour: reading back takes one or two a minute for each table, and people want some too."""

NONE = Verdict(NAME, "none", Outcome.PASS)
AMPLE = Verdict(NAME, "ample", Outcome.PASS)
FEW = Verdict(NAME, "few", Outcome.WARN, "raise-limit")
REACHED = Verdict(NAME, "reached", Outcome.WARN, "raise-limit")
VERDICTS = (NONE, AMPLE, FEW, REACHED)


async def probe(insider: Insider) -> Sequence[Finding]:
    """Look at the headers of a small answer of the Table API; raises what else Instance raises."""
    parameters = {"sysparm_limit": "1", "sysparm_fields": "sys_id"}
    try:
        answer = await insider.instance.read("/api/now/table/incident", parameters)
    except RateLimited:
        return [REACHED.found()]
    return [judge(rate_limit_from(answer.headers))]


def judge(rule: RateLimit | None) -> Finding:
    """Whether the rule that counts our requests leaves enough of them."""
    if rule is None:
        return NONE.found()
    return (FEW if rule.requests < TOO_FEW else AMPLE).found(requests=rule.requests)
