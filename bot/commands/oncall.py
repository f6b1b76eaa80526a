"""`/ticket oncall [INC0010023 or words of a group's name]`: who is on call now."""

from bot.asked import Asked
from bot.commands.ticket import number_in
from bot.views import on_call as view, sentence
from bot.views.blocks import Message
from bot.views.mrkdwn import code, say
from desk import on_call


async def run(asked: Asked, words: str) -> None:
    """Show it for the ticket's group, the group that is named, or without words for one's own groups."""
    number = number_in(words)
    if number is not None:
        await asked.answer(await _of_ticket(asked, number))
    elif words:
        await asked.answer(await _of_named(asked, words))
    else:
        await asked.answer(await _of_own(asked))


async def _of_ticket(asked: Asked, number: str) -> Message:
    rota = await on_call.of_ticket(asked.desk, asked.person, number)
    if rota is None:
        return sentence.message(say("on-call-no-group", asked.locale, number=number))
    return view.message([rota], asked.locale)


async def _of_named(asked: Asked, words: str) -> Message:
    groups = await on_call.groups_named(asked.desk, asked.person, words)
    if len(groups) > 1:
        return view.choose(groups, words, asked.locale)
    return view.message([await on_call.of_group(asked.desk, asked.person, groups[0])], asked.locale)


async def _of_own(asked: Asked) -> Message:
    groups = await on_call.own_groups(asked.desk, asked.person)
    if not groups:
        return sentence.message(say("on-call-which", asked.locale, command=code(view.COMMAND)))
    rotas = [await on_call.of_group(asked.desk, asked.person, group) for group in groups]
    return view.message(rotas, asked.locale)
