"""Access control: which rows and fields a user may read, and which tables the user may write."""

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import HIDDEN_FIELDS
from sandbox.servicenow.tables import TABLES, column_at


def may_read_row(instance: Instance, table: str, row: Record, user: Record) -> bool:
    """Whether the user has a role that reads the table, or is the person the row belongs to."""
    definition = TABLES[table]
    if definition.read_roles is None or definition.read_roles & instance.roles(user):
        return True
    return definition.owner != "" and row[definition.owner] == user["sys_id"]


def may_use_field(instance: Instance, table: str, name: str, user: Record) -> bool:
    """Whether there is such a field (dot-walked or not) and it is not hidden from the user."""
    if column_at(table, name) is None:
        return False
    hidden = instance.property(HIDDEN_FIELDS).split(",")
    return f"{table}.{name.partition('.')[0]}" not in hidden or "admin" in instance.roles(user)


def may_write(instance: Instance, table: str, user: Record) -> bool:
    """Whether the user may insert into and update the table."""
    return bool(TABLES[table].write_roles & instance.roles(user))


def may_delete(instance: Instance, table: str, user: Record) -> bool:
    """Whether the user may delete rows of the table."""
    return bool(TABLES[table].delete_roles & instance.roles(user))
