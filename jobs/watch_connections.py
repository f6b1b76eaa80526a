"""Tell people of connections that came to nothing, and of those that will end soon."""

from slack_sdk.web.async_client import AsyncWebClient

from desk.context import Desk
from desk.expiry import warn_of_expiry
from desk.unreturned import tell_unreturned


async def watch_connections(desk: Desk, client: AsyncWebClient) -> None:
    """Who never came back from ServiceNow, and whose refresh token grows old."""
    await tell_unreturned(desk)
    await warn_of_expiry(desk)
