"""Why the desk does not do what it was asked; each has its sentence in texts/."""


class DeskError(Exception):
    """Base of this package's errors; the attributes of each are the placeholders of its sentence."""


class NotAllowed(DeskError):
    """The person's role does not cover it."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role
        """The role it takes."""


class NotConnected(DeskError):
    """The workspace has no connection to ServiceNow."""


class NeedsAuthorization(DeskError):
    """The connection's tokens are dead: an admin has to authorize it again."""


class MadeElsewhere(DeskError):
    """Another instance than the connected one may have made the record; ``detail`` is its address."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NoScoreYet(DeskError):
    """Secure Score has not been read yet; ``problem`` names the error of the last try, or is "none"."""

    def __init__(self, problem: str = "none") -> None:
        super().__init__(problem)
        self.problem = problem


class UnknownAction(DeskError):
    """No improvement action has this id."""

    def __init__(self, control_id: str) -> None:
        super().__init__(control_id)
        self.control_id = control_id


class UnknownTicket(DeskError):
    """No ticket made here has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class UnknownGroup(DeskError):
    """No group that the integration user may see has these words in its name."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class NotFollowed(DeskError):
    """The ticket has no record yet, or one that is gone or in an instance that is not connected now."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class StateNotOffered(DeskError):
    """The instance does not offer this state from the one the ticket is in."""


class CloseFieldsMissing(DeskError):
    """To close a ticket takes a close code and close notes."""


class NothingWritten(DeskError):
    """A comment without words."""


class NotTaken(DeskError):
    """The instance accepted the change but kept another value in ``field``."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class MaybeWritten(DeskError):
    """ServiceNow broke off: what was sent may stand in the record or not, and is not sent twice."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class UnknownSubscription(DeskError):
    """This digest was removed."""


class AuthorizationExpired(DeskError):
    """The state that came back is unknown, used or too old."""


class AuthorizationDenied(DeskError):
    """Somebody pressed Deny, or the instance sent the browser back without a code."""


class LinkBroken(DeskError):
    """The link to authorize is not one that was made here, or a part of it is missing."""


class OtherBrowser(DeskError):
    """Another browser has gone on from this link: what comes back is for that one alone."""


class StateMissing(DeskError):
    """The browser came back from the instance without the state that it was sent with."""

    def __init__(self, redirect_uri: str) -> None:
        super().__init__(redirect_uri)
        self.redirect_uri = redirect_uri


class AuthorizationRefused(DeskError):
    """The instance sent the browser back with an error; ``detail`` holds its words."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class CodeRefused(DeskError):
    """The instance gave a code and then no token for it: it does not say why."""

    def __init__(self, user_name: str) -> None:
        super().__init__(user_name)
        self.user_name = user_name


class ClientCredentialsRefused(DeskError):
    """The instance gave no token for the client's own credentials: it does not say why."""

    def __init__(self, user_name: str) -> None:
        super().__init__(user_name)
        self.user_name = user_name


class TokenNotAccepted(DeskError):
    """The instance gave a token that its own REST API does not take."""


class SecretNeeded(DeskError):
    """The client secret was left empty, and the stored one belongs to another instance or client."""


class NoRefreshToken(DeskError):
    """The instance gave an access token alone, as it does to a public client: it would die unrenewed."""


class AdminLoginRefused(DeskError):
    """ServiceNow does not take the admin's user name and password."""


class AdminLoginTooWeak(DeskError):
    """The login works, but may not make what provisioning makes."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail
        """ServiceNow's own words."""


class ConnectFailed(DeskError):
    """Connecting came to nothing; the sentence to tell is that of ``reason``."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(reason)
        self.reason = reason
