"""Read what each workspace's ServiceNow instance calls its ticket states."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from desk import states, workspaces
from desk.context import Desk
from desk.errors import NeedsAuthorization, NotConnected
from jobs.together import together
from servicenow.errors import ServiceNowError
from storage.errors import StorageError
from storage.tables import Workspace

_log = structlog.get_logger(__name__)


async def read_state_names(desk: Desk, client: AsyncWebClient) -> None:
    """One round; what could not be read stays as it was."""

    async def one(workspace: Workspace) -> None:
        try:
            await states.refresh_due(desk, workspace.id)
        except (NotConnected, NeedsAuthorization):
            pass
        except (ServiceNowError, StorageError) as error:
            _log.warning("state_names_not_read", team_id=workspace.team_id, error=type(error).__name__)

    await together(one, await workspaces.every(desk))
