"""The buttons that turn a list's pages; their value is "page|words", so that the next page asks the same."""

from bot.views.blocks import Block, actions, button, context
from bot.views.mrkdwn import say
from texts import text

_WORDS_CHARACTERS = 300
"""Enough for any search; the buttons of a full page have to fit into one message."""


def turning(page: int, pages: int, words: str, previous: str, following: str, locale: str) -> list[Block]:
    """Where in the list this is, and the way back and on; nothing where there is one page only.

    ``page`` counts from 0; ``previous`` and ``following`` are action ids.
    """
    if pages == 1:
        return []
    asked = words[:_WORDS_CHARACTERS]
    buttons = []
    if page > 0:
        buttons.append(button(text("button-previous", locale), previous, value=f"{page - 1}|{asked}"))
    if page < pages - 1:
        buttons.append(button(text("button-next", locale), following, value=f"{page + 1}|{asked}"))
    return [context(say("page-of", locale, page=page + 1, pages=pages)), actions(*buttons)]
