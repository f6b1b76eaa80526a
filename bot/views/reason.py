"""Why something is stuck, in a few words, from the name of the error that is kept with it."""

from bot.views.mrkdwn import Mrkdwn, say

_REASONS = {
    "AddressRefused": "reason-address-refused",
    "AmbiguousRecord": "reason-ambiguous-record",
    "BadQueryValue": "reason-bad-query-value",
    "CircuitOpen": "reason-not-answering",
    "CredentialsRefused": "reason-credentials-refused",
    "Hibernating": "reason-hibernating",
    "HostNotAllowed": "reason-host-not-allowed",
    "LoginInTheWay": "reason-login-in-the-way",
    "MadeElsewhere": "reason-made-elsewhere",
    "MfaRequired": "reason-mfa-required",
    "NeedsAuthorization": "reason-credentials-refused",
    "NoSuchApi": "reason-no-such-api",
    "NotAnswering": "reason-not-answering",
    "NotConnected": "reason-not-connected",
    "NotJson": "reason-not-json",
    "PermissionDenied": "reason-permission-denied",
    "PrivateAddress": "reason-host-not-allowed",
    "RateLimited": "reason-rate-limited",
    "RecordNotFound": "reason-record-not-found",
    "RefusedByRule": "reason-refused-by-rule",
    "StandardChangeDenied": "reason-standard-change-denied",
}


def reason(error: str | None, locale: str) -> Mrkdwn:
    """The reason in words; a general one for an error of another version."""
    return say(_REASONS.get(error or "", "reason-other"), locale)
