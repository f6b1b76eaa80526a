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


class UnknownSubscription(DeskError):
    """This digest was removed."""


class AuthorizationExpired(DeskError):
    """The state that came back is unknown, used or too old."""


class AuthorizationDenied(DeskError):
    """Somebody pressed Deny, or the instance sent the browser back without a code."""


class NoRefreshToken(DeskError):
    """The instance gave an access token alone, as it does to a public client: it would die unrenewed."""


class ConnectFailed(DeskError):
    """Connecting came to nothing; the sentence to tell is that of ``reason``."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(reason)
        self.reason = reason
