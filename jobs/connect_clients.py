"""Make the connections that were asked for with client credentials."""

from slack_sdk.web.async_client import AsyncWebClient

from desk import client_credentials
from desk.context import Desk


async def connect_clients(desk: Desk, client: AsyncWebClient) -> None:
    """One after the other; each ends with a notice."""
    while await client_credentials.connect_next(desk):
        pass
