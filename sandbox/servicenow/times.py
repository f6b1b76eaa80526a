"""Times as columns hold them (UTC) and as a person reads or types them (the person's time zone)."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.servicenow.instance import TIME_FORMAT, Record


def zone_of(user: Record) -> tzinfo:
    """The user's time zone; UTC where it is not set or not known."""
    try:
        return ZoneInfo(user["time_zone"] or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def to_column(text: str, zone: tzinfo) -> str | None:
    """``YYYY-MM-DD[ HH:MM:SS]`` in a zone, as UTC; None if it is neither."""
    for time_format in (TIME_FORMAT, "%Y-%m-%d"):
        try:
            typed = datetime.strptime(text, time_format)  # noqa: DTZ007 — the zone is put on in the next line
        except ValueError:
            continue
        return typed.replace(tzinfo=zone).astimezone(UTC).strftime(TIME_FORMAT)
    return None


def to_person(value: str, zone: tzinfo) -> str:
    """A column's time in a zone."""
    if not value:
        return ""
    return datetime.strptime(value, TIME_FORMAT).replace(tzinfo=UTC).astimezone(zone).strftime(TIME_FORMAT)
