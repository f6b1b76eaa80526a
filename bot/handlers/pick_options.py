"""The menu of improvement actions, as somebody types."""

from typing import Any

from bot.asked import Asked
from bot.views import share_modal
from desk import scores
from desk.access import Role, require
from securescore.actions import search


async def options(asked: Asked, typed: str) -> list[dict[str, Any]]:
    """Those that match what was typed, and what the command asked for; first what can be acted on now."""
    require(asked.person, Role.SHARER)
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    among = search(reading.actions, share_modal.read_words(asked.body.get("view") or {}))
    found = search(among, typed)
    found.sort(key=lambda action: not action.is_actionable_now)
    return share_modal.pick_options(found, asked.locale)
