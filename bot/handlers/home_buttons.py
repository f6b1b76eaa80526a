"""The buttons of App Home: each does what a command does."""

from bot.asked import Asked
from bot.commands import (
    connect as connect_command,
    doctor as doctor_command,
    share as share_command,
    ticket_list,
)


async def share(asked: Asked) -> None:
    """Choose an action to share; its card goes to the person's direct messages."""
    await share_command.run(asked, "")


async def tickets(asked: Asked) -> None:
    """List the tickets of the button's type, as a direct message."""
    await ticket_list.run(asked, asked.value)


async def connect(asked: Asked) -> None:
    """Open the connection's form."""
    await connect_command.run(asked, "")


async def doctor(asked: Asked) -> None:
    """Check the connections; the answer comes as a direct message."""
    await doctor_command.run(asked, "")
