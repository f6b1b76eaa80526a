"""What a person is told as a direct message, unasked."""

from datetime import datetime

from bot.views.blocks import Message
from bot.views.mrkdwn import Mrkdwn, brief, channel, join, say, slack_date
from bot.views.sentence import message as sentence_message
from storage.tables import Notice

_VALUE_CHARACTERS = 300


def message(notice: Notice, locale: str) -> Message:
    """The notice's sentence; that of an error says first what came to nothing."""
    values = {name: _shown(name, value, locale) for name, value in notice.values.items()}
    told = say(notice.key, locale, **values)
    if notice.key.startswith("error-"):
        told = join("\n", [say("notice-not-connected", locale), told])
    return sentence_message(told)


def _shown(name: str, value: str, locale: str) -> Mrkdwn:
    """A channel is named as each reader may see it, a moment in the reader's own time zone."""
    if name == "channel":
        return channel(value, locale)
    if name.endswith("_at"):
        return slack_date(datetime.fromisoformat(value), locale)
    return brief(value, _VALUE_CHARACTERS)
