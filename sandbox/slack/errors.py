"""The one way in which pretend Slack refuses."""


class SlackError(Exception):
    """Slack's error code, and its explanations where it gives any."""

    def __init__(self, error: str, messages: list[str] | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
