"""Read the records that instances said were changed."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from desk import push
from desk.context import Desk
from desk.errors import NeedsAuthorization, NotConnected
from desk.track import track_some
from jobs.together import together
from servicenow.errors import ServiceNowError
from servicenow.records import Table
from storage.errors import StorageError

_log = structlog.get_logger(__name__)


async def read_pushed(desk: Desk, client: AsyncWebClient) -> None:
    """What cannot be read now is found by the next round of `track_tickets`."""
    due = push.due(desk)

    async def one(of: tuple[int, Table]) -> None:
        workspace_id, table = of
        try:
            await track_some(desk, workspace_id, table, due[of])
        except (NotConnected, NeedsAuthorization):
            pass
        except (ServiceNowError, StorageError) as error:
            _log.warning("push_not_read", workspace_id=workspace_id, error=type(error).__name__)

    await together(one, due)
