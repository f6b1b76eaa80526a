"""Read Secure Score from Graph: now and then for every workspace, and nowhere else."""

from datetime import timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from desk import scores, workspaces
from desk.context import Desk
from securescore.errors import SecureScoreError

_log = structlog.get_logger(__name__)

_EVERY = timedelta(hours=6)
"""Microsoft renews the score once a day, at no stated hour."""


async def refresh_scores(desk: Desk, client: AsyncWebClient) -> None:
    """Refresh what is older than six hours; a failure is tried again at the next tick."""
    for workspace in await workspaces.every(desk):
        if await scores.age(desk, workspace.id) < _EVERY:
            continue
        try:
            await scores.refresh(desk, workspace.id)
        except SecureScoreError as error:
            _log.warning(
                "scores_not_read", team_id=workspace.team_id, error=type(error).__name__, detail=error.detail
            )
