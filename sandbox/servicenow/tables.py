"""The tables this instance has: their columns, who may read and write them, and how they refer to each other.

Column names, kinds and lengths are those of the baseline dictionary, cut to what an integration meets.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["string", "integer", "boolean", "choice", "datetime", "reference", "journal", "password"]


@dataclass(frozen=True)
class Column:
    """A dictionary entry: ``reference`` names the table that a reference points to."""

    kind: Kind = "string"
    reference: str = ""
    max_length: int = 255
    default: str = ""
    writable: bool = True


@dataclass(frozen=True)
class Table:
    """``read_roles=None``: every logged-in user; ``owner``: the reference whose person may read a row."""

    columns: Mapping[str, Column]
    display: str = "name"
    read_roles: frozenset[str] | None = None
    write_roles: frozenset[str] = field(default_factory=lambda: frozenset({"admin"}))
    delete_roles: frozenset[str] = field(default_factory=lambda: frozenset({"admin"}))
    owner: str = ""
    prefix: str = ""


def _text(max_length: int = 255, default: str = "") -> Column:
    return Column(max_length=max_length, default=default)


def _choice(default: str = "") -> Column:
    return Column("choice", default=default)


def _to(table: str) -> Column:
    return Column("reference", reference=table)


_WHEN = Column("datetime")
_SET_BY_RULES = Column("datetime", writable=False)
_YES = Column("boolean", default="true")
_NO = Column("boolean", default="false")

_SYS = {
    "sys_id": Column(writable=False),
    "sys_created_on": _SET_BY_RULES,
    "sys_created_by": Column(writable=False),
    "sys_updated_on": _SET_BY_RULES,
    "sys_updated_by": Column(writable=False),
    "sys_mod_count": Column("integer", default="0", writable=False),
}

_TASK = _SYS | {
    "sys_class_name": Column(writable=False),
    "number": Column(writable=False),
    "active": Column("boolean", default="true", writable=False),
    "short_description": _text(160),
    "description": _text(4000),
    "impact": _choice("3"),
    "urgency": _choice("3"),
    "assigned_to": _to("sys_user"),
    "assignment_group": _to("sys_user_group"),
    "opened_at": _WHEN,
    "opened_by": _to("sys_user"),
    "due_date": _WHEN,
    "correlation_id": _text(100),
    "correlation_display": _text(100),
    "comments": Column("journal", max_length=4000),
    "work_notes": Column("journal", max_length=4000),
    "close_code": _choice(),
    "close_notes": _text(4000),
    "closed_at": _SET_BY_RULES,
    "closed_by": replace(_to("sys_user"), writable=False),
}

_INCIDENT = _TASK | {
    "state": _choice("1"),
    "incident_state": replace(_choice("1"), writable=False),
    "priority": replace(_choice("5"), writable=False),
    "caller_id": _to("sys_user"),
    "category": _text(40, "inquiry"),
    "hold_reason": _choice(),
    "resolved_at": _SET_BY_RULES,
    "resolved_by": replace(_to("sys_user"), writable=False),
}

_CHANGE_REQUEST = _TASK | {
    "state": _choice("-5"),
    "priority": _choice("4"),
    "type": _choice("normal"),
    "risk": _choice("3"),
    "category": _text(40, "Other"),
    "requested_by": _to("sys_user"),
    "justification": _text(4000),
    "implementation_plan": _text(4000),
    "start_date": _WHEN,
    "end_date": _WHEN,
}

_ADMINS = frozenset({"admin"})

TABLES: Mapping[str, Table] = {
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
        owner="requested_by",
        prefix="CHG",
    ),
    "sys_user": Table(
        _SYS
        | {
            "user_name": _text(40),
            "user_password": Column("password"),
            "name": _text(151),
            "email": _text(100),
            "active": _YES,
            "locked_out": _NO,
            "web_service_access_only": _NO,
            "internal_integration_user": _NO,
            "identity_type": _text(40, "human"),
            "time_zone": _text(40, "UTC"),
            "preferred_language": _text(3, "en"),
        }
    ),
    "sys_user_group": Table(_SYS | {"name": _text(80), "description": _text(1000), "active": _YES}),
    "sys_user_role": Table(_SYS | {"name": _text(100)}),
    "sys_user_has_role": Table(
        _SYS
        | {
            "user": _to("sys_user"),
            "role": _to("sys_user_role"),
            "state": _text(40, "active"),
            "inherited": _NO,
        },
        display="role",
        read_roles=_ADMINS,
    ),
    "sys_choice": Table(
        _SYS
        | {
            "name": _text(80),
            "element": _text(80),
            "value": _text(100),
            "label": _text(),
            "language": _text(3, "en"),
            "sequence": Column("integer"),
            "inactive": _NO,
        },
        display="label",
    ),
    "sys_journal_field": Table(
        _SYS | {"name": _text(80), "element_id": _text(32), "element": _text(80), "value": _text(4000)},
        display="element",
        read_roles=_ADMINS,
    ),
    "oauth_entity": Table(
        _SYS
        | {
            "name": _text(),
            "client_id": _text(),
            "client_secret": Column("password"),
            "redirect_url": _text(1024),
            "access_token_lifespan": Column("integer", default="1800"),
            "refresh_token_lifespan": Column("integer", default="8640000"),
            "pkce_required": _NO,
            "user": _to("sys_user"),
            "active": _YES,
        },
        read_roles=frozenset({"admin", "oauth_admin"}),
        write_roles=frozenset({"admin", "oauth_admin"}),
    ),
    "sys_properties": Table(_SYS | {"name": _text(100), "value": _text(4000)}, read_roles=_ADMINS),
}


def column_at(table: str, path: str) -> Column | None:
    """The column that a name, dot-walked like ``assignment_group.name`` or not, ends at; None if none."""
    name, _, rest = path.partition(".")
    column = TABLES[table].columns.get(name)
    if column is None or column.kind == "password":
        return None
    if not rest:
        return column
    return column_at(column.reference, rest) if column.kind == "reference" else None
