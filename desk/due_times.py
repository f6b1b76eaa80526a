"""When a digest is due: computed from the calendar where its channel is, never by adding 24 hours.

A local time that a clock change skips is due at the first moment after the gap; one that happens twice is
due the first time. So each chosen local day has exactly one due time.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


def next_due(weekdays: str, local_time: time, time_zone: str, after: datetime) -> datetime:
    """The first due time later than ``after``, in UTC.

    ``weekdays`` holds digits of ISO weekdays, Monday 1; at least one.
    """
    zone = ZoneInfo(time_zone)
    day = after.astimezone(zone).date() - timedelta(days=1)
    while True:
        due = due_on(day, local_time, zone)
        if due > after and str(day.isoweekday()) in weekdays:
            return due
        day += timedelta(days=1)


def due_on(day: date, local_time: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC at which it is first ``local_time``, or just past it, on ``day``."""
    local = datetime.combine(day, local_time, zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _end_of_gap(local, zone)


def _end_of_gap(skipped: datetime, zone: ZoneInfo) -> datetime:
    # fold=1 reads a skipped time with the offset after the change, which lands before it: from there,
    # forward to the first minute whose offset is the new one.
    moment = skipped.replace(fold=1).astimezone(UTC)
    offset_after = skipped.replace(fold=1).utcoffset()
    while moment.astimezone(zone).utcoffset() != offset_after:
        moment += _MINUTE
    return moment
