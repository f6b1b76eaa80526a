"""Records as the Table API shows them: raw or display values or both, with or without links."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from sandbox.servicenow import journals
from sandbox.servicenow.acl import may_use_field
from sandbox.servicenow.choices import labels
from sandbox.servicenow.columns import Column
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.tables import TABLES, column_at
from sandbox.servicenow.times import to_person, zone_of

DisplayMode = Literal["false", "true", "all"]
Shown = str | dict[str, str]


def display_mode(text: str) -> DisplayMode:
    """``sysparm_display_value`` as sent; anything unknown counts as false."""
    return cast("DisplayMode", text) if text in ("true", "all") else "false"


@dataclass(frozen=True)
class Showing:
    """How a record is to be shown, and to whom; ``base_url`` is what links to references start with."""

    instance: Instance
    reader: Record
    base_url: str
    mode: DisplayMode = "false"
    links: bool = True

    def show(self, table: str, record: Record, names: Iterable[str] = ()) -> dict[str, Shown]:
        """The record's fields by name: those named that exist and may be read, else all that may be read."""
        wanted = [name.strip() for name in names if name.strip()] or sorted(TABLES[table].columns)
        return {
            name: self._field(table, record, name)
            for name in wanted
            if may_use_field(self.instance, table, name, self.reader)
        }

    def _field(self, table: str, record: Record, path: str) -> Shown:
        name, _, rest = path.partition(".")
        column = TABLES[table].columns[name]
        if not rest:
            return self._shown(table, record, name, column)
        referred = self.instance.tables[column.reference].get(record[name])
        if referred:
            return self._field(column.reference, referred, rest)
        return {"display_value": "", "value": ""} if self.mode == "all" else ""

    def _shown(self, table: str, record: Record, name: str, column: Column) -> Shown:
        value = "" if column.kind == "journal" else record[name]
        shown = self.display_value(table, record, name)
        link = {"link": f"{self.base_url}/api/now/table/{column.reference}/{value}"}
        linked = column.kind == "reference" and value != "" and self.links
        if self.mode == "all":
            return {"display_value": shown, "value": value} | (link if linked else {})
        if self.mode == "true":
            return {"display_value": shown} | link if linked else shown
        return {"value": value} | link if linked else value

    def display_value(self, table: str, record: Record, name: str) -> str:
        """The value as a person reads it: a label, a name, a time in their zone, a journal's stream."""
        column, value = column_at(table, name), record[name]
        if column is None or (not value and column.kind != "journal"):
            return ""
        match column.kind:
            case "choice":
                return labels(self.instance, table, name, self.reader["preferred_language"]).get(value, value)
            case "datetime":
                return to_person(value, zone_of(self.reader))
            case "journal":
                return journals.stream(self.instance, record, name, self.reader)
            case "reference":
                return self._name(column.reference, value)
            case _:
                return value

    def _name(self, table: str, sys_id: str) -> str:
        referred = self.instance.tables[table].get(sys_id)
        return self.display_value(table, referred, TABLES[table].display) if referred else ""
