"""The instance's own choice lists.

Source: https://www.servicenow.com/docs/r/platform-administration/c_ChoiceLists.html
"""

from collections.abc import Sequence

from servicenow.client import Instance
from servicenow.queries import all_of, equals, is_in
from servicenow.records import Row, Table, value_of

CHOICE_FIELDS = ("name", "element", "language", "value", "label", "sequence")
_MOST_CHOICES = 200


async def choices(instance: Instance, table: Table, field: str, language: str) -> dict[str, str]:
    """A choice field's labels by value, in their order; empty where the user may not read them.

    ``language`` is the instance's code, like "en" or "de"; a list without labels in it is empty. Raises what
    Instance raises, and BadQueryValue for what is no field or language.
    """
    query = all_of(
        is_in("name", (table, "task")),
        equals("element", field),
        equals("language", language),
        equals("inactive", "false"),
    )
    found = await instance.find("sys_choice", query, CHOICE_FIELDS, _MOST_CHOICES)
    return choices_from(found.rows, table, field, language)


def choices_from(rows: Sequence[Row], table: Table, field: str, language: str) -> dict[str, str]:
    """Labels by value, in the instance's order, from rows of sys_choice with CHOICE_FIELDS.

    A table without choices of its own shows those of task, its parent.
    """
    by_table: dict[str, list[tuple[int, str, str]]] = {}
    for row in rows:
        name, element, spoken, value, label, sequence = (value_of(row, one) for one in CHOICE_FIELDS)
        if element == field and spoken == language:
            by_table.setdefault(name, []).append((_number(sequence), value, label))
    return {value: label for _, value, label in sorted(by_table.get(table) or by_table.get("task", []))}


def _number(sequence: str) -> int:
    try:
        return int(sequence)
    except ValueError:
        return 0
