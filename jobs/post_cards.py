"""Post and edit ticket cards, and tell in their threads what changed."""

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.views import ticket_card
from bot.views.blocks import QUIET
from desk import cards
from desk.context import Desk
from storage.cards import CardDue

_log = structlog.get_logger(__name__)

FOR_GOOD = frozenset(
    {"channel_not_found", "not_in_channel", "is_archived", "restricted_action", "user_not_found"}
)
"""Slack will not have the card there, however often it is asked."""


async def post_cards(desk: Desk, client: AsyncWebClient) -> None:
    """Bring every card that is behind up to date; what Slack refuses for now comes again in a minute."""
    while due := await cards.claim_due(desk):
        for card in due:
            try:
                await _bring_up_to_date(desk, client, card)
                await cards.done(desk, card.card)
            except SlackApiError as error:
                await _refused(desk, card, error.response["error"])


async def _bring_up_to_date(desk: Desk, client: AsyncWebClient, due: CardDue) -> None:
    card, ticket = due.card, due.ticket
    channel_id, ts = card.channel_id, card.ts
    if card.shown_version < ticket.version:
        message = ticket_card.message(ticket, card.locale)
        if ts is None:
            answer = await client.chat_postMessage(channel=channel_id, **message, **QUIET)
        else:
            answer = await client.chat_update(channel=channel_id, ts=ts, **message)
        channel_id, ts = answer["channel"], answer["ts"]
        await cards.posted(desk, due, channel_id, ts)
    if due.changes:
        told = ticket_card.changes(due.changes, card.locale)
        await client.chat_postMessage(channel=channel_id, thread_ts=ts, **told, **QUIET)
        await cards.told(desk, card, due.changes[-1].id)


async def _refused(desk: Desk, due: CardDue, error: str) -> None:
    _log.warning("card_refused", channel_id=due.card.channel_id, error=error)
    if error in FOR_GOOD:
        await cards.give_up(desk, due, error)
