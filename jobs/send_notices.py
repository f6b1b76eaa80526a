"""Send what people are owed as direct messages."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.views import notice as notice_view
from bot.views.blocks import QUIET
from desk import notify, people
from desk.context import Desk
from jobs.slack_calls import NotSent, Refused, Uncertain, calling_slack

_log = structlog.get_logger(__name__)

_MOST_ATTEMPTS = 10


async def send_notices(desk: Desk, client: AsyncWebClient) -> None:
    """Send each that is due; one that may not have arrived comes again, until ten attempts were made."""
    while notice := await notify.claim_due(desk):
        person = await people.remembered(desk, notice.workspace_id, notice.user_id)
        message = notice_view.message(notice, person.locale if person else "en-US")
        try:
            with calling_slack():
                await client.chat_postMessage(channel=notice.user_id, **message, **QUIET)
        except NotSent as reason:
            _log.warning("notice_put_off", user_id=notice.user_id, reason=str(reason))
            continue
        except Uncertain as reason:
            _log.warning("notice_uncertain", user_id=notice.user_id, reason=str(reason))
            if notice.attempts < _MOST_ATTEMPTS:
                continue
        except Refused as refused:
            _log.warning("notice_refused", user_id=notice.user_id, code=refused.code)
        await notify.settled(desk, notice)
