"""Check 1: whether the instance can be reached at all, and may be.

Source: https://www.python-httpx.org/exceptions/ and
https://www.servicenow.com/docs/r/platform-security/authentication/t_AccessControl.html
"""

import socket
import ssl
from collections.abc import Iterator, Sequence

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Patient
from servicenow.errors import HostNotAllowed, NotAnswering, PrivateAddress
from servicenow.hosts import allowed_instance_url
from servicenow.transport import send

NAME = "address"

REACHED = Verdict(NAME, "reached", Outcome.PASS)
NOT_ALLOWED = Verdict(NAME, "not-allowed", Outcome.FAIL, "allow-host", blocks=True)
PRIVATE = Verdict(NAME, "private", Outcome.FAIL, "list-host", blocks=True)
NO_NAME = Verdict(NAME, "no-name", Outcome.FAIL, "correct-instance", blocks=True)
CERTIFICATE = Verdict(NAME, "certificate", Outcome.FAIL, "trust-certificate", blocks=True)
REFUSED = Verdict(NAME, "refused", Outcome.FAIL, "open-firewall", blocks=True)
NO_ANSWER = Verdict(NAME, "no-answer", Outcome.FAIL, "open-firewall", blocks=True)
VERDICTS = (REACHED, NOT_ALLOWED, PRIVATE, NO_NAME, CERTIFICATE, REFUSED, NO_ANSWER)


async def probe(patient: Patient) -> Sequence[Finding]:
    """Ask for the front page's head; whatever is answered shows that somebody is there. Raises nothing."""
    url = patient.client.instance_url
    host = url.partition("://")[2]
    try:
        allowed_instance_url(url, patient.allowed_hosts)
        await send(patient.http, "HEAD", f"{url}/", headers={})
    except PrivateAddress:
        return [PRIVATE.found(host=host)]
    except HostNotAllowed:
        return [NOT_ALLOWED.found(host=host)]
    except NotAnswering as error:
        return [judge(error).found(host=host)]
    return [REACHED.found(host=host)]


def judge(error: BaseException) -> Verdict:
    """What kept the connection from being made, from what caused the error."""
    causes = tuple(_causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return NO_NAME
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return CERTIFICATE
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return REFUSED
    return NO_ANSWER


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and all that it came from."""
    if error is None:
        return
    yield error
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _causes(one)
    # What an error was raised `from` counts, and where there is nothing, what it was raised in.
    yield from _causes(error.__cause__ or error.__context__)
