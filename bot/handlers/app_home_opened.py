"""Somebody opened App Home."""

from bot.asked import Asked
from bot.views import home as home_view
from bot.views.blocks import View
from desk import home
from desk.errors import NotAllowed


async def opened(asked: Asked) -> None:
    """Publish it anew, in the person's language; the Messages tab needs nothing."""
    if asked.body["event"].get("tab", "home") == "home":
        await asked.client.views_publish(user_id=asked.person.user_id, view=await _view(asked))


async def _view(asked: Asked) -> View:
    try:
        shown = await home.home(asked.desk, asked.person)
    except NotAllowed as refused:
        return home_view.refused(refused, asked.locale)
    return home_view.view(shown, asked.locale)
