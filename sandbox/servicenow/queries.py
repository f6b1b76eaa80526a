"""Rows found by an encoded query, as the calling user's instance would read it."""

from functools import partial

from sandbox.servicenow import encoded_query, query_acls
from sandbox.servicenow.acl import may_use_field
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import DOUBLE_CARET, INVALID_QUERY_RETURNS_NO_ROWS, SCRIPTS
from sandbox.servicenow.tables import column_at
from sandbox.servicenow.times import to_column, zone_of


def select(instance: Instance, table: str, text: str, user: Record) -> list[Record]:
    """The rows that meet the query, in its order, else in the order they were made; raises Refused."""
    query = encoded_query.parse(
        text, _reader(instance, table, user), double_caret=instance.is_on(DOUBLE_CARET)
    )
    if query.invalid and instance.is_on(INVALID_QUERY_RETURNS_NO_ROWS):
        return []
    if not query_acls.allows(instance, table, query, user):
        return []

    walk = partial(instance.walk, table)
    rows = [row for row in instance.tables[table].values() if query.matches(partial(walk, row))]
    return encoded_query.ordered(rows, query, walk)


def _reader(instance: Instance, table: str, user: Record) -> encoded_query.Reader:
    scripts = {"gs.getUserName()": user["user_name"], "gs.getUserID()": user["sys_id"]}
    zone = zone_of(user)

    def read(name: str, literal: str) -> str | None:
        column = column_at(table, name)
        if column is None or not may_use_field(instance, table, name, user):
            return None
        if literal.startswith("javascript:"):
            script = literal.removeprefix("javascript:").strip().rstrip(";")
            return scripts.get(script) if instance.is_on(SCRIPTS) else None
        # A date in a query is read in the caller's time zone, while the column holds UTC.
        return to_column(literal, zone) if column.kind == "datetime" and literal else literal

    return read
