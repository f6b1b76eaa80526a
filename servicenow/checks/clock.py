"""Check 16: whether the two clocks agree.

Source: https://www.rfc-editor.org/rfc/rfc9110.html#name-date
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Patient
from servicenow.checks.unseen import unseen
from servicenow.transport import send

NAME = "clock"
NOTICED = timedelta(seconds=60)
HARMFUL = timedelta(seconds=300)

AGREES = Verdict(NAME, "agrees", Outcome.PASS)
OFF = Verdict(NAME, "off", Outcome.WARN, "set-clock")
FAR_OFF = Verdict(NAME, "far-off", Outcome.FAIL, "set-clock")
VERDICTS = (AGREES, OFF, FAR_OFF)


async def probe(patient: Patient) -> Sequence[Finding]:
    """Read the Date of an answer; raises NotAnswering."""
    answer = await send(patient.http, "HEAD", f"{patient.client.instance_url}/", headers={})
    return [judge(answer.headers.get("date", ""), patient.now())]


def judge(date: str, now: datetime) -> Finding:
    """The instance's clock, as its answer's Date tells it to the second, against ours."""
    try:
        skew = abs(parsedate_to_datetime(date).astimezone(UTC) - now)
    except (ValueError, OverflowError):
        return unseen(NAME, "odd")
    verdict = FAR_OFF if skew > HARMFUL else OFF if skew > NOTICED else AGREES
    return verdict.found(seconds=round(skew.total_seconds()))
