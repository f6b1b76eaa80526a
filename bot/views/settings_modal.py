"""The settings: what ticket states are called here."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from bot.views.blocks import Block, View, context, header, modal, submittable
from bot.views.inputs import field, plain_text_input, typed
from bot.views.mrkdwn import say
from desk.states import NAME_CHARACTERS, StateSetting
from texts import text

CALLBACK_ID = "settings"

_STATE = "state:"
_MOST_STATES = 40
"""Of each table; a modal takes a hundred blocks."""


def view(states: Sequence[StateSetting], locale: str) -> View:
    """An input for each state, filled with the workspace's own name."""
    blocks: list[Block] = [context(say("settings-states", locale))]
    for table, of_table in groupby(states, key=lambda one: one.table):
        blocks.append(header(text(f"table-{table}", locale)))
        blocks += [_input(one) for one in list(of_table)[:_MOST_STATES]]
    form = modal(text("settings-title", locale), blocks, text("button-cancel", locale))
    return submittable(form, CALLBACK_ID, text("button-save", locale))


def read(view: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """The names that were filled in, by table and state; "" where the instance's own is to show."""
    names = {}
    for block_id in (view.get("state") or {}).get("values") or {}:
        if block_id.startswith(_STATE):
            table, _, value = block_id.removeprefix(_STATE).partition(":")
            names[table, value] = typed(view, block_id)
    return names


def _input(state: StateSetting) -> Block:
    name = f"{_STATE}{state.table}:{state.value}"
    return field(name, state.label, plain_text_input(state.name, NAME_CHARACTERS), optional=True)
