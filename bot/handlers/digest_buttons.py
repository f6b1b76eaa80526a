"""The buttons on a channel's digests; each authorizes again."""

from bot.asked import Asked
from bot.commands import digest as command
from bot.views import digest_message
from desk import digest, subscribe


async def new(asked: Asked) -> None:
    """Open the form of a new one."""
    await command.open_form(asked)


async def preview(asked: Asked) -> None:
    """Show the asker what it would say now."""
    subscription = await subscribe.get(asked.desk, asked.person, int(asked.value))
    said = await digest.compose(asked.desk, subscription)
    await asked.answer(digest_message.message(said, asked.locale))


async def pause(asked: Asked) -> None:
    """Pause it."""
    await subscribe.pause(asked.desk, asked.person, int(asked.value), paused=True)
    await command.show_list(asked, replace=True)


async def resume(asked: Asked) -> None:
    """Have it posted again, from the next of its times on."""
    await subscribe.pause(asked.desk, asked.person, int(asked.value), paused=False)
    await command.show_list(asked, replace=True)


async def remove(asked: Asked) -> None:
    """Forget it."""
    await subscribe.remove(asked.desk, asked.person, int(asked.value))
    await command.show_list(asked, replace=True)
