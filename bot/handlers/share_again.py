"""Somebody wants to share an action again although it has a live ticket."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.commands.share import again_view
from bot.views import share_modal
from desk.access import Role, require


async def submitted(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Go on to the share modal, which knows the live tickets it comes after."""
    require(asked.person, Role.SHARER)
    control_id, channel_id = share_modal.read_again(view)
    return {"response_action": "update", "view": await again_view(asked, control_id, channel_id)}
