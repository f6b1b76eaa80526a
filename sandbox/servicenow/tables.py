"""The tables this instance has: their columns, who may read and write them, and how they refer to each other.

Column names, kinds and lengths are those of the baseline dictionary, cut to what an integration meets.
"""

from collections.abc import Mapping
from dataclasses import replace

from sandbox.servicenow.columns import NO, SET_BY_RULES, SYS, WHEN, Column, Table, choice, text, to
from sandbox.servicenow.conduct_tables import CONDUCT_TABLES
from sandbox.servicenow.other_tables import OTHER_TABLES
from sandbox.servicenow.people_tables import PEOPLE_TABLES

_TASK = SYS | {
    "sys_class_name": Column(writable=False),
    "number": Column(writable=False),
    "active": Column("boolean", default="true", writable=False),
    "short_description": text(160),
    "description": text(4000),
    "impact": choice("3"),
    "urgency": choice("3"),
    "assigned_to": to("sys_user"),
    "assignment_group": to("sys_user_group"),
    "opened_at": WHEN,
    "opened_by": to("sys_user"),
    "due_date": WHEN,
    "correlation_id": text(100),
    "correlation_display": text(100),
    "comments": Column("journal", max_length=4000),
    "work_notes": Column("journal", max_length=4000),
    "close_code": choice(),
    "close_notes": text(4000),
    "closed_at": SET_BY_RULES,
    "closed_by": replace(to("sys_user"), writable=False),
}

_INCIDENT = _TASK | {
    "state": choice("1"),
    "incident_state": replace(choice("1"), writable=False),
    "priority": replace(choice("5"), writable=False),
    "caller_id": to("sys_user"),
    "category": text(40, "inquiry"),
    "hold_reason": choice(),
    "resolved_at": SET_BY_RULES,
    "resolved_by": replace(to("sys_user"), writable=False),
}

_CHANGE_REQUEST = _TASK | {
    "state": choice("-5"),
    "priority": choice("4"),
    "type": choice("normal"),
    "chg_model": to("chg_model"),
    "std_change_producer_version": replace(to("std_change_producer_version"), writable=False),
    "risk": choice("3"),
    "category": text(40, "Other"),
    "requested_by": to("sys_user"),
    "justification": text(4000),
    "implementation_plan": text(4000),
    "backout_plan": text(4000),
    "test_plan": text(4000),
    "on_hold": NO,
    "on_hold_reason": text(4000),
    "start_date": WHEN,
    "end_date": WHEN,
}

_TASKS: Mapping[str, Table] = {
    "incident": Table(
        _INCIDENT,
        display="number",
        read_roles=frozenset({"sn_incident_read", "sn_incident_write", "itil", "admin"}),
        write_roles=frozenset({"sn_incident_write", "itil", "admin"}),
        owner="caller_id",
        prefix="INC",
    ),
    "change_request": Table(
        _CHANGE_REQUEST,
        display="number",
        read_roles=frozenset({"sn_change_read", "sn_change_write", "itil", "change_manager", "admin"}),
        write_roles=frozenset({"sn_change_write", "itil", "change_manager", "admin"}),
        delete_roles=frozenset({"change_manager", "admin"}),
        owner="requested_by",
        prefix="CHG",
    ),
}

TABLES: Mapping[str, Table] = {**_TASKS, **PEOPLE_TABLES, **OTHER_TABLES, **CONDUCT_TABLES}


def column_at(table: str, path: str) -> Column | None:
    """The column that a name, dot-walked like ``assignment_group.name`` or not, ends at; None if none."""
    name, _, rest = path.partition(".")
    column = TABLES[table].columns.get(name)
    if column is None or column.kind == "password":
        return None
    if not rest:
        return column
    return column_at(column.reference, rest) if column.kind == "reference" else None
