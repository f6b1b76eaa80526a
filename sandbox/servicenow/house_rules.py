"""The business rules and data policies that an instance's own administrators add, as properties say.

They hold for every table and everybody.
"""

from collections.abc import Iterator

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import MANDATORY_FIELDS, REFUSALS, REWRITES, lines_in, names_in
from sandbox.servicenow.refusals import rule_failed
from sandbox.servicenow.tables import TABLES


def refuse(instance: Instance, table: str, after: Record, *, is_new: bool) -> None:
    """Raises Refused, with the rule's own text or with the names of the fields that are missing."""
    for line in lines_in(instance, REFUSALS):
        name, _, text = line.partition(":")
        if name.strip() == table:
            raise rule_failed(
                f"Operation against file '{table}' was aborted by Business Rule: {text.strip()}"
            )
    missing = [name for name in _mandatory(instance, table) if is_new and not after[name].strip()]
    if missing:
        labels = ", ".join(name.replace("_", " ").capitalize() for name in missing)
        raise rule_failed(f"Data Policy Exception: The following fields are mandatory: {labels}")


def _mandatory(instance: Instance, table: str) -> Iterator[str]:
    for name in sorted(names_in(instance, MANDATORY_FIELDS)):
        owner, _, column = name.partition(".")
        if owner == table and column in TABLES[table].columns:
            yield column


def rewrite(instance: Instance, table: str, after: Record) -> None:
    """Set what a rule sets before each write; a reference by its sys_id or display value."""
    for line in lines_in(instance, REWRITES):
        place, _, value = line.partition("=")
        owner, _, name = place.strip().partition(".")
        column = TABLES[table].columns.get(name)
        if owner != table or column is None:
            continue
        named = None
        if column.kind == "reference":
            display = TABLES[column.reference].display
            named = instance.find(column.reference, **{display: value.strip()})
        after[name] = named["sys_id"] if named else value.strip()
