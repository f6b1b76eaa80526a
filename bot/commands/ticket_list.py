"""`/ticket list [mine, open, overdue, incidents, changes]`: the paged list."""

from bot.asked import Asked
from bot.views import ticket_list
from desk import lookup
from desk.share import today


async def run(asked: Asked, words: str) -> None:
    """Show the first page."""
    await show_page(asked, words, 0)


async def show_page(asked: Asked, words: str, page: int, *, replace: bool = False) -> None:
    """Show one page; words that are no filter are passed over."""
    filters = [word for word in words.lower().split() if word in lookup.FILTERS]
    found = await lookup.page(asked.desk, asked.person, filters, page)
    message = ticket_list.message(found, filters, today(asked.desk, asked.person), asked.locale)
    await asked.answer(message, replace=replace)
