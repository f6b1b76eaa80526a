"""The Secure Score over the days kept: in numbers, and as the points of a line."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, floor

from sandbox.microsoft.control import Json

WIDTH = 600
HEIGHT = 120


@dataclass(frozen=True)
class Day:
    """One day's points."""

    created: str
    score: float
    most: float

    @property
    def percentage(self) -> float:
        """The score as the portal shows it."""
        return 100 * self.score / self.most if self.most else 0.0


@dataclass(frozen=True)
class Trend:
    """The days kept, oldest first, and the span of percentages that the line is drawn in."""

    days: list[Day]

    @cached_property
    def lowest(self) -> Day:
        """The day with the smallest percentage."""
        return min(self.days, key=lambda day: day.percentage)

    @cached_property
    def highest(self) -> Day:
        """The day with the greatest percentage."""
        return max(self.days, key=lambda day: day.percentage)

    @cached_property
    def bottom(self) -> int:
        """The whole percentage at the lower edge."""
        return max(floor(self.lowest.percentage) - 1, 0)

    @cached_property
    def top(self) -> int:
        """The whole percentage at the upper edge."""
        return min(ceil(self.highest.percentage) + 1, 100)

    @cached_property
    def line(self) -> str:
        """The ``points`` of an SVG polyline."""
        step = WIDTH / max(len(self.days) - 1, 1)
        return " ".join(
            f"{number * step:.1f},{self._height(day):.1f}" for number, day in enumerate(self.days)
        )

    @property
    def area(self) -> str:
        """The ``points`` of an SVG polygon: what lies below the line."""
        return f"0,{HEIGHT} {self.line} {WIDTH},{HEIGHT}"

    def _height(self, day: Day) -> float:
        return HEIGHT * (self.top - day.percentage) / (self.top - self.bottom)

    def changes(self) -> list[tuple[Day, float]]:
        """Each day but the oldest with the points won or lost since the day before, newest first."""
        return [(new, new.score - old.score) for old, new in pairwise(self.days)][::-1]


def trend(secure_scores: Iterable[Json]) -> Trend:
    """The trend of snapshots that come newest first."""
    days = [Day(one["createdDateTime"], one["currentScore"], one["maxScore"]) for one in secure_scores]
    return Trend(days[::-1])
