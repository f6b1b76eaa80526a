"""Which workspace a request comes from, and with which token it is answered.

Bolt's own way asks Slack's auth.test on every request. Ours looks the team up among those that joined, once.
"""

from collections.abc import Awaitable, Callable

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from desk import workspaces
from desk.context import Desk
from storage.tables import Workspace


def authorizing(desk: Desk, bot_token: str) -> Callable[..., Awaitable[AuthorizeResult | None]]:
    """Bolt's `authorize` for one workspace by token; None, which Bolt's types forget, is "not installed"."""
    joined: dict[str, Workspace] = {}

    async def authorize(context: AsyncBoltContext, team_id: str | None) -> AuthorizeResult | None:
        workspace = joined.get(team_id or "") or await workspaces.find(desk, team_id or "")
        if workspace is None:
            return None
        context["workspace"] = joined[workspace.team_id] = workspace
        return AuthorizeResult(
            enterprise_id=None,
            team_id=workspace.team_id,
            bot_user_id=workspace.bot_user_id,
            bot_id=workspace.bot_id,
            bot_token=bot_token,
        )

    return authorize


async def introduce(desk: Desk, client: AsyncWebClient) -> Workspace:
    """Ask Slack once whose token this is, and remember the workspace; raises SlackApiError."""
    answer = await client.auth_test()
    return await workspaces.join(
        desk,
        team_id=answer["team_id"],
        name=answer["team"],
        bot_id=answer["bot_id"],
        bot_user_id=answer["user_id"],
    )
