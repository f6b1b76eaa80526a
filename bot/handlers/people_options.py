"""The live menus of ServiceNow's groups, users and standard change templates, as somebody types."""

from typing import Any

from bot.asked import Asked
from bot.views import share_fields
from desk import menus


async def groups(asked: Asked, typed: str) -> list[dict[str, Any]]:
    """Groups whose names match."""
    return share_fields.group_options(await menus.group_menu(asked.desk, asked.person, typed))


async def users(asked: Asked, typed: str) -> list[dict[str, Any]]:
    """Users that match: members of the group, once one is chosen."""
    group = share_fields.chosen_group(asked.body.get("view") or {})
    return share_fields.user_options(await menus.user_menu(asked.desk, asked.person, typed, group))


async def templates(asked: Asked, typed: str) -> list[dict[str, Any]]:
    """Templates of standard changes whose names match."""
    return share_fields.template_options(await menus.template_menu(asked.desk, asked.person, typed))
