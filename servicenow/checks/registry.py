"""Checks 4 and 14: our entry in the OAuth registry (oauth_entity), where it may be read.

Source: https://www.servicenow.com/docs/r/platform-security/authentication/t_CreateEndpointforExternalClients.html

An integration user normally may not read it: that is as it should be, and leaves these checks open.
"""

from collections.abc import Sequence
from datetime import datetime

from servicenow.checks.finding import Finding, Outcome, Verdict
from servicenow.checks.patient import Insider
from servicenow.errors import AmbiguousRecord, BadQueryValue, NoSuchApi, PermissionDenied, RecordNotFound
from servicenow.records import Row, value_of

NAME = "registry"
REDIRECT = "redirect"

VALID = Verdict(NAME, "valid", Outcome.PASS)
INACTIVE = Verdict(NAME, "inactive", Outcome.FAIL, "activate-entry")
PUBLIC = Verdict(NAME, "public", Outcome.WARN, "make-confidential")
NO_USER = Verdict(NAME, "no-user", Outcome.FAIL, "set-application-user")
HIDDEN = Verdict(NAME, "hidden", Outcome.UNKNOWN, "look-at-registry")

REGISTERED = Verdict(REDIRECT, "registered", Outcome.PASS)
CAME_BACK = Verdict(REDIRECT, "came-back", Outcome.PASS)
NOT_NEEDED = Verdict(REDIRECT, "not-needed", Outcome.PASS)
UNREGISTERED = Verdict(REDIRECT, "unregistered", Outcome.FAIL, "add-redirect")
VERDICTS = (
    VALID, INACTIVE, PUBLIC, NO_USER, HIDDEN, REGISTERED, CAME_BACK, NOT_NEEDED, UNREGISTERED,
)  # fmt: skip

_FIELDS = ("client_id", "active", "redirect_url", "public_client", "user")
_NOT_TO_BE_READ = (PermissionDenied, RecordNotFound, NoSuchApi, AmbiguousRecord, BadQueryValue)


async def probe(insider: Insider) -> Sequence[Finding]:
    """Whether the entry can do what is asked of it; raises what else Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    return judge(await _entry(insider), logs_in=insider.logs_in)


async def probe_redirect(insider: Insider) -> Sequence[Finding]:
    """Whether a browser comes back from the instance to us; raises what else Instance raises.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    if not insider.logs_in:
        return [NOT_NEEDED.found()]
    row = await _entry(insider)
    return [judge_redirect(row, insider.client.redirect_uri, insider.authorized_at)]


async def _entry(insider: Insider) -> Row | None:
    """Our entry, None where the user may not read it."""
    client_id = insider.client.client_id
    try:
        return await insider.instance.only_row("oauth_entity", "client_id", client_id, _FIELDS)
    except _NOT_TO_BE_READ:
        return None


def judge(row: Row | None, *, logs_in: bool) -> list[Finding]:
    """What is wrong with the entry; ``logs_in`` is False for client credentials."""
    if row is None:
        return [HIDDEN.found()]
    findings = []
    if value_of(row, "active") == "false":
        findings.append(INACTIVE.found())
    if logs_in and value_of(row, "public_client") == "true":
        findings.append(PUBLIC.found())
    if not logs_in and "user" in row and not value_of(row, "user"):
        findings.append(NO_USER.found())
    return findings or [VALID.found()]


def judge_redirect(row: Row | None, redirect_uri: str, authorized_at: datetime) -> Finding:
    """Whether the browser comes back: by the entry, else because it did at ``authorized_at``.

    An instance sends the browser to the first address of the entry where ours is not among them.
    """
    if row is None or "redirect_url" not in row:
        return CAME_BACK.found(at=authorized_at)
    registered = [url.strip() for url in value_of(row, "redirect_url").split(",")]
    verdict = REGISTERED if redirect_uri in registered else UNREGISTERED
    return verdict.found(redirect_uri=redirect_uri)
