"""Check 6: whose token it is.

Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/c_NonInteractiveSessions.html
"""

from dataclasses import replace

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.unseen import not_asked
from servicenow.client import Instance
from servicenow.errors import (
    CredentialsRefused,
    IdentityUnproven,
    MfaRequired,
    PermissionDenied,
    ServiceNowError,
    TooPowerful,
    WrongUser,
)
from servicenow.identity import prove_identity

NAME = "identity"

PROVEN = Verdict(NAME, "proven", Outcome.PASS)
WRONG_USER = Verdict(NAME, "wrong-user", Outcome.FAIL, "authorize-as-user")
TOO_POWERFUL = Verdict(NAME, "too-powerful", Outcome.FAIL, "take-admin-away")
UNPROVEN = Verdict(NAME, "unproven", Outcome.FAIL, "allow-rest")
TOKEN_REFUSED = Verdict(NAME, "token-refused", Outcome.FAIL, "check-user", blocks=True)
SECOND_FACTOR = Verdict(NAME, "second-factor", Outcome.FAIL, "exempt-from-mfa", blocks=True)
DENIED = Verdict(NAME, "denied", Outcome.FAIL, "allow-rest", blocks=True)
VERDICTS = (PROVEN, WRONG_USER, TOO_POWERFUL, UNPROVEN, TOKEN_REFUSED, SECOND_FACTOR, DENIED)


async def probe(instance: Instance, user_name: str) -> Finding:
    """Whether it is the integration user, and no admin; raises what `judge` takes.

    Source: see `prove_identity`.
    """
    try:
        user = await prove_identity(instance, user_name)
    except (WrongUser, TooPowerful, IdentityUnproven) as error:
        return judge(error)
    return PROVEN.found(user_name=user.user_name)


def judge(error: ServiceNowError) -> Finding:
    """What it means that the question was not answered as it should be."""
    match error:
        case WrongUser():
            return WRONG_USER.found(expected=error.expected, actual=error.actual)
        case TooPowerful():
            return TOO_POWERFUL.found(roles=error.detail)
        case IdentityUnproven():
            return UNPROVEN.found()
        case CredentialsRefused():
            return TOKEN_REFUSED.found()
        case MfaRequired():
            return SECOND_FACTOR.found()
        case PermissionDenied():
            return DENIED.found()
        case _:
            return replace(not_asked(NAME, error), blocks=True)
