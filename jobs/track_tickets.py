"""Read followed tickets back from every workspace's ServiceNow instance."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from desk import workspaces
from desk.context import Desk
from desk.errors import NeedsAuthorization, NotConnected
from desk.track import track
from jobs.together import together
from servicenow.errors import ServiceNowError
from storage.errors import StorageError
from storage.tables import Workspace

_log = structlog.get_logger(__name__)


async def track_tickets(desk: Desk, client: AsyncWebClient) -> None:
    """One round; an instance that does not answer does not keep the others waiting for their next one."""

    async def one(workspace: Workspace) -> None:
        try:
            await track(desk, workspace.id)
        except (NotConnected, NeedsAuthorization):
            pass
        except (ServiceNowError, StorageError) as error:
            _log.warning(
                "tickets_not_read", team_id=workspace.team_id, error=type(error).__name__, detail=str(error)
            )

    await together(one, await workspaces.every(desk))
