"""Somebody opened App Home."""

from bot.asked import Asked
from bot.views import home as home_view
from desk import home


async def opened(asked: Asked) -> None:
    """Publish it anew, in the person's language; the Messages tab needs nothing."""
    if asked.body["event"].get("tab", "home") == "home":
        shown = await home.home(asked.desk, asked.person)
        await asked.client.views_publish(
            user_id=asked.person.user_id, view=home_view.view(shown, asked.locale)
        )
