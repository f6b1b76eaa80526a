"""Send what people are owed as direct messages."""

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.views import notice as notice_view
from bot.views.blocks import QUIET
from desk import notify, people
from desk.context import Desk

_log = structlog.get_logger(__name__)

_MOST_ATTEMPTS = 10


async def send_notices(desk: Desk, client: AsyncWebClient) -> None:
    """Send each that is due; one that Slack refuses comes again, ten times in all."""
    for notice in await notify.claim_due(desk):
        person = await people.remembered(desk, notice.workspace_id, notice.user_id)
        message = notice_view.message(notice, person.locale if person else "en-US")
        try:
            await client.chat_postMessage(channel=notice.user_id, **message, **QUIET)
        except SlackApiError as error:
            _log.warning("notice_refused", user_id=notice.user_id, error=error.response["error"])
            if notice.attempts < _MOST_ATTEMPTS:
                continue
        await notify.settled(desk, notice)
