"""Workspaces that installed the bot."""

from collections.abc import Sequence

from desk.context import Desk
from storage import workspaces
from storage.tables import Workspace


async def join(desk: Desk, *, team_id: str, name: str, bot_id: str, bot_user_id: str) -> Workspace:
    """Remember a workspace as Slack's auth.test names it."""
    async with desk.database.transaction() as session:
        return await workspaces.save(
            session, team_id=team_id, name=name, bot_id=bot_id, bot_user_id=bot_user_id, now=desk.now()
        )


async def find(desk: Desk, team_id: str) -> Workspace | None:
    """The workspace of this team id."""
    async with desk.database.reading() as session:
        return await workspaces.by_team_id(session, team_id)


async def every(desk: Desk) -> Sequence[Workspace]:
    """All of them, for the jobs."""
    async with desk.database.reading() as session:
        return await workspaces.every(session)
