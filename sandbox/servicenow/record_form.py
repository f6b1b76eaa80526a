"""The form of an incident or a change request: its fields, and what a person changed in them."""

from collections.abc import Mapping, Sequence

from sandbox.servicenow import acl, rules
from sandbox.servicenow.choices import labels
from sandbox.servicenow.columns import Column
from sandbox.servicenow.display import Showing
from sandbox.servicenow.forms import Field, FieldKind, typed
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.refusals import Refused
from sandbox.servicenow.tables import TABLES
from sandbox.servicenow.times import to_column, to_person, zone_of
from sandbox.servicenow.visits import Visit

_BEFORE = "sys_original."
_NONE = {"": "-- None --"}
_COMMON = (
    "assignment_group",
    "assigned_to",
    "due_date",
    "short_description",
    "description",
    "comments",
    "work_notes",
    "close_code",
    "close_notes",
)
_NAMES: Mapping[str, Sequence[str]] = {
    "incident": ("number", "state", "caller_id", "impact", "urgency", "priority", *_COMMON),
    "change_request": ("number", "state", "requested_by", "type", "risk", "priority", *_COMMON),
}
_LABELS = {
    "number": "Number",
    "state": "State",
    "caller_id": "Caller",
    "requested_by": "Requested by",
    "impact": "Impact",
    "urgency": "Urgency",
    "type": "Type",
    "risk": "Risk",
    "priority": "Priority",
    "assignment_group": "Assignment group",
    "assigned_to": "Assigned to",
    "due_date": "Due date",
    "short_description": "Short description",
    "description": "Description",
    "comments": "Additional comments",
    "work_notes": "Work notes",
    "close_code": "Close code",
    "close_notes": "Close notes",
}
_LONG = frozenset({"description", "comments", "work_notes", "close_notes"})
_WIDE = frozenset({"short_description", "description"})


def fields(visit: Visit, table: str, record: Record | None) -> list[Field]:
    """The form's fields, for a record or (None) for a new one; what was typed stays."""
    seen = [name for name in _NAMES[table] if acl.may_use_field(visit.instance, table, name, visit.user)]
    return [_field(visit, table, record, name) for name in seen]


def changed(visit: Visit, table: str) -> dict[str, str]:
    """The fields whose value is no longer the one the form was opened with; raises Refused.

    The others are not sent on: somebody may have changed them while the form was open.
    """
    form = visit.form
    given = {
        name: form[name] for name in _NAMES[table] if name in form and form[name] != form.get(_BEFORE + name)
    }
    due_date = given.get("due_date", "")
    if due_date and to_column(due_date, zone_of(visit.user)) is None:
        raise Refused(400, "Invalid value", "Due date must look like 2026-07-01 or 2026-07-01 10:00:00.")
    return given


def _field(visit: Visit, table: str, record: Record | None, name: str) -> Field:
    column = TABLES[table].columns[name]
    stored = _value(visit, column, name, record)
    value = typed(visit.form, name, stored) if column.writable else _shown(visit, table, record, name)
    return Field(
        name,
        _LABELS[name],
        _kind(column, name),
        value,
        _choices(visit, table, record, name, value),
        hint="YYYY-MM-DD HH:MM:SS, in your time zone" if column.kind == "datetime" else "",
        wide=name in _WIDE,
        max_length=column.max_length,
        before=typed(visit.form, _BEFORE + name, stored) if column.writable else None,
    )


def _value(visit: Visit, column: Column, name: str, record: Record | None) -> str:
    if column.kind == "journal":
        return ""
    value = record[name] if record else column.default
    if column.kind == "datetime":
        return to_person(value, zone_of(visit.user))
    # A browser's one-line box drops line ends: that is no change that the person made.
    return value if name in _LONG else "".join(value.splitlines())


def _shown(visit: Visit, table: str, record: Record | None, name: str) -> str:
    """A field that nobody writes, as a person reads it."""
    if record is None:
        return "Given when it is saved"
    return Showing(visit.instance, visit.user, "").display_value(table, record, name)


def _kind(column: Column, name: str) -> FieldKind:
    if not column.writable:
        return "fixed"
    if column.kind in ("choice", "reference"):
        return "choice"
    return "area" if name in _LONG else "text"


def _choices(visit: Visit, table: str, record: Record | None, name: str, value: str) -> dict[str, str]:
    """What the field offers, the present value always among it."""
    column = TABLES[table].columns[name]
    if column.kind == "reference":
        return _NONE | _names(visit.instance, column.reference, value)
    if column.kind != "choice":
        return {}
    offered = labels(visit.instance, table, name, visit.user["preferred_language"])
    if (table, name) == ("change_request", "state"):
        allowed = {*rules.change_states(record), value}
        offered = {state: label for state, label in offered.items() if state in allowed}
    if not column.default:
        offered = _NONE | offered
    return offered if value in offered else {value: value} | offered


def _names(instance: Instance, table: str, value: str) -> dict[str, str]:
    """Active users or groups by name."""
    rows = sorted(instance.tables[table].values(), key=lambda row: row["name"].casefold())
    return {row["sys_id"]: row["name"] for row in rows if row["active"] == "true" or row["sys_id"] == value}
