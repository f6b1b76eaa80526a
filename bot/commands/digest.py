"""`/securescore digest [new | now]`: this channel's digests, a new one, or what one would say now."""

from bot.asked import Asked
from bot.commands.nearest import first_word, nearest
from bot.views import digest_list, digest_message, digest_modal, help as help_view
from desk import digest, subscribe
from desk.access import Role, require

_WORDS = ("new", "now")


async def run(asked: Asked, words: str) -> None:
    """Show the list; `new` opens the form, `now` shows the asker what each digest would say."""
    match first_word(words).lower():
        case "new":
            await open_form(asked)
        case "now":
            await preview_all(asked)
        case "":
            await show_list(asked)
        case unknown:
            meant = nearest(unknown, _WORDS)
            await asked.answer(help_view.choose("/securescore digest", unknown, _WORDS, meant, asked.locale))


async def open_form(asked: Asked) -> None:
    """Open the form of a new digest for the channel it was asked in."""
    require(asked.person, Role.SHARER)
    await asked.open(digest_modal.view(asked.locale, asked.person.time_zone, asked.channel_id))


async def show_list(asked: Asked, *, replace: bool = False) -> None:
    """Show the channel's digests."""
    held = await subscribe.of_channel(asked.desk, asked.person, asked.channel_id)
    await asked.answer(digest_list.message(held, asked.locale), replace=replace)


async def preview_all(asked: Asked) -> None:
    """Show the asker what each of the channel's digests would say now."""
    held = await subscribe.of_channel(asked.desk, asked.person, asked.channel_id)
    if not held:
        await show_list(asked)
    for subscription in held:
        said = await digest.compose(asked.desk, subscription)
        await asked.answer(digest_message.message(said, asked.locale))
