"""The one way in which pretend Slack refuses."""


class SlackError(Exception):
    """Slack's error code, its explanations where it gives any, and ``more`` fields of the answer."""

    def __init__(self, error: str, messages: list[str] | None = None, **more: str) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
        self.more = more


class TooFast(SlackError):
    """The bot posts faster than Slack lets it: after so many seconds it may try again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds
