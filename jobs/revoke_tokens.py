"""Revoke the tokens that nobody needs any more."""

from slack_sdk.web.async_client import AsyncWebClient

from desk.context import Desk
from desk.revoke import revoke_due


async def revoke_tokens(desk: Desk, client: AsyncWebClient) -> None:
    """Try each that is due."""
    await revoke_due(desk)
