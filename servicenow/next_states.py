"""The states that a ticket may be brought into, as its instance tells them.

Sources: https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html and
https://www.servicenow.com/docs/r/platform-administration/c_ChoiceLists.html
"""

from collections.abc import Mapping
from dataclasses import dataclass

from servicenow.change_management import states_allowed
from servicenow.choices import choices
from servicenow.client import Instance
from servicenow.errors import NoSuchApi, PermissionDenied
from servicenow.records import Table, TicketRecord
from servicenow.states import STATE_LABELS

_EVERYWHERE = "en"


@dataclass(frozen=True)
class NextStates:
    """Labels by value, in the instance's order, without the state that the ticket is in.

    ``are_allowed`` is False where these are all states there are, and only the instance knows which of them
    its rules let the ticket into.
    """

    labels: Mapping[str, str]
    are_allowed: bool


async def next_states(instance: Instance, record: TicketRecord, language: str) -> NextStates:
    """Where the ticket may go from here; ``language`` is the instance's code, like "en" or "de".

    For a change request by its API, where that is to be had; else every choice of the field. Raises what
    Instance raises.
    """
    labels, are_allowed = await _states(instance, record, language)
    further = {value: label for value, label in labels.items() if value != record.state.value}
    return NextStates(further, are_allowed)


async def state_choices(instance: Instance, table: Table, field: str, language: str) -> dict[str, str]:
    """A field's labels by value, in English where the instance has none in the language.

    Empty where the user may not read them. Raises what Instance raises.
    """
    try:
        found = await choices(instance, table, field, language)
        return found or await choices(instance, table, field, _EVERYWHERE)
    except PermissionDenied:
        return {}


async def _states(instance: Instance, record: TicketRecord, language: str) -> tuple[Mapping[str, str], bool]:
    if record.table == "change_request":
        try:
            return await states_allowed(instance, record.sys_id), True
        except (NoSuchApi, PermissionDenied):
            pass
    found = await state_choices(instance, record.table, "state", language)
    return found or STATE_LABELS[record.table], False
