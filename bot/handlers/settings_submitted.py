"""The settings were saved."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.views import settings_modal
from desk import states


async def submitted(asked: Asked, view: Mapping[str, Any]) -> None:
    """Keep the names; cards that show another one are brought up to date."""
    await states.rename(asked.desk, asked.person, settings_modal.read(view))
