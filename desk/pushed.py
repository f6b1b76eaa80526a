"""Records that an instance said were changed, until they are read; what is lost here the next round finds."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from servicenow.records import Table

MOST = 1000
"""Records kept; what more comes is left to the next round."""
MOST_AT_ONCE = 200
PAUSE = timedelta(seconds=5)
"""Between two reads of one record, however often it is pushed."""


class Changed(NamedTuple):
    """A record of a workspace's instance."""

    workspace_id: int
    table: Table
    sys_id: str


class Pushed:
    """A bounded queue in which each record stands once, and from which it comes once in a PAUSE."""

    def __init__(self) -> None:
        self._waiting: dict[Changed, None] = {}
        self._read_at: dict[Changed, datetime] = {}

    def add(self, changed: Changed, now: datetime) -> bool:
        """Queue a record; False where it waits already, or the queue is full."""
        self._forget(now)
        if changed in self._waiting or len(self._waiting) + len(self._read_at) >= MOST:
            return False
        self._waiting[changed] = None
        return True

    def take(self, now: datetime) -> Sequence[Changed]:
        """Those to read now, MOST_AT_ONCE at most; they count as read."""
        self._forget(now)
        due = [one for one in self._waiting if one not in self._read_at][:MOST_AT_ONCE]
        for one in due:
            del self._waiting[one]
            self._read_at[one] = now
        return due

    def _forget(self, now: datetime) -> None:
        self._read_at = {one: at for one, at in self._read_at.items() if now - at < PAUSE}
