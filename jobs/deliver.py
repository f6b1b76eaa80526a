"""Finish what was promised: tickets, then their cards, then what people are to be told."""

from slack_sdk.web.async_client import AsyncWebClient

from desk.context import Desk
from desk.deliver import deliver_due
from desk.revoke import revoke_due
from jobs.post_cards import post_cards
from jobs.send_notices import send_notices


async def deliver(desk: Desk, client: AsyncWebClient) -> None:
    """One round; what fails stays a row and comes again."""
    await deliver_due(desk)
    await post_cards(desk, client)
    await send_notices(desk, client)
    await revoke_due(desk)
