"""What is wrong with a digest that somebody asks for."""

from typing import Any

import pytest

from desk.subscribe import problems, time_zones
from tests.desk.asking import a_digest


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {}),
        ({"name": " "}, {"name": "digest-problem-empty-name"}),
        ({"weekdays": ""}, {"weekdays": "digest-problem-no-weekdays"}),
        ({"time_zone": "Berlin"}, {"time_zone": "digest-problem-time-zone"}),
        ({"time_zone": "../etc/passwd"}, {"time_zone": "digest-problem-time-zone"}),
    ],
)
def test_each_problem_stands_at_its_field(fields: dict[str, Any], expected: dict[str, str]) -> None:
    assert expected == problems(a_digest(**fields))


def test_the_time_zones_are_looked_for_once() -> None:
    assert "Europe/Berlin" in time_zones()
    assert time_zones() is time_zones()
