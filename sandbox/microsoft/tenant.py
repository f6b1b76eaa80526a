"""The pretend tenant: its profiles, its scores day by day, and what people do to them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, islice

from sandbox.clock import Clock
from sandbox.microsoft.control import STATES, Control, Json, Move, blanked, midnight, number, stamp, state
from sandbox.microsoft.words import portal_status

DAYS_KEPT = 90


class UnknownControl(LookupError):
    """No such profile, or, where points are concerned, none that this tenant is scored on."""


class NotAccepted(ValueError):
    """A state that Graph does not know, or a control whose state is managed elsewhere."""


class Tenant:
    """One Microsoft 365 tenant's Secure Score, following the clock from the day it was opened.

    ``secure_score`` holds what every snapshot repeats. ``past`` are recorded snapshots, newest first, served
    as they are; days from ``first_day`` on are computed. ``recorded_as`` is the date that the opening day
    carries where its snapshot was recorded on another one.
    """

    def __init__(
        self,
        clock: Clock,
        secure_score: Json,
        profiles: list[Json],
        scored: list[Control],
        *,
        first_day: date,
        past: list[Json] | None = None,
        recorded_as: date | None = None,
    ) -> None:
        self._clock = clock
        self._secure_score = secure_score
        self.profiles = {str(profile["id"]): profile for profile in profiles}
        self._scored = {control.control_name: control for control in scored}
        self._first_day = first_day
        self._past = past or []
        self._recorded_as = {first_day: recorded_as} if recorded_as else {}
        self._days_gone: dict[date, Json] = {}

    def secure_scores(self) -> Iterator[Json]:
        """The days kept, newest first; only the newest has its details."""
        today = self.today()
        days = (today - timedelta(days=ago) for ago in range((today - self._first_day).days + 1))
        computed = (self._snapshot(day, detailed=True) if day == today else self._gone(day) for day in days)
        return islice(chain(computed, self._past), DAYS_KEPT)

    def _gone(self, day: date) -> Json:
        # Nothing that is done later changes a day that has gone by: it is computed once.
        if day not in self._days_gone:
            self._days_gone[day] = self._snapshot(day, detailed=False)
        return self._days_gone[day]

    def _snapshot(self, day: date, *, detailed: bool) -> Json:
        rows = [control.row(day) for control in self._scored.values()]
        named = self._recorded_as.get(day, day)
        return {
            **self._secure_score,
            "id": f"{self._secure_score['azureTenantId']}_{named}",
            "createdDateTime": stamp(midnight(named)),
            "currentScore": number(sum(row["score"] for row in rows)),
            "controlScores": rows if detailed else [blanked(row) for row in rows],
        }

    def today(self) -> date:
        """The day that the clock shows, UTC."""
        return self._clock.now().date()

    def profile(self, control_id: str) -> Json:
        """The profile, or UnknownControl."""
        if control_id not in self.profiles:
            raise UnknownControl(f"There is no control {control_id}.")
        return self.profiles[control_id]

    def control(self, control_id: str) -> Control | None:
        """What the tenant is scored on by this id, if anything."""
        return self._scored.get(control_id)

    def observe(self, control_id: str, percentage: float, *, now: bool) -> None:
        """Let Microsoft see the control at this percentage: at once, or from tomorrow's snapshot on."""
        self.profile(control_id)
        control = self.control(control_id)
        if control is None:
            raise UnknownControl(f"This tenant is not scored on {control_id}.")
        moment = self._clock.now()
        at = moment if now else midnight(moment.date() + timedelta(days=1))
        control.moves.append(Move(at, percentage))

    def update_state(
        self,
        control_id: str,
        new_state: str,
        *,
        by: str,
        comment: str | None = None,
        assigned_to: str | None = None,
    ) -> Json:
        """Add a state update to the control's history and return its profile."""
        profile = self.profile(control_id)
        if managed_elsewhere(control_id):
            raise NotAccepted(f"{control_id} is managed in Microsoft Defender Vulnerability Management.")
        canonical = {known.casefold(): known for known in STATES}.get(new_state.casefold())
        if canonical is None:
            raise NotAccepted(f"{new_state} is not one of {', '.join(STATES)}.")
        profile["controlStateUpdates"].append(
            {
                "assignedTo": assigned_to,
                "comment": comment,
                "state": canonical,
                "updatedBy": by,
                "updatedDateTime": stamp(self._clock.now()),
            }
        )
        return profile

    def next_day(self) -> str:
        """Move the clock to ten past midnight UTC of the next day and return the new time."""
        now = self._clock.now()
        tomorrow = midnight(now.date() + timedelta(days=1)) + timedelta(minutes=10)
        return stamp(self._clock.forward(tomorrow - now))

    def action(self, control_id: str) -> Json:
        """A profile with its points of today and its status, in the portal's words."""
        return portal_row(self.profile(control_id), self.control(control_id), self.today())

    def actions(self) -> list[Json]:
        """Every profile's action, in the portal's order."""
        shown = [self.action(control_id) for control_id in self.profiles]
        return sorted(shown, key=lambda action: (action["rank"], action["title"], action["id"]))

    def coming(self) -> list[tuple[Json, Move]]:
        """What Microsoft will see from tomorrow on, by action."""
        moves = {control_id: control.coming(self.today()) for control_id, control in self._scored.items()}
        return [(self.profiles[control_id], move) for control_id, move in moves.items() if move]


def managed_elsewhere(control_id: str) -> bool:
    """Is its state kept by Defender Vulnerability Management, so that it cannot be set here?"""
    return control_id.startswith("scid_")


def portal_row(profile: Json, control: Control | None, day: date) -> Json:
    """A line of the portal's list; points and status are None where the tenant is not scored."""
    row = control.row(day) if control else {}
    percentage = row.get("scoreInPercentage")
    kept = ("id", "rank", "title", "controlCategory", "service", "maxScore")
    return {
        **{name: profile.get(name) for name in kept},
        "score": row.get("score"),
        "scoreInPercentage": percentage,
        "state": state(profile, day),
        "status": None if percentage is None else portal_status(state(profile, day), percentage),
        "lastSynced": row.get("lastSynced"),
    }
