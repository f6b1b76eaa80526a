"""What the two slash commands can do, and what is said of words that they do not know."""

from collections.abc import Mapping, Sequence

from bot.views.blocks import Message, context, header, message, section
from bot.views.mrkdwn import Mrkdwn, code, join, say
from bot.views.sentence import message as sentence_message
from securescore.readable import cut
from texts import text

_SECURESCORE = {
    "/securescore": "help-overview",
    "/securescore actions": "help-actions",
    "/securescore share": "help-share",
    "/securescore digest": "help-digest",
    "/securescore connect": "help-connect",
    "/securescore disconnect": "help-disconnect",
    "/securescore doctor": "help-doctor",
    "/securescore settings": "help-settings",
    "/securescore help": "help-help",
}
_TICKET = {
    "/ticket INC0010023": "help-ticket",
    "/ticket list": "help-list",
    "/ticket oncall": "help-oncall",
    "/ticket help": "help-help",
}
SECURESCORE_NAMES = ("actions", "share", "digest", "connect", "disconnect", "doctor", "settings", "help")
TICKET_NAMES = ("list", "oncall", "help")
_WORD_CHARACTERS = 60


def securescore(locale: str, unknown: str = "", nearest: str | None = None) -> Message:
    """What `/securescore` can do; ``unknown`` was not understood, ``nearest`` may have been meant."""
    return _help("/securescore", _SECURESCORE, unknown, nearest, locale)


def ticket(locale: str, unknown: str = "", nearest: str | None = None) -> Message:
    """What `/ticket` can do; ``unknown`` was not understood, ``nearest`` may have been meant."""
    return _help("/ticket", _TICKET, unknown, nearest, locale)


def choose(command: str, unknown: str, choices: Sequence[str], nearest: str | None, locale: str) -> Message:
    """``command`` does not know the word ``unknown``: the nearest of ``choices``, or else all of them."""
    if nearest is not None:
        return sentence_message(_did_you_mean(command, unknown, nearest, locale))
    offered = join(", ", [_typed(command, choice) for choice in choices])
    return sentence_message(say("help-choose", locale, asked=_typed(command, unknown), choices=offered))


def _help(command: str, lines: Mapping[str, str], unknown: str, nearest: str | None, locale: str) -> Message:
    told = say("help-title", locale, command=command)
    blocks = [header(text("help-title", locale, command=command))]
    if unknown:
        told = (
            _did_you_mean(command, unknown, nearest, locale)
            if nearest is not None
            else say("help-unknown", locale, asked=_typed(command, unknown))
        )
        blocks.append(section(told))
    blocks.append(section(join("\n", [_line(usage, key, locale) for usage, key in lines.items()])))
    blocks.append(context(say("help-only-you", locale)))
    return message(blocks, told)


def _did_you_mean(command: str, unknown: str, nearest: str, locale: str) -> Mrkdwn:
    asked, meant = _typed(command, unknown), _typed(command, nearest)
    return say("help-did-you-mean", locale, asked=asked, nearest=meant)


def _typed(command: str, word: str) -> Mrkdwn:
    """As it would be typed."""
    return code(f"{command} {cut(word, _WORD_CHARACTERS)}")


def _line(usage: str, key: str, locale: str) -> Mrkdwn:
    return Mrkdwn(f"{code(usage)}  {say(key, locale)}")
