"""A circuit breaker: an instance that is down is left alone, but for one request now and then.

Ours, as the libraries for it read the wall clock, count what is no sign of an outage, and do not tell since
when it is open.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from servicenow.errors import CircuitOpen, HostNotAllowed, NotAnswering, NotJson, ServiceNowError

FAILURES = 5
"""In a row, with no success between them."""
PAUSE = timedelta(seconds=5)
"""Between two requests that try whether the instance is back."""


class Circuit:
    """Closed while the instance answers; ``since`` is when it stopped, None while it does."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._failures = 0
        self._try_at = now()
        self.since: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether requests are turned away."""
        return self._failures >= FAILURES

    @contextmanager
    def request(self) -> Iterator[None]:
        """Around one request; raises CircuitOpen, at once, for all but one in PAUSE while it is open.

        What the instance answers in its own words, a refusal too, shows that it is there.
        """
        if self.is_open and self.since is not None:
            self._wait_for_turn(self.since)
        try:
            yield
        except (NotAnswering, NotJson):
            self.failed()
            raise
        except HostNotAllowed:
            # We did not let it answer.
            raise
        except ServiceNowError:
            self._answered()
            raise
        # Nothing is learned of the instance where the caller gives up: that passes through.
        self._answered()

    def failed(self) -> None:
        """Count one request that brought no answer."""
        self._failures += 1
        self.since = self.since or self._now()
        self._try_at = self._now() + PAUSE

    def _answered(self) -> None:
        self._failures, self.since = 0, None

    def _wait_for_turn(self, since: datetime) -> None:
        if self._now() < self._try_at:
            raise CircuitOpen(since)
        self._try_at = self._now() + PAUSE
