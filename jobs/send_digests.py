"""Post the digests that are due."""

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.views import digest_message
from bot.views.blocks import QUIET
from desk import digest
from desk.context import Desk
from desk.digest import DigestDue

_log = structlog.get_logger(__name__)


async def send_digests(desk: Desk, client: AsyncWebClient) -> None:
    """Post each claimed digest once; one that Slack refuses does not keep the others waiting."""
    for due in await digest.claim_due(desk):
        if due.digest.is_empty and due.subscription.silent_when_empty:
            await digest.finished(desk, due, "silent")
        elif await digest.posting(desk, due):
            await _post(desk, client, due)


async def _post(desk: Desk, client: AsyncWebClient, due: DigestDue) -> None:
    subscription = due.subscription
    message = digest_message.message(due.digest, subscription.locale)
    metadata = {"event_type": "scoredesk_digest", "event_payload": {"run_id": str(due.run.id)}}
    try:
        answer = await client.chat_postMessage(
            channel=subscription.channel_id, metadata=metadata, **message, **QUIET
        )
    except SlackApiError as error:
        code = error.response["error"]
        _log.warning("digest_refused", channel_id=subscription.channel_id, error=code)
        await digest.refused(desk, due, code)
    else:
        await digest.finished(desk, due, "posted", answer["ts"])
