"""The menu of improvement actions, as somebody types."""

from typing import Any

from bot.asked import Asked
from bot.views import share_modal
from desk import scores
from desk.access import Role, require
from securescore.actions import search


async def options(asked: Asked, typed: str) -> list[dict[str, Any]]:
    """Those that match: first what can be acted on now."""
    require(asked.person, Role.SHARER)
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    found = search(reading.actions, typed) if typed else list(reading.actions)
    found.sort(key=lambda action: not action.is_actionable_now)
    return share_modal.pick_options(found, asked.locale)
