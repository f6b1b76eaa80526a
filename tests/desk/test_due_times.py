"""Each chosen local day has exactly one due time, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from desk.due_times import due_on, next_due

ZONES = (
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Pacific/Chatham",
    "Pacific/Apia",
    "America/New_York",
)
TIMES = (time(0, 0), time(0, 30), time(2, 30), time(8, 30))
EVERY_DAY = "1234567"


def days_of(weekdays: str, first: date, count: int) -> list[date]:
    days = (first + timedelta(days=number) for number in range(count))
    return [day for day in days if str(day.isoweekday()) in weekdays]


@pytest.mark.parametrize("year", [2018, 2026])  # in 2018 Sao Paulo's clocks still went forward, at midnight
@pytest.mark.parametrize("at", TIMES)
@pytest.mark.parametrize("zone", ZONES)
def test_each_local_day_is_due_exactly_once_over_two_years(zone: str, at: time, year: int) -> None:
    local = ZoneInfo(zone)
    new_year = datetime(year, 1, 1, tzinfo=local)
    due, seen = new_year - timedelta(seconds=1), []

    for _ in range(730):
        due = next_due(EVERY_DAY, at, zone, due)
        seen.append(due.astimezone(local).date())

    assert days_of(EVERY_DAY, new_year.date(), 730) == seen


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        # Skipped: the first moment after the gap.
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("America/New_York", date(2026, 3, 8), time(2, 30), datetime(2026, 3, 8, 7, 0, tzinfo=UTC)),
        ("America/Sao_Paulo", date(2018, 11, 4), time(0, 0), datetime(2018, 11, 4, 3, 0, tzinfo=UTC)),
        ("America/Sao_Paulo", date(2018, 11, 4), time(0, 30), datetime(2018, 11, 4, 3, 0, tzinfo=UTC)),
        # Twice: the first time.
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("America/New_York", date(2026, 11, 1), time(1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        # The days around a change are days like any other.
        ("America/New_York", date(2026, 3, 9), time(0, 0), datetime(2026, 3, 9, 4, 0, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 3, 30), time(0, 30), datetime(2026, 3, 29, 22, 30, tzinfo=UTC)),
        ("Pacific/Chatham", date(2026, 1, 1), time(8, 30), datetime(2025, 12, 31, 18, 45, tzinfo=UTC)),
    ],
)
def test_a_clock_change_moves_a_due_time_as_little_as_it_can(
    zone: str, day: date, at: time, expected: datetime
) -> None:
    assert expected == due_on(day, at, ZoneInfo(zone))


@given(
    weekdays=st.sets(st.sampled_from(EVERY_DAY), min_size=1).map("".join),
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    zone=st.sampled_from(ZONES),
    after=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_the_next_due_time_is_the_first_one_after(
    weekdays: str, at: time, zone: str, after: datetime
) -> None:
    local = ZoneInfo(zone)
    due = next_due(weekdays, at, zone, after)

    around = days_of(weekdays, after.astimezone(local).date() - timedelta(days=1), 10)
    assert min(moment for day in around if (moment := due_on(day, at, local)) > after) == due
    assert str(due.astimezone(local).isoweekday()) in weekdays
    assert UTC == due.tzinfo
