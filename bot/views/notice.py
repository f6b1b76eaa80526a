"""What a person is told as a direct message, unasked."""

from bot.views.blocks import Message
from bot.views.mrkdwn import brief, channel, say
from bot.views.sentence import message as sentence_message
from storage.tables import Notice

_VALUE_CHARACTERS = 300


def message(notice: Notice, locale: str) -> Message:
    """The notice's sentence; a channel is named as each reader may see it."""
    values = {
        name: channel(value, locale) if name == "channel" else brief(value, _VALUE_CHARACTERS)
        for name, value in notice.values.items()
    }
    return sentence_message(say(notice.key, locale, **values))
