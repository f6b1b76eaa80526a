"""The buttons on improvement actions: share, details, the list and its pages."""

from bot.asked import Asked
from bot.commands import actions, share
from desk import scores
from desk.access import Role, require


async def share_action(asked: Asked) -> None:
    """Open the share modal of the action."""
    require(asked.person, Role.SHARER)
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    await share.open_for(asked, reading, reading.action(asked.value))


async def show(asked: Asked) -> None:
    """Show the action's detail."""
    await actions.show_detail(asked, asked.value)


async def list_actions(asked: Asked) -> None:
    """Show the first page of the list."""
    await actions.show_page(asked, "", 0)


async def turn(asked: Asked) -> None:
    """Turn to another page, in the place of this one; the value is "page|words"."""
    page, _, words = asked.value.partition("|")
    await actions.show_page(asked, words, max(0, int(page)), replace=True)
