import pytest

from servicenow.choices import CHOICE_FIELDS, choices, choices_from
from servicenow.client import Instance
from servicenow.records import row_from


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

    labels = choices_from([row_from(row) for row in rows], "incident", "state", "en")

    assert list(labels.items()) == [("1", "New"), ("2", "In Progress")]


def test_a_table_without_choices_shows_those_of_task() -> None:
    rows = [row_from(choice("task", "state", "en", "1", "Open", ""))]

    assert choices_from(rows, "incident", "state", "en") == {"1": "Open"}


@pytest.mark.parametrize(("language", "expected"), [("en", "In Progress"), ("fr", None)])
@pytest.mark.asyncio(loop_scope="session")
async def test_states_are_named_by_the_instance(
    instance: Instance, language: str, expected: str | None
) -> None:
    labels = await choices(instance, "incident", "state", language)

    assert labels.get("2") == expected


@pytest.mark.asyncio(loop_scope="session")
async def test_states_of_a_change_come_in_its_own_order(instance: Instance) -> None:
    labels = await choices(instance, "change_request", "state", "en")

    assert list(labels)[:6] == ["-5", "-4", "-3", "-2", "-1", "0"]
