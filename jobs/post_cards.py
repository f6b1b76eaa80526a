"""Post and edit ticket cards, and tell in their threads what changed."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.views import ticket_card
from bot.views.blocks import QUIET
from desk import cards
from desk.context import Desk
from jobs.slack_calls import NotSent, Refused, Uncertain, calling_slack
from storage.cards import CardDue

_log = structlog.get_logger(__name__)

LOST = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found"})
"""The message is gone, or can no longer be edited: the card is posted anew."""


async def post_cards(desk: Desk, client: AsyncWebClient) -> None:
    """Bring every card that is behind up to date; what Slack does not take now comes again in a minute."""
    while due := await cards.claim_due(desk):
        try:
            with calling_slack():
                await _bring_up_to_date(desk, client, due)
            await cards.done(desk, due.card)
        except (NotSent, Uncertain) as reason:
            _log.warning("card_put_off", channel_id=due.card.channel_id, reason=str(reason))
        except Refused as refused:
            await _refused(desk, due, refused.code)


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


async def _refused(desk: Desk, due: CardDue, code: str) -> None:
    _log.warning("card_refused", channel_id=due.card.channel_id, code=code)
    if code in LOST and due.card.ts is not None:
        await cards.lost(desk, due.card)
    else:
        await cards.give_up(desk, due, code)
