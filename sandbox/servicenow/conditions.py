"""Whether one record meets an encoded query that an administrator wrote, as in a rule."""

from functools import partial

from sandbox.servicenow import encoded_query
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.tables import column_at


def meets(instance: Instance, table: str, record: Record, text: str) -> bool:
    """Whether the record meets it; dates are UTC, and a term without a known field counts for nothing."""

    def read(name: str, literal: str) -> str | None:
        return literal if column_at(table, name) else None

    return encoded_query.parse(text, read).matches(partial(instance.walk, table, record))
