"""The sandboxes' clock: real time, moved forward by hand."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Real UTC time plus an offset, shared by the three sandboxes and, in the demo, by the bot."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """The time it is now, in UTC."""
        return datetime.now(UTC) + self._offset

    def forward(self, by: timedelta) -> datetime:
        """Move the clock forward and return the new time."""
        self._offset += by
        return self.now()
