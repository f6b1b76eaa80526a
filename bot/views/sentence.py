"""One sentence, as a message or in a modal."""

from bot.views.blocks import Message, View, message as to_message, modal as to_modal, section
from bot.views.mrkdwn import Mrkdwn, escape, say
from texts import sentence, text


def message(told: Mrkdwn) -> Message:
    """The sentence alone."""
    return to_message([section(told)], told)


def error(error: Exception, locale: str) -> Message:
    """What one of our own errors means, and what to do about it."""
    return message(escape(sentence(error, locale)))


def unexpected(reference: str, locale: str) -> Message:
    """Something is broken here; ``reference`` finds it in the log."""
    return message(say("unexpected", locale, reference=reference))


def modal(message: Message, locale: str) -> View:
    """The message in a modal of its own."""
    return to_modal(text("product-name", locale), message["blocks"], text("button-close", locale))
