"""What can go wrong with a ServiceNow instance, told apart where a person would act differently."""

import html
import re
from datetime import datetime

from servicenow.characters import storable

# No pattern may look through the rest of a page once for each tag that is never closed.
_INVISIBLE = re.compile(r"(?is)<(script|style)\b.*?(?:</\1>|\Z)")
_TAG = re.compile(r"<[^<>]*>")
MOST_CHARACTERS = 16 * 1024
"""What is looked at of an instance's words."""
DETAIL_CHARACTERS = 300


def _plain(text: str) -> str:
    """One line of at most DETAIL_CHARACTERS characters without HTML.

    It is made of the first MOST_CHARACTERS, without those that no database takes.
    """
    words = html.unescape(_TAG.sub(" ", _INVISIBLE.sub(" ", text[:MOST_CHARACTERS])))
    return " ".join(storable(words).split())[:DETAIL_CHARACTERS]


class ServiceNowError(Exception):
    """Base of all errors of this package; ``detail`` holds the instance's own words, or is empty."""

    def __init__(self, detail: str = "") -> None:
        self.detail = _plain(detail)
        super().__init__(self.detail)


class CredentialsRefused(ServiceNowError):
    """The access token, or the client's id, secret or refresh token, is not accepted: authorize again."""


class PermissionDenied(ServiceNowError):
    """An access control rule or a missing role forbids it, or hides the records that exist."""


class StandardChangeDenied(PermissionDenied):
    """A standard change is made by the Change Management API alone, which asks for more than writing does."""


class RecordNotFound(ServiceNowError):
    """No such record, or one that the integration user may not see: the instance does not say which."""


class NoSuchApi(ServiceNowError):
    """The instance does not have this API: a plugin is not active, or its release is older."""


class RefusedByRule(ServiceNowError):
    """A data policy, a business rule or the request's own content: the same request fails again."""


class RateLimited(ServiceNowError):
    """Too many requests; ``retry_after`` is the number of seconds to wait, where the instance told it."""

    def __init__(self, detail: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class NotAnswering(ServiceNowError):
    """Unreachable, too slow or failing; ``maybe_done`` is False where nothing can have been processed."""

    def __init__(self, detail: str = "", *, maybe_done: bool) -> None:
        super().__init__(detail)
        self.maybe_done = maybe_done


class NotJson(ServiceNowError):
    """A page for people where data should be: a hibernating instance, a login page or a proxy's page.

    ``maybe_done`` is False where the status shows that the request was turned away.
    """

    def __init__(self, detail: str = "", *, maybe_done: bool) -> None:
        super().__init__(detail)
        self.maybe_done = maybe_done


class Hibernating(NotJson):
    """A developer instance is asleep: somebody has to wake it on ServiceNow's developer site."""


class LoginInTheWay(NotJson):
    """A login page or a redirect to one: single sign-on stands before the API."""


class AddressRefused(NotJson):
    """403 with a page: the instance's IP Address Access Control, or a proxy, does not let us in."""


class MfaRequired(ServiceNowError):
    """The instance asks the integration user for a second factor, also on its APIs."""


class CircuitOpen(NotAnswering):
    """Not asked at all, as it has not answered lately; ``since`` is when that began."""

    def __init__(self, since: datetime) -> None:
        super().__init__(f"no answer since {since:%H:%M} UTC", maybe_done=False)
        self.since = since


class HostNotAllowed(ServiceNowError):
    """The instance's address is malformed or not among the hosts the operator allows."""


class PrivateAddress(HostNotAllowed):
    """The instance's name is allowed, but stands for an address of a private network."""


class WrongUser(ServiceNowError):
    """The token belongs to ``actual``, not to the integration user ``expected``."""

    def __init__(self, *, expected: str, actual: str) -> None:
        super().__init__(f"{actual} instead of {expected}")
        self.expected = expected
        self.actual = actual


class TooPowerful(ServiceNowError):
    """The integration user holds a role that can change the instance itself."""


class IdentityUnproven(ServiceNowError):
    """The instance did not say clearly whose token it is."""


class BadQueryValue(ServiceNowError):
    """A value that could change the meaning of an encoded query; nothing was sent."""


class FileTooLarge(ServiceNowError):
    """A file of more than ``most_bytes`` bytes; nothing was sent."""

    def __init__(self, most_bytes: int) -> None:
        super().__init__(f"more than {most_bytes // 1024 // 1024} MB")
        self.most_bytes = most_bytes


class AmbiguousRecord(ServiceNowError):
    """More than one record, or one that does not carry the value that was asked for."""
