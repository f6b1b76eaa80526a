"""Secure Score as the desk knows it: read from Graph by one job, from storage by everybody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk.context import Desk
from desk.errors import NoScoreYet, UnknownAction
from securescore.actions import ImprovementAction, improvement_actions, peers_average
from securescore.errors import SecureScoreError
from securescore.models import SecureScore, SecureScoreControlProfile
from storage import scores, workspaces
from storage.scores import DayScore

_HISTORY_DAYS = 31
_DAYS_AGAIN = 3


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


async def read(desk: Desk, workspace_id: int) -> Reading:
    """What is stored; NoScoreYet before the first refresh."""
    async with desk.database.reading() as session:
        newest = await scores.newest(session, workspace_id, desk.tenant_id)
        if newest is None:
            workspace = await workspaces.get(session, workspace_id)
            raise NoScoreYet((workspace and workspace.score_problem) or "none")
        first = newest.day - timedelta(days=_HISTORY_DAYS)
        history = await scores.days_since(session, workspace_id, desk.tenant_id, first)
        profiles = await scores.profiles(session, workspace_id, desk.tenant_id)
    snapshot = SecureScore.model_validate(newest.score)
    return Reading(
        day=newest.day,
        read_at=newest.read_at,
        score=DayScore(newest.day, newest.current_score, newest.max_score),
        history=history,
        peers=peers_average(snapshot),
        actions=improvement_actions(
            [SecureScoreControlProfile.model_validate(one) for one in profiles], snapshot
        ),
    )


async def age(desk: Desk, workspace_id: int) -> timedelta:
    """How long ago the score was read; very long where it never was."""
    async with desk.database.reading() as session:
        newest = await scores.newest(session, workspace_id, desk.tenant_id)
    return desk.now() - newest.read_at if newest else timedelta.max


async def refresh(desk: Desk, workspace_id: int) -> None:
    """Read the newest days and all profiles from Graph; an incomplete answer changes nothing.

    Raises a SecureScoreError; how it ended is remembered for those who ask.
    """
    async with desk.database.reading() as session:
        known = await scores.newest(session, workspace_id, desk.tenant_id)
    try:
        days = await desk.secure_score.secure_scores(top=_DAYS_AGAIN if known else _HISTORY_DAYS)
        profiles = await desk.secure_score.secure_score_control_profiles()
    except SecureScoreError as error:
        await _note_problem(desk, workspace_id, type(error).__name__)
        raise
    if not (days.complete and profiles.complete):
        await _note_problem(desk, workspace_id, "Incomplete")
        return
    async with desk.database.transaction() as session:
        await workspaces.note_score_problem(session, workspace_id, None)
        await scores.save_snapshots(session, workspace_id, desk.tenant_id, days.as_json(), desk.now())
        await scores.save_profiles(session, workspace_id, desk.tenant_id, profiles.as_json(), desk.now())


async def _note_problem(desk: Desk, workspace_id: int, problem: str) -> None:
    async with desk.database.transaction() as session:
        await workspaces.note_score_problem(session, workspace_id, problem)
