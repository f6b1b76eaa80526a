"""Who is asking: from what is remembered, else from Slack."""

import asyncio
from collections.abc import Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from desk import people
from desk.context import Desk
from storage.tables import Person, Workspace

_PATIENCE_SECONDS = 1.5
"""An answer to Slack is due after three seconds."""


async def who(desk: Desk, client: AsyncWebClient, workspace: Workspace, user_id: str) -> Person:
    """The person, at most an hour old; Slack's users.info otherwise, and its SlackApiError where it fails."""
    known = await people.known(desk, workspace.id, user_id)
    return known if known is not None else await ask(desk, client, workspace, user_id)


async def who_now(desk: Desk, client: AsyncWebClient, workspace: Workspace, user_id: str) -> Person:
    """The person for an answer that cannot wait: as last read, however long ago.

    Whoever submits a modal has been asked for when it was opened. TimeoutError where Slack would have to be
    asked and is too slow.
    """
    remembered = await people.remembered(desk, workspace.id, user_id)
    if remembered is not None:
        return remembered
    async with asyncio.timeout(_PATIENCE_SECONDS):
        return await ask(desk, client, workspace, user_id)


async def ask(desk: Desk, client: AsyncWebClient, workspace: Workspace, user_id: str) -> Person:
    """Ask Slack who it is, and remember."""
    answer = await client.users_info(user=user_id, include_locale=True)
    return await people.remember(desk, person_from(answer["user"], workspace, desk))


def person_from(user: Mapping[str, Any], workspace: Workspace, desk: Desk) -> Person:
    """What users.info says of a user, as we remember it."""
    profile = user.get("profile") or {}
    return Person(
        workspace_id=workspace.id,
        user_id=user["id"],
        name=profile.get("real_name") or user.get("real_name") or user.get("name") or user["id"],
        email=profile.get("email") or "",
        locale=user.get("locale") or "en-US",
        time_zone=user.get("tz") or "UTC",
        is_member=_is_member(user, workspace.team_id),
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        read_at=desk.now(),
    )


def _is_member(user: Mapping[str, Any], team_id: str) -> bool:
    # In an Enterprise organisation a user's own team may be another workspace that shares the user with ours.
    teams = (user.get("enterprise_user") or {}).get("teams") or []
    is_ours = user.get("team_id") == team_id or team_id in teams
    outsider = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "deleted")
    return is_ours and not any(user.get(mark) for mark in outsider)
