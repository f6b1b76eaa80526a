"""How fast a bot may post: about one message a second to a channel, short bursts tolerated.

https://docs.slack.dev/apis/web-api/rate-limits. Slack does not say how long a burst may be; about 25
messages were seen to go through.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

BURST = 25
_EACH = timedelta(seconds=1)


@dataclass
class Pace:
    """A leaky bucket for each channel, which holds ``burst`` messages."""

    burst: int = BURST
    _empty_at: defaultdict[str, datetime | None] = field(default_factory=lambda: defaultdict(lambda: None))

    def take(self, channel_id: str, now: datetime) -> float | None:
        """Count a message that is to be posted now; else the seconds after which to try again."""
        empty_at = max(self._empty_at[channel_id] or now, now) + _EACH
        too_much = empty_at - now - self.burst * _EACH
        if too_much > timedelta():
            return too_much.total_seconds()
        self._empty_at[channel_id] = empty_at
        return None
