"""The numbers of the overview, out of the newest snapshot."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.microsoft.control import Json
from sandbox.microsoft.words import BASES

# Graph may score a control of which it sends no profile: its points count, its most is not known.
WITHOUT_PROFILE = "Without a profile"


@dataclass(frozen=True)
class Part:
    """A category's points."""

    name: str
    score: float
    most: float

    @property
    def percentage(self) -> float:
        """How much of what is possible is achieved."""
        return 100 * self.score / self.most if self.most else 0.0


def by_category(snapshot: Json, profiles: Mapping[str, Json]) -> list[Part]:
    """The points of each category, which together are the tenant's."""
    score: dict[str, float] = defaultdict(float)
    most: dict[str, float] = defaultdict(float)
    for row in snapshot["controlScores"]:
        profile = profiles.get(row["controlName"])
        if profile:
            category = profile.get("controlCategory", row["controlCategory"])
            score[category] += row["score"]
            most[category] += profile["maxScore"]
    parts = [Part(name, score[name], most[name]) for name in sorted(score)]
    rest = snapshot["maxScore"] - sum(most.values())
    if rest > 0:
        parts.append(Part(WITHOUT_PROFILE, snapshot["currentScore"] - sum(score.values()), rest))
    return parts


def comparisons(snapshot: Json) -> list[tuple[str, float]]:
    """Whom the tenant is compared with, and their average percentage."""
    return [
        (compared_with(average), average["averageScore"])
        for average in snapshot.get("averageComparativeScores", [])
    ]


def compared_with(average: Json) -> str:
    """Whose average it is, in the portal's words."""
    words = BASES.get(average["basis"], str(average["basis"]))
    least, most = average.get("SeatSizeRangeLowerValue"), average.get("SeatSizeRangeUpperValue")
    return f"{words} ({least} to {most} seats)" if least and most else words
