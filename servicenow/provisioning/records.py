"""One record at a time: looked at, then made or mended where it is not as it has to be.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import orjson

from servicenow.client import Instance, row_in
from servicenow.errors import RefusedByRule
from servicenow.queries import is_sys_id
from servicenow.records import Row, value_of

Verb = Literal["create", "change"]
_DISPLAY_VALUES = {"sysparm_input_display_value": "true"}


@dataclass(frozen=True)
class Step:
    """One write: what is done to which record, and the names of the fields that it sets."""

    verb: Verb
    table: str
    subject: str
    fields: tuple[str, ...]


@dataclass
class Provisioner:
    """An admin's instance; with ``act`` False nothing is written and ``steps`` says what would be."""

    instance: Instance
    act: bool
    steps: list[Step] = field(default_factory=list)

    async def ensure(
        self, table: str, row: Row | None, wanted: Mapping[str, str], subject: str
    ) -> str | None:
        """Have the record as ``wanted``: make it where ``row`` is None, else set what differs.

        Its sys_id, or None where it would have been made. Raises RefusedByRule where the instance did not
        take a field, and what Instance raises.
        """
        if row is None:
            return await self._write("create", table, None, wanted, subject)
        sys_id = value_of(row, "sys_id")
        # A field that the release does not have is missing from the row, and is nothing to mend.
        wrong = {
            name: value for name, value in wanted.items() if name in row and value_of(row, name) != value
        }
        return await self._write("change", table, sys_id, wrong, subject) if wrong else sys_id

    async def set_secret(self, table: str, sys_id: str | None, name: str, secret: str, subject: str) -> None:
        """Set a field that can be written but not read, such as a password; raises what Instance raises.

        Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html: an encrypted field
        is only saved with sysparm_input_display_value.
        """
        self.steps.append(Step("change", table, subject, (name,)))
        if self.act and sys_id is not None:
            parameters = {**_DISPLAY_VALUES, "sysparm_fields": "sys_id"}
            await self.instance.write("PATCH", _path(table, sys_id), orjson.dumps({name: secret}), parameters)

    async def create_with_secret(
        self, table: str, fields: Mapping[str, str], name: str, secret: str, subject: str
    ) -> Row | None:
        """Make a record that is never there without its secret, the field ``name``.

        The record as it was written, for `ensure` to mend: as all values are taken for display values, no
        reference may be among ``fields``, and a choice may be kept as another. None where it would have been
        made. Raises RefusedByRule where the answer holds no record, and what Instance raises.
        """
        self.steps.append(Step("create", table, subject, (*fields, name)))
        if not self.act:
            return None
        parameters = {**_DISPLAY_VALUES, "sysparm_exclude_reference_link": "true"}
        body = orjson.dumps({**fields, name: secret})
        written = row_in((await self.instance.write("POST", _path(table, None), body, parameters)).result)
        if not is_sys_id(value_of(written, "sys_id")):
            raise RefusedByRule(f"{table}: the record was not set")
        return written

    async def _write(
        self, verb: Verb, table: str, sys_id: str | None, fields: Mapping[str, str], subject: str
    ) -> str | None:
        self.steps.append(Step(verb, table, subject, tuple(fields)))
        if not self.act:
            return sys_id
        parameters = {
            "sysparm_fields": ",".join(("sys_id", *fields)),
            "sysparm_exclude_reference_link": "true",
        }
        method = "POST" if sys_id is None else "PATCH"
        answer = await self.instance.write(method, _path(table, sys_id), orjson.dumps(fields), parameters)
        written = row_in(answer.result)
        # What the release does not have is not in the answer, and is passed over as in `ensure`.
        refused = [
            name for name, value in fields.items() if name in written and value_of(written, name) != value
        ]
        if refused or not is_sys_id(value_of(written, "sys_id")):
            raise RefusedByRule(f"{table}: {', '.join(refused) or 'the record'} was not set")
        return value_of(written, "sys_id")


def _path(table: str, sys_id: str | None) -> str:
    return f"/api/now/table/{table}" if sys_id is None else f"/api/now/table/{table}/{sys_id}"
