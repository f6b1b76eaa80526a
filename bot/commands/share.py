"""`/securescore share [id or words]`: the share modal, or a choice where the words name no single action."""

from dataclasses import replace
from datetime import date, timedelta

from bot.asked import Asked
from bot.views import sentence, share_modal
from bot.views.blocks import View
from desk import scores
from desk.access import Role, require
from desk.description import prefill
from desk.reading import Reading
from desk.share import PRIORITIES, SHORT_DESCRIPTION_CHARACTERS, ShareRequest, live_tickets, today
from securescore.actions import ImprovementAction, search, suggested_priority
from securescore.readable import cut

DUE_DAYS = 14
"""How far off the suggested due date is."""
FIRST_TABLE = "change_request"
"""The ticket type the modal starts with: a hardening step changes a configuration."""


async def run(asked: Asked, words: str) -> None:
    """Open the modal; where several match, a choice among them; where none does, say so."""
    require(asked.person, Role.SHARER)
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    named = [action for action in reading.actions if action.control_id.lower() == words.lower()]
    found = named or search(reading.actions, words)
    if len(found) == 1:
        await open_for(asked, reading, found[0])
    elif found or not words:
        await asked.open(share_modal.pick_view(asked.locale, asked.channel_id, words))
    else:
        await asked.answer(sentence.message(share_modal.none_found(words, asked.locale)))


async def open_for(asked: Asked, reading: Reading, action: ImprovementAction) -> None:
    """Open the share modal of one action, or the live ticket it already has."""
    await asked.open(await view_for(asked, reading, action, asked.channel_id))


async def view_for(asked: Asked, reading: Reading, action: ImprovementAction, channel_id: str) -> View:
    """The share modal of one action, or the one that shows the live ticket it already has."""
    live = await live_tickets(asked.desk, asked.person.workspace_id, action.control_id)
    if live:
        return share_modal.already_view(live[0], action, asked.locale, channel_id=channel_id)
    return share_modal.view(action, reading.day, _suggested(asked, action, channel_id), asked.locale)


async def again_view(asked: Asked, control_id: str, channel_id: str) -> View:
    """The share modal of an action that has live tickets: the person wants another."""
    reading = await scores.read(asked.desk, asked.person.workspace_id)
    action = reading.action(control_id)
    live = await live_tickets(asked.desk, asked.person.workspace_id, control_id)
    request = replace(
        _suggested(asked, action, channel_id),
        again_after={ticket.table: ticket.occurrence for ticket in live},
    )
    return share_modal.view(action, reading.day, request, asked.locale)


def _suggested(asked: Asked, action: ImprovementAction, channel_id: str) -> ShareRequest:
    return suggested(action, today(asked.desk, asked.person), channel_id)


def suggested(action: ImprovementAction, today: date, channel_id: str) -> ShareRequest:
    """What the modal is prefilled with."""
    return ShareRequest(
        control_id=action.control_id,
        table=FIRST_TABLE,
        short_description=cut(action.title, SHORT_DESCRIPTION_CHARACTERS),
        description=prefill(action),
        priority=min(suggested_priority(action), PRIORITIES[FIRST_TABLE][-1]),
        due_date=today + timedelta(days=DUE_DAYS),
        channel_id=channel_id,
    )
