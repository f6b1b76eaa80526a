"""One reading of Secure Score, as people are shown it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk.errors import UnknownAction
from securescore.actions import ImprovementAction
from storage.scores import DayScore


@dataclass(frozen=True)
class Reading:
    """The newest day, joined with the profiles, sorted as the portal sorts them."""

    day: date
    read_at: datetime
    score: DayScore
    history: Sequence[DayScore]
    """Up to 31 days, oldest first, the newest included."""
    peers: dict[str, float]
    """Averages of comparable tenants, in percent, by basis."""
    actions: Sequence[ImprovementAction]

    def change_over(self, days: int) -> float | None:
        """Percent points won since so many days ago; None where that day was not read."""
        then = self.day - timedelta(days=days)
        return next((self.score.percent - day.percent for day in self.history if day.day == then), None)

    def action(self, control_id: str) -> ImprovementAction:
        """The action of this id; UnknownAction where there is none."""
        for action in self.actions:
            if action.control_id == control_id:
                return action
        raise UnknownAction(control_id)
