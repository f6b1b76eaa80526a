"""Make the ServiceNow records of what was shared, a few at a time, none waiting for another."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from desk.background import Background
from desk.context import Desk
from desk.deliver import claim_due, deliver
from storage.tables import Ticket

_log = structlog.get_logger(__name__)

MOST_AT_ONCE = 8


class DeliverTickets:
    """The job, and the deliveries that are under way."""

    def __init__(self) -> None:
        self._under_way = Background(MOST_AT_ONCE)

    async def __call__(self, desk: Desk, client: AsyncWebClient) -> None:
        """Begin what is due and there is room for; a delivery that ends makes room and wakes the jobs."""
        while (room := self._under_way.room) and (due := await claim_due(desk, room)):
            for ticket in due:
                self._under_way.start(_deliver(desk, ticket))

    async def drain(self, seconds: float) -> None:
        """Wait for what is under way, then end what is left."""
        await self._under_way.drain(seconds)


async def _deliver(desk: Desk, ticket: Ticket) -> None:
    try:
        await deliver(desk, ticket)
    except Exception:  # noqa: BLE001 - the named edge: the log is told, and the ticket's claim runs out
        _log.exception("delivery_failed", ticket_id=ticket.id)
