"""An action was chosen among many."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.commands.share import view_for
from bot.views import share_modal
from desk import scores
from desk.access import Role, require


async def submitted(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Go on to the share modal of the chosen action."""
    require(asked.person, Role.SHARER)
    control_id, channel_id = share_modal.read_pick(view)
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    chosen = await view_for(asked, reading, reading.action(control_id), channel_id)
    return {"response_action": "update", "view": chosen}
