"""One scored control through time: what is observed, what is declared, and the row that a day shows."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zlib import crc32

Json = dict[str, Any]

STATES = ("Default", "Ignored", "ThirdParty", "Reviewed", "AlternateMitigation")
DECLARED = {"Ignored": 0.0, "ThirdParty": 100.0, "AlternateMitigation": 100.0}


@dataclass(frozen=True)
class Move:
    """From ``at`` on, Microsoft observes this percentage."""

    at: datetime
    percentage: float


@dataclass
class Control:
    """A control that this tenant is scored on.

    ``control_score`` is the row as the source gives it. A recorded row (``recorded_on`` is set) is shown as
    it is until the percentage moves. A row of the catalogue has no numbers but ``total``, and words with
    ``{count}``, ``{missing}``, ``{total}`` and ``{on}`` to fill in as ``implementationStatus``.
    """

    control_score: Json
    profile: Json | None
    moves: list[Move] = field(default_factory=list)
    recorded_on: date | None = None
    lag_days: int = 0
    count_is_of_missing: bool = False
    jitters: bool = False

    @property
    def control_name(self) -> str:
        """The control's id, by which a profile and a score belong together."""
        return str(self.control_score["controlName"])

    def row(self, day: date) -> Json:
        """The controlScore of that day, with all its details."""
        observed = self.observed(day)
        percentage = DECLARED.get(state(self.profile, day), observed)
        row = {**self.control_score, "lastSynced": self._last_synced(day)}
        if observed != row.get("scoreInPercentage"):
            row |= self._evidence(observed)
        if self.profile and percentage != row.get("scoreInPercentage"):
            row["score"] = number(self.profile["maxScore"] * percentage / 100)
            row["scoreInPercentage"] = number(percentage)
        return row

    def observed(self, day: date) -> float:
        """The percentage that Microsoft observes on that day, whatever is declared."""
        moves = [move for move in self.moves if move.at.date() <= day]
        if not moves:
            return float(self.control_score["scoreInPercentage"])
        percentage = moves[-1].percentage
        if self.jitters and 0 < percentage < 100:
            percentage += (crc32(f"{self.control_name} {day}".encode()) % 301 - 150) / 100
        return round(min(max(percentage, 0), 100), 2)

    def coming(self, day: date) -> Move | None:
        """The move that only a later day will show."""
        last = self.moves[-1] if self.moves else None
        return last if last and last.at.date() > day else None

    def _evidence(self, percentage: float) -> Json:
        shown = {}
        if "on" in self.control_score:
            shown["on"] = str(percentage >= 100).lower()
        if "total" in self.control_score:
            total = int(self.control_score["total"])
            meeting = round(total * percentage / 100)
            shown |= {"total": str(total), "missing": str(total - meeting)}
            shown["count"] = shown["missing"] if self.count_is_of_missing else str(meeting)
        # What a recorded row says no longer holds once it has moved; what it would say then is unknown.
        status = "" if self.recorded_on else self.control_score["implementationStatus"]
        for name, value in shown.items():
            status = status.replace(f"{{{name}}}", value)
        shown.pop("missing", None)
        return {**shown, "implementationStatus": status}

    def _last_synced(self, day: date) -> str:
        if self.recorded_on and day <= self.recorded_on:
            regular = datetime.fromisoformat(self.control_score["lastSynced"])
        else:
            minutes = timedelta(minutes=crc32(self.control_name.encode()) % 10)
            regular = midnight(day) - timedelta(days=self.lag_days) + minutes
        return stamp(max([regular, *(move.at for move in self.moves if move.at.date() <= day)]))


def blanked(row: Json) -> Json:
    """A row as every day but the newest shows it: points stay, details go, numbers fall out of the text."""
    kept = {name: value for name, value in row.items() if name not in ("lastSynced", "count", "total", "on")}
    return {
        **kept,
        "description": None,
        "implementationStatus": re.sub(r"\d+", "", row["implementationStatus"]),
    }


def state(profile: Json | None, day: date) -> str:
    """The state in force at the end of that day: the latest controlStateUpdate, else Default."""
    updates = profile["controlStateUpdates"] if profile else []
    past = [update for update in updates if (update["updatedDateTime"] or "")[:10] <= day.isoformat()]
    latest = sorted(past, key=lambda update: update["updatedDateTime"] or "")[-1:]
    return str(latest[0]["state"]) if latest else "Default"


def midnight(day: date) -> datetime:
    """The first moment of a day, UTC."""
    return datetime.combine(day, time(), UTC)


def stamp(moment: datetime) -> str:
    """A time as Graph writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def number(value: float) -> float | int:
    """Points as Graph writes them: two decimals at most, and a whole number without any."""
    rounded = round(float(value), 2)
    return int(rounded) if rounded.is_integer() else rounded
