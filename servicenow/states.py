"""What a ticket's state means.

Sources: https://www.servicenow.com/docs/r/it-service-management/incident-management/c_IncidentManagementStateModel.html
https://www.servicenow.com/docs/r/it-service-management/change-management/state-model-activate-tasks.html
The values of a new instance; names from the instance's own choice list win.
"""

from collections.abc import Mapping

from servicenow.records import Field, Table

STATE_LABELS: Mapping[Table, Mapping[str, str]] = {
    "incident": {
        "1": "New",
        "2": "In Progress",
        "3": "On Hold",
        "6": "Resolved",
        "7": "Closed",
        "8": "Canceled",
    },
    "change_request": {
        "-5": "New",
        "-4": "Assess",
        "-3": "Authorize",
        "-2": "Scheduled",
        "-1": "Implement",
        "0": "Review",
        "3": "Closed",
        "4": "Canceled",
    },
}

# 7 of a change request is Closed Skipped, of the state model before Geneva.
_CLOSED = {"incident": {"6", "7", "8"}, "change_request": {"3", "4", "7"}}


def is_closed(table: Table, state_value: str, active: bool | None) -> bool:
    """Whether nobody works on the ticket any more: resolved, closed or canceled.

    A resolved incident is still ``active``; a state of the instance's own counts as closed once it is not.
    """
    return active is False or state_value in _CLOSED[table]


def state_label(table: Table, state: Field, choices: Mapping[str, str]) -> str:
    """The state's name: the instance's choice, else as the record shows it, else the default or the value."""
    shown = state.display_value if state.display_value != state.value else ""
    return choices.get(state.value) or shown or STATE_LABELS[table].get(state.value, state.value)
