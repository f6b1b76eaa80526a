"""`/ticket list [mine, open, overdue, incidents, changes]`: the paged list."""

import re

from bot.asked import Asked
from bot.commands.nearest import nearest
from bot.views import help as help_view, ticket_list
from desk import lookup
from desk.share import today


async def run(asked: Asked, words: str) -> None:
    """Show the first page."""
    await show_page(asked, words, 0)


async def show_page(asked: Asked, words: str, page: int, *, replace: bool = False) -> None:
    """Show one page; a word that is no filter is named instead."""
    filters = re.findall(r"[^\s,]+", words.lower())
    unknown = next((word for word in filters if word not in lookup.FILTERS), None)
    if unknown is None:
        found = await lookup.page(asked.desk, asked.person, filters, page)
        message = ticket_list.message(found, filters, today(asked.desk, asked.person), asked.locale)
    else:
        meant = nearest(unknown, lookup.FILTERS)
        message = help_view.choose("/ticket list", unknown, lookup.FILTERS, meant, asked.locale)
    await asked.answer(message, replace=replace)
