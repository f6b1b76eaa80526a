"""The queue of pushed records: bounded, each once, each once in a pause."""

from datetime import UTC, datetime, timedelta

from desk.pushed import MOST, MOST_AT_ONCE, PAUSE, Changed, Pushed

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def record(number: int = 0) -> Changed:
    return Changed(1, "incident", f"{number:032x}")


def test_a_record_is_taken_once_however_often_it_was_pushed() -> None:
    pushed = Pushed()
    added = [pushed.add(record(), NOON) for _ in range(3)]

    assert [True, False, False] == added
    assert [record()] == pushed.take(NOON)
    assert [] == pushed.take(NOON)


def test_a_record_that_was_just_taken_waits_for_the_end_of_the_pause() -> None:
    pushed = Pushed()
    pushed.add(record(), NOON)
    pushed.take(NOON)
    pushed.add(record(), NOON)

    assert [] == pushed.take(NOON + PAUSE - timedelta(seconds=1))
    assert [record()] == pushed.take(NOON + PAUSE)


def test_a_flood_is_bounded() -> None:
    pushed = Pushed()
    added = sum(pushed.add(record(number), NOON) for number in range(2 * MOST))

    assert (MOST, MOST_AT_ONCE) == (added, len(pushed.take(NOON)))


def test_taken_ones_count_until_the_pause_is_over() -> None:
    pushed = Pushed()
    for number in range(MOST):
        pushed.add(record(number), NOON)
    pushed.take(NOON)

    assert not pushed.add(record(MOST), NOON)
    assert pushed.add(record(MOST), NOON + PAUSE)
