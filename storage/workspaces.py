"""Workspaces: who installed the bot."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Workspace
from storage.upsert import insert_into


async def by_team_id(session: AsyncSession, team_id: str) -> Workspace | None:
    """The workspace that Slack calls ``team_id``."""
    return await session.scalar(select(Workspace).where(Workspace.team_id == team_id))


async def every(session: AsyncSession) -> Sequence[Workspace]:
    """All of them, for the jobs."""
    return (await session.scalars(select(Workspace).order_by(Workspace.id))).all()


async def get(session: AsyncSession, workspace_id: int) -> Workspace | None:
    """The workspace of this id."""
    return await session.get(Workspace, workspace_id)


async def note_score_problem(session: AsyncSession, workspace_id: int, problem: str | None) -> None:
    """Remember how the last reading of Secure Score ended."""
    await session.execute(update(Workspace).where(Workspace.id == workspace_id).values(score_problem=problem))


async def save(
    session: AsyncSession, *, team_id: str, name: str, bot_id: str, bot_user_id: str, now: datetime
) -> Workspace:
    """Store what auth.test said of a workspace, new or known."""
    statement = insert_into(session, Workspace).values(
        team_id=team_id, name=name, bot_id=bot_id, bot_user_id=bot_user_id, created_at=now
    )
    named = {name: statement.excluded[name] for name in ("name", "bot_id", "bot_user_id")}
    await session.execute(statement.on_conflict_do_update(index_elements=["team_id"], set_=named))
    workspace = await session.scalar(
        select(Workspace).where(Workspace.team_id == team_id).execution_options(populate_existing=True)
    )
    assert workspace is not None, "it has just been stored"
    return workspace
