"""What the two slash commands can do."""

from collections.abc import Mapping

from bot.views.blocks import Message, context, header, message, section
from bot.views.mrkdwn import Mrkdwn, code, join, say
from texts import text

_SECURESCORE = {
    "/securescore": "help-overview",
    "/securescore actions": "help-actions",
    "/securescore share": "help-share",
    "/securescore digest": "help-digest",
    "/securescore connect": "help-connect",
    "/securescore disconnect": "help-disconnect",
    "/securescore help": "help-help",
}
_TICKET = {
    "/ticket INC0010023": "help-ticket",
    "/ticket list": "help-list",
    "/ticket help": "help-help",
}
SECURESCORE_NAMES = ("actions", "share", "digest", "connect", "disconnect", "help")
TICKET_NAMES = ("list", "help")


def securescore(locale: str, suggestion: str | None = None) -> Message:
    """What `/securescore` can do; ``suggestion`` is the sub-command that may have been meant."""
    return _help("/securescore", _SECURESCORE, suggestion, locale)


def ticket(locale: str, suggestion: str | None = None) -> Message:
    """What `/ticket` can do."""
    return _help("/ticket", _TICKET, suggestion, locale)


def _help(command: str, lines: Mapping[str, str], suggestion: str | None, locale: str) -> Message:
    blocks = [header(text("help-title", locale, command=command))]
    if suggestion is not None:
        meant = code(f"{command} {suggestion}")
        blocks.append(section(say("help-did-you-mean", locale, command=meant)))
    blocks.append(section(join("\n", [_line(usage, key, locale) for usage, key in lines.items()])))
    blocks.append(context(say("help-only-you", locale)))
    return message(blocks, say("help-title", locale, command=command))


def _line(usage: str, key: str, locale: str) -> Mrkdwn:
    return Mrkdwn(f"{code(usage)}  {say(key, locale)}")
