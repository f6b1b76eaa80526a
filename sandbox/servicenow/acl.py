"""Access control: which rows and fields a user may read, and which tables the user may write."""

from sandbox.servicenow.conditions import meets
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import (
    CHOICES_HIDDEN,
    HIDDEN_FIELDS,
    HIDDEN_ROWS,
    PROPERTIES_READABLE,
    READONLY_FIELDS,
    lines_in,
    names_in,
)
from sandbox.servicenow.tables import TABLES, column_at


def may_read_row(instance: Instance, table: str, row: Record, user: Record) -> bool:
    """Whether no rule hides the row, and the user has a role that reads the table or is its person."""
    roles = instance.roles(user)
    if "admin" not in roles and _is_hidden(instance, table, row):
        return False
    definition = TABLES[table]
    if table == "sys_properties" and instance.is_on(PROPERTIES_READABLE):
        return True
    if definition.read_roles is None or definition.read_roles & roles:
        return True
    return definition.owner != "" and row[definition.owner] == user["sys_id"]


def _is_hidden(instance: Instance, table: str, row: Record) -> bool:
    if table == "sys_choice" and instance.is_on(CHOICES_HIDDEN):
        return True
    rules = (line.partition(":") for line in lines_in(instance, HIDDEN_ROWS))
    return any(meets(instance, table, row, query) for name, _, query in rules if name.strip() == table)


def may_use_field(instance: Instance, table: str, name: str, user: Record) -> bool:
    """Whether there is such a field (dot-walked or not) and it is not hidden from the user."""
    if column_at(table, name) is None:
        return False
    hidden = f"{table}.{name.partition('.')[0]}" in names_in(instance, HIDDEN_FIELDS)
    return not hidden or "admin" in instance.roles(user)


def may_set_field(instance: Instance, table: str, name: str, user: Record) -> bool:
    """Whether the user may use the field, and it is not one that others than admins only read."""
    if not may_use_field(instance, table, name, user):
        return False
    only_read = f"{table}.{name}" in names_in(instance, READONLY_FIELDS)
    return not only_read or "admin" in instance.roles(user)


def may_write(instance: Instance, table: str, user: Record) -> bool:
    """Whether the user may insert into and update the table."""
    return bool(TABLES[table].write_roles & instance.roles(user))


def may_delete(instance: Instance, table: str, user: Record) -> bool:
    """Whether the user may delete rows of the table."""
    return bool(TABLES[table].delete_roles & instance.roles(user))
