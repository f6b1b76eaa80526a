import pytest

from servicenow.records import Field, Table
from servicenow.states import is_closed, state_label


@pytest.mark.parametrize(
    ("table", "value", "active", "expected"),
    [
        ("incident", "1", True, False),
        ("incident", "6", True, True),
        ("incident", "7", False, True),
        ("incident", "42", True, False),
        ("incident", "42", False, True),
        ("incident", "", None, False),
        ("change_request", "0", True, False),
        ("change_request", "3", None, True),
        ("change_request", "4", False, True),
    ],
)
def test_a_ticket_is_closed_by_its_state_or_by_being_inactive(
    table: Table, value: str, active: bool | None, expected: bool
) -> None:
    assert expected == is_closed(table, value, active)


@pytest.mark.parametrize(
    ("state", "choices", "expected"),
    [
        (Field("0", "Review"), {"0": "Nachbereitung"}, "Nachbereitung"),
        (Field("0", "Nachschau"), {}, "Nachschau"),
        (Field("0", ""), {}, "Review"),
        (Field("0", "0"), {}, "Review"),
        (Field("77", "77"), {}, "77"),
        (Field("", ""), {}, ""),
    ],
)
def test_the_instances_own_names_win(state: Field, choices: dict[str, str], expected: str) -> None:
    assert expected == state_label("change_request", state, choices)
