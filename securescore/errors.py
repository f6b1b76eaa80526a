"""What can go wrong with Microsoft Graph, told apart where a person would act differently."""

DETAIL_CHARACTERS = 300


class SecureScoreError(Exception):
    """Base of all errors of this package.

    ``detail`` holds Microsoft's own words on one line, or is empty; ``request_id`` is what Microsoft's
    support asks for, or is empty.
    """

    def __init__(self, detail: str = "", *, request_id: str = "") -> None:
        self.detail = " ".join(detail.split())[:DETAIL_CHARACTERS]
        self.request_id = request_id
        super().__init__(self.detail)


class CredentialsRefused(SecureScoreError):
    """Tenant id, client id or client secret is wrong or expired, or Graph does not take the token.

    ``code`` is Entra's (AADSTS7000215: wrong secret) or Graph's (InvalidAuthenticationToken).
    """

    def __init__(self, detail: str = "", *, code: str, request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.code = code


class PermissionMissing(SecureScoreError):
    """The app registration lacks ``permission``, or an administrator has not consented to it."""

    permission = "SecurityEvents.Read.All"


class NotFound(SecureScoreError):
    """Graph has nothing at this address: the graph_url may be that of another cloud."""


class RequestRefused(SecureScoreError):
    """Graph does not take the request as it is: the same one fails again."""


class Throttled(SecureScoreError):
    """Too many requests; ``retry_after`` is the number of seconds to wait, where Graph told it."""

    def __init__(self, detail: str = "", *, retry_after: float | None = None, request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.retry_after = retry_after


class NotAnswering(SecureScoreError):
    """Unreachable, too slow or failing; ``retry_after`` as for Throttled."""

    def __init__(self, detail: str = "", *, retry_after: float | None = None, request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.retry_after = retry_after


class NotJson(SecureScoreError):
    """An answer in another shape than Graph's: a proxy's page, a redirect, a record without its id."""


class ForeignNextLink(SecureScoreError):
    """The next page is said to be on another host; the token was not sent there."""


class TooManyPages(SecureScoreError):
    """A list did not end after as many pages as no tenant has."""
