"""Check 2: whether the token endpoint speaks to programs.

Source: https://www.servicenow.com/docs/r/platform-security/authentication/r_OAuthAPIRequestParameters.html
"""

from collections.abc import Sequence

from authlib.oauth2.rfc6749.parameters import prepare_token_request

from servicenow.answers import parse_json
from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Patient
from servicenow.errors import AddressRefused, Hibernating, LoginInTheWay, NotAnswering, NotJson
from servicenow.transport import send

NAME = "token-endpoint"

ANSWERS = Verdict(NAME, "answers", Outcome.PASS)
HIBERNATING = Verdict(NAME, "hibernating", Outcome.FAIL, "wake", blocks=True)
LOGIN = Verdict(NAME, "login", Outcome.FAIL, "open-api", blocks=True)
ADDRESS_REFUSED = Verdict(NAME, "address-refused", Outcome.FAIL, "allow-address", blocks=True)
PAGE = Verdict(NAME, "page", Outcome.FAIL, "open-in-browser", blocks=True)
DOWN = Verdict(NAME, "down", Outcome.FAIL, "wait-for-instance", blocks=True)
VERDICTS = (ANSWERS, HIBERNATING, LOGIN, ADDRESS_REFUSED, PAGE, DOWN)

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_MADE_UP = "scoredesk-doctor-made-this-up"


async def probe(patient: Patient) -> Sequence[Finding]:
    """Ask with a refresh token that nobody was given: to be refused is well. Raises RateLimited."""
    body = prepare_token_request(
        "refresh_token", refresh_token=_MADE_UP, client_id=patient.client.client_id, client_secret=_MADE_UP
    )
    try:
        url = f"{patient.client.instance_url}/oauth_token.do"
        answer = await send(patient.http, "POST", url, headers=_FORM, content=body.encode())
        parse_json(answer.status_code, answer.headers, answer.content)
    except (NotAnswering, NotJson) as error:
        return [judge(error).found(words=error.detail or "-")]
    return [ANSWERS.found()]


def judge(error: NotAnswering | NotJson) -> Verdict:
    """What stands before the token endpoint."""
    match error:
        case Hibernating():
            return HIBERNATING
        case LoginInTheWay():
            return LOGIN
        case AddressRefused():
            return ADDRESS_REFUSED
        case NotJson():
            return PAGE
        case _:
            return DOWN
