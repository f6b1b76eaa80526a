"""Check 4, first half: what somebody who is to authorize meets at the instance.

Source: https://www.servicenow.com/docs/r/platform-security/authentication/c_OAuthAuthorizationCodeFlow.html

Where the browser is sent back to shows only after a login: see `registry.redirect`.
"""

from collections.abc import Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Patient
from servicenow.login_way import LoginWay, login_way

NAME = "authorize-page"

LOGIN = Verdict(NAME, "login", Outcome.PASS)
SINGLE_SIGN_ON = Verdict(NAME, "single-sign-on", Outcome.WARN, "sign-in-by-side-door")
REFUSED = Verdict(NAME, "refused", Outcome.FAIL, "check-registry")
ADDRESS_REFUSED = Verdict(NAME, "address-refused", Outcome.FAIL, "allow-address")
ODD = Verdict(NAME, "odd", Outcome.UNKNOWN, "open-in-browser")
VERDICTS = (LOGIN, SINGLE_SIGN_ON, REFUSED, ADDRESS_REFUSED, ODD)

_VERDICTS = {
    LoginWay.OWN: LOGIN,
    LoginWay.SSO: SINGLE_SIGN_ON,
    LoginWay.REFUSED: REFUSED,
    LoginWay.ADDRESS: ADDRESS_REFUSED,
    LoginWay.UNKNOWN: ODD,
}


async def probe(patient: Patient) -> Sequence[Finding]:
    """Open the authorize page as a browser without a session would; raises NotAnswering."""
    return [_VERDICTS[await login_way(patient.http, patient.client)].found()]
