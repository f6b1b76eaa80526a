"""What a person is told when something goes wrong, and what the log is told."""

import uuid
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.answer import Answer
from bot.views import sentence
from bot.views.blocks import Message
from bot.views.mrkdwn import say
from desk.errors import DeskError
from securescore.errors import SecureScoreError
from servicenow.errors import ServiceNowError
from storage.errors import StorageError

_log = structlog.get_logger(__name__)

_SLACK = (SlackClientError, aiohttp.ClientError, TimeoutError)
_TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired"})
KNOWN = (DeskError, ServiceNowError, SecureScoreError, StorageError)
"""Errors that are no fault of ours: each has a sentence that says what to do."""


async def tell(answer: Answer, error: Exception, locale: str) -> None:
    """Answer with a sentence; where even that does not reach the person, the log has it."""
    message = _message(error, locale)
    try:
        await answer(message)
    except _SLACK as unreachable:
        _log.warning("person_not_told", error=type(error).__name__, reason=type(unreachable).__name__)


def view(error: Exception, locale: str) -> dict[str, Any]:
    """The same, above the modal that was submitted: closing it gives back what was typed."""
    return {"response_action": "push", "view": sentence.modal(_message(error, locale), locale)}


def busy(locale: str) -> str:
    """Too much is under way to begin anything more."""
    return say("busy", locale)


def _message(error: Exception, locale: str) -> Message:
    if isinstance(error, KNOWN):
        return sentence.error(error, locale)
    if isinstance(error, _SLACK):
        return _of_slack(error, locale)
    reference = uuid.uuid4().hex[:8]
    _log.error("unexpected", reference=reference, exc_info=error)
    return sentence.unexpected(reference, locale)


def _of_slack(error: Exception, locale: str) -> Message:
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    code = str(data.get("error") or "") if isinstance(data, dict) else ""
    _log.warning("slack_failed", code=code, error=type(error).__name__)
    if code in _TOO_LATE:
        return sentence.message(say("slack-too-late", locale))
    return sentence.message(say("slack-refused", locale, code=code) if code else say("slack-away", locale))
