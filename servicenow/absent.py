"""APIs that an instance turned out not to have for us, so that they are not asked again and again."""

from collections.abc import Callable
from datetime import datetime, timedelta

_REMEMBERED_FOR = timedelta(hours=1)
"""A plugin may be activated, and a role given, at any time."""


class Absent:
    """Names of APIs, each remembered as absent for an hour."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._since: dict[str, datetime] = {}

    def note(self, api: str) -> None:
        """The instance has just shown that it lacks the API, or that we lack the role for it."""
        self._since[api] = self._now()

    def __contains__(self, api: str) -> bool:
        """Whether it was noted within the last hour."""
        since = self._since.get(api)
        return since is not None and self._now() - since < _REMEMBERED_FOR
