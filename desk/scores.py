"""Secure Score as the desk knows it: read from Graph by one job, from storage by everybody else."""

from datetime import timedelta

from desk.context import Desk
from desk.errors import NoScoreYet
from desk.reading import Reading
from securescore.actions import improvement_actions, peers_average
from securescore.errors import SecureScoreError
from securescore.models import SecureScore, SecureScoreControlProfile
from storage import scores, workspaces
from storage.database import Session
from storage.scores import DayScore

_HISTORY_DAYS = 31
_DAYS_AGAIN = 3


async def read(desk: Desk, workspace_id: int) -> Reading:
    """What is stored, made once of each reading; NoScoreYet before the first."""
    async with desk.database.reading() as session:
        read_at = await scores.read_at(session, workspace_id, desk.tenant_id)
        made = desk.readings.get(workspace_id)
        if made is None or made.read_at != read_at:
            made = await _make(session, workspace_id, desk.tenant_id)
    desk.readings[workspace_id] = made
    return made


async def _make(session: Session, workspace_id: int, tenant_id: str) -> Reading:
    newest = await scores.newest(session, workspace_id, tenant_id)
    if newest is None:
        workspace = await workspaces.get(session, workspace_id)
        raise NoScoreYet((workspace and workspace.score_problem) or "none")
    first = newest.day - timedelta(days=_HISTORY_DAYS)
    profiles = await scores.profiles(session, workspace_id, tenant_id)
    snapshot = SecureScore.model_validate(newest.score)
    return Reading(
        day=newest.day,
        read_at=newest.read_at,
        score=DayScore(newest.day, newest.current_score, newest.max_score),
        history=await scores.days_since(session, workspace_id, tenant_id, first),
        peers=peers_average(snapshot),
        actions=improvement_actions(
            [SecureScoreControlProfile.model_validate(one) for one in profiles], snapshot
        ),
    )


async def age(desk: Desk, workspace_id: int) -> timedelta:
    """How long ago the score was read; very long where it never was."""
    async with desk.database.reading() as session:
        read_at = await scores.read_at(session, workspace_id, desk.tenant_id)
    return desk.now() - read_at if read_at else timedelta.max


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
