"""Post the digests that are due."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.views import digest_message
from bot.views.blocks import QUIET, Message
from desk import digest
from desk.context import Desk
from desk.digest import DigestDue
from jobs.slack_calls import NotSent, Refused, Uncertain, calling_slack

_log = structlog.get_logger(__name__)


async def send_digests(desk: Desk, client: AsyncWebClient) -> None:
    """Post each claimed digest once; one that Slack refuses does not keep the others waiting."""
    for due in await digest.claim_due(desk):
        said = await digest.say(desk, due)
        if said.is_empty and due.subscription.silent_when_empty:
            await digest.finished(desk, due, "silent")
        elif await digest.posting(desk, due):
            await _post(desk, client, due, digest_message.message(said, due.subscription.locale))


async def _post(desk: Desk, client: AsyncWebClient, due: DigestDue, message: Message) -> None:
    channel_id = due.subscription.channel_id
    metadata = {"event_type": "scoredesk_digest", "event_payload": {"run_id": str(due.run.id)}}
    try:
        with calling_slack():
            answer = await client.chat_postMessage(channel=channel_id, metadata=metadata, **message, **QUIET)
    except NotSent as reason:
        _log.warning("digest_put_off", channel_id=channel_id, reason=str(reason))
        await digest.put_off(desk, due)
    except Uncertain as reason:
        _log.warning("digest_uncertain", channel_id=channel_id, reason=str(reason))
        await digest.failed(desk, due, "uncertain", str(reason))
    except Refused as refused:
        _log.warning("digest_refused", channel_id=channel_id, code=refused.code)
        await digest.failed(desk, due, "refused", refused.code)
    else:
        await digest.finished(desk, due, "posted", answer["ts"])
