import pytest

from servicenow.records import Field, Table, row_from
from servicenow.states import CHOICE_FIELDS, choices_from, is_closed, state_label


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


def choice(*values: str) -> dict[str, str]:
    return dict(zip(CHOICE_FIELDS, values, strict=True))


def test_choices_are_the_tables_own_in_their_order() -> None:
    rows = [
        choice("incident", "state", "en", "2", "In Progress", "20"),
        choice("incident", "state", "en", "1", "New", "1"),
        choice("task", "state", "en", "1", "Open", "1"),
        choice("incident", "state", "de", "1", "Neu", "1"),
        choice("incident", "category", "en", "1", "Inquiry", "1"),
    ]

    labels = choices_from([row_from(row) for row in rows], "incident", "en")

    assert list(labels.items()) == [("1", "New"), ("2", "In Progress")]


def test_a_table_without_choices_shows_those_of_task() -> None:
    rows = [row_from(choice("task", "state", "en", "1", "Open", ""))]

    assert choices_from(rows, "incident", "en") == {"1": "Open"}
