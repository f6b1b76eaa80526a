"""New records, each held against what was sent: an instance drops in silence what a user may not set.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import orjson

from servicenow.client import Instance, row_in, shown_as_pairs
from servicenow.errors import AmbiguousRecord, NotJson, ServiceNowError
from servicenow.records import TICKET_FIELDS, Row, Table, TicketRecord, ticket_from, value_of

_OFFERED = frozenset({"sys_id"})
"""Sent for the instance to take or to leave."""


@dataclass(frozen=True)
class Made:
    """The record, and the names of the fields that were sent but do not show what was sent.

    A rule may have set something else, or the user may not set or not read them: the instance does not say.
    """

    record: TicketRecord
    not_set: tuple[str, ...]


async def create(instance: Instance, table: Table, fields: Mapping[str, str]) -> Made:
    """Create a ticket by the Table API; values as for ``Instance.create``.

    Raises RefusedByRule, and NotJson with ``maybe_done`` where the answer does not tell what was made.
    Source: c_TableAPI.html, "Table - POST /now/table/{tableName}"
    """
    parameters = shown_as_pairs(tuple(dict.fromkeys((*TICKET_FIELDS, *fields))))
    answer = await instance.write("POST", f"/api/now/table/{table}", orjson.dumps(dict(fields)), parameters)
    return made_from(table, row_in(answer.result), fields)


async def read_back(instance: Instance, table: Table, sys_id: str, fields: Mapping[str, str]) -> Made:
    """A ticket that was made before, held against ``fields``; raises RecordNotFound or AmbiguousRecord.

    Source: c_TableAPI.html, "Table - GET /now/table/{tableName}/{sys_id}"
    """
    parameters = shown_as_pairs(tuple(dict.fromkeys((*TICKET_FIELDS, *fields))))
    answer = await instance.read(f"/api/now/table/{table}/{sys_id}", parameters)
    row = row_in(answer.result)
    record = ticket_from(table, row)
    if record.sys_id != sys_id:
        raise AmbiguousRecord(f"{table}: {record.sys_id} instead of {sys_id}")
    return Made(record, not_set(fields, row))


def made_from(table: Table, row: Row, fields: Mapping[str, str]) -> Made:
    """What the answer to a create tells; raises NotJson where that is not even the sys_id."""
    try:
        record = ticket_from(table, row)
    except AmbiguousRecord as error:
        raise NotJson(error.detail, maybe_done=True) from error
    return Made(record, not_set(fields, row))


def not_set(fields: Mapping[str, str], row: Row) -> tuple[str, ...]:
    """The names of those ``fields`` that the row lacks or has another value of, in the order sent."""
    return tuple(
        name
        for name, value in fields.items()
        if name not in _OFFERED and (name not in row or _plain(value_of(row, name)) != _plain(value))
    )


async def with_correlation_id(instance: Instance, made: Made, correlation_id: str) -> Made:
    """Set the correlation_id that a create dropped; raises nothing where that does not work either.

    Source: c_TableAPI.html, "Table - PATCH /now/table/{tableName}/{sys_id}"
    """
    if "correlation_id" not in made.not_set:
        return made
    fields = {"correlation_id": correlation_id}
    try:
        record = await instance.update(made.record.table, made.record.sys_id, fields)
    except ServiceNowError:
        return made
    if record.correlation_id != correlation_id:
        return made
    return replace(made, record=record, not_set=tuple(one for one in made.not_set if one not in fields))


def _plain(value: str) -> str:
    """Without what an instance changes of its own accord: line ends, and blanks around."""
    return value.replace("\r\n", "\n").strip()
