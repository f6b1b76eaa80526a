"""An assignment group was chosen in the share modal."""

from contextlib import suppress

from slack_sdk.errors import SlackApiError

from bot.asked import Asked
from bot.views import share_fields
from desk.access import Role, require


async def chosen(asked: Asked) -> None:
    """Have the modal bring the group back when the menu of assignees opens."""
    require(asked.person, Role.SHARER)
    view = asked.body.get("view") or {}
    # Submitted, closed or changed meanwhile: then that menu offers everybody, or nobody needs it any more.
    with suppress(SlackApiError):
        await asked.client.views_update(
            view_id=view.get("id", ""), hash=view.get("hash", ""), view=share_fields.with_chosen_group(view)
        )
