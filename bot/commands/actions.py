"""`/securescore actions [words or filters]`: the paged list; with an action's id: its detail."""

from bot.asked import Asked
from bot.views import action_detail, action_list
from desk import actions, scores
from desk.access import Role, require
from desk.errors import UnknownAction


async def run(asked: Asked, words: str) -> None:
    """Show the detail where the words are an action's id, the first page of those that match otherwise."""
    if words:
        try:
            return await show_detail(asked, words)
        except UnknownAction:
            pass
    return await show_page(asked, words, 0)


async def show_page(asked: Asked, words: str, page: int, *, replace: bool = False) -> None:
    """Show one page of the list."""
    found = await actions.page(asked.desk, asked.person, words, page)
    shared = await actions.shared(asked.desk, asked.person.workspace_id)
    await asked.answer(action_list.message(found, shared, asked.locale), replace=replace)


async def show_detail(asked: Asked, control_id: str) -> None:
    """Show one action; UnknownAction where there is none of this id."""
    require(asked.person, Role.VIEWER)
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    action = reading.action(control_id)
    tickets = await actions.tickets_of(asked.desk, asked.person.workspace_id, control_id)
    await asked.answer(action_detail.message(action, reading.day, tickets, asked.locale))
