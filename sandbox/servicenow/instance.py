"""The instance's state: every table's records, as the strings that ServiceNow keeps, and its clock."""

import secrets
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal

from sandbox.clock import Clock
from sandbox.servicenow.tables import TABLES

Record = dict[str, str]
Operation = Literal["insert", "update"]
Listener = Callable[[str, Record, Operation], None]
"""(table, record, operation): called when a write is done."""

TIME_FORMAT = "%Y-%m-%d %H:%M:%S"


class Instance:
    """One ServiceNow instance: ``tables[table][sys_id]`` is a record, column name to string."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.tables: dict[str, dict[str, Record]] = {name: {} for name in TABLES}
        self.listeners: list[Listener] = []
        self._last_number = {"incident": 10_000, "change_request": 30_000}

    def now(self) -> datetime:
        """The time it is now, UTC, to the second as ServiceNow keeps it."""
        return self.clock.now().astimezone(UTC).replace(microsecond=0)

    def timestamp(self) -> str:
        """The time it is now as a datetime column holds it."""
        return self.now().strftime(TIME_FORMAT)

    def next_number(self, table: str) -> str:
        """The next number of a task table, like ``INC0010001``."""
        self._last_number[table] += 1
        return f"{TABLES[table].prefix}{self._last_number[table]:07}"

    def add(self, table: str, /, *, by: str = "system", sys_id: str = "", **values: str) -> Record:
        """Put a record into a table as it is, with defaults and the ``sys_`` columns filled in."""
        now = self.timestamp()
        record = {name: column.default for name, column in TABLES[table].columns.items()} | values
        record |= {"sys_id": sys_id or secrets.token_hex(16), "sys_created_on": now, "sys_updated_on": now}
        record |= {"sys_created_by": by, "sys_updated_by": by}
        self.tables[table][record["sys_id"]] = record
        return record

    def touch(self, record: Record, by: str) -> None:
        """Count one more change to a record, made now."""
        record["sys_updated_on"] = self.timestamp()
        record["sys_updated_by"] = by
        record["sys_mod_count"] = str(int(record["sys_mod_count"]) + 1)

    def tell(self, table: str, record: Record, operation: Operation) -> None:
        """Tell everybody who listens that a record was written."""
        for listener in self.listeners:
            listener(table, record, operation)

    def find(self, table: str, /, **values: str) -> Record | None:
        """The first record that has all these values."""
        return next((row for row in self.tables[table].values() if values.items() <= row.items()), None)

    def walk(self, table: str, record: Record, path: str) -> str:
        """The value at a column or along a dot-walked path; empty where a reference on the way is."""
        name, _, rest = path.partition(".")
        value = record.get(name, "")
        if not rest:
            return value
        reference = TABLES[table].columns[name].reference
        referred = self.tables[reference].get(value)
        return self.walk(reference, referred, rest) if referred else ""

    def property(self, name: str) -> str:
        """The value of a system property; empty if it does not exist."""
        row = self.find("sys_properties", name=name)
        return row["value"] if row else ""

    def is_on(self, name: str) -> bool:
        """Whether a system property is set to true."""
        return self.property(name) == "true"

    def set_property(self, name: str, value: str) -> None:
        """Add or change a system property."""
        row = self.find("sys_properties", name=name) or self.add("sys_properties", name=name)
        row["value"] = value

    def roles(self, user: Record) -> frozenset[str]:
        """The names of the roles a user has."""
        return frozenset(
            self.walk("sys_user_has_role", row, "role.name")
            for row in self.tables["sys_user_has_role"].values()
            if row["user"] == user["sys_id"] and row["state"] == "active"
        )


def steady_sys_id(*words: str) -> str:
    """A sys_id that is the same in every sandbox: for the records an instance starts with."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(words)).hex
