"""Records as ``sysparm_display_value=all`` gives them: each field a value and what a person sees for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from servicenow.characters import storable
from servicenow.errors import AmbiguousRecord

Table = Literal["incident", "change_request"]

TICKET_FIELDS = (
    "sys_id",
    "number",
    "short_description",
    "state",
    "priority",
    "assigned_to",
    "assignment_group",
    "due_date",
    "opened_at",
    "closed_at",
    "sys_updated_on",
    "sys_updated_by",
    "sys_mod_count",
    "correlation_id",
    "active",
    "close_code",
    "close_notes",
)

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True)
class Field:
    """``value`` is what the instance stores, ``display_value`` what it shows; "" where the field is empty."""

    value: str = ""
    display_value: str = ""


Row = Mapping[str, Field]


@dataclass(frozen=True)
class Found:
    """``total_count`` also counts the rows that access control hides; None where the instance did not say."""

    rows: Sequence[Row]
    total_count: int | None


@dataclass(frozen=True)
class CurrentUser:
    """Whose token it is; ``roles`` is None where the user may not read its own roles."""

    user_name: str
    user_sys_id: str
    roles: frozenset[str] | None


@dataclass(frozen=True)
class TicketRecord:
    """An incident or a change request; datetimes are aware and in UTC.

    ``missing`` names the fields the instance left out, as it does for what the integration user may not read.
    ``state.value`` "0" is a real state: Review.
    """

    table: Table
    sys_id: str
    number: str
    short_description: str
    state: Field
    priority: Field
    assigned_to: Field
    assignment_group: Field
    due_date: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    sys_updated_on: datetime | None
    sys_updated_by: str
    sys_mod_count: int
    correlation_id: str
    active: bool | None
    close_code: Field
    close_notes: str
    missing: frozenset[str]


def row_from(answer: Mapping[str, Any]) -> Row:
    """The fields of one record, given as pairs of value and display value or as plain text."""
    return {name: _field(given) for name, given in answer.items()}


def value_of(row: Row, field: str) -> str:
    """The field's stored value, "" where the row lacks it."""
    return row.get(field, Field()).value


def ticket_from(table: Table, row: Row) -> TicketRecord:
    """The record in ``row``; raises AmbiguousRecord where it does not even tell its sys_id."""
    given = {name: row.get(name, Field()) for name in TICKET_FIELDS}
    if not given["sys_id"].value:
        raise AmbiguousRecord(f"a record of {table} without sys_id")
    return TicketRecord(
        table=table,
        sys_id=given["sys_id"].value,
        number=given["number"].value,
        short_description=given["short_description"].value,
        state=given["state"],
        priority=given["priority"],
        assigned_to=given["assigned_to"],
        assignment_group=given["assignment_group"],
        due_date=utc_from(given["due_date"].value),
        opened_at=utc_from(given["opened_at"].value),
        closed_at=utc_from(given["closed_at"].value),
        sys_updated_on=utc_from(given["sys_updated_on"].value),
        sys_updated_by=given["sys_updated_by"].value,
        sys_mod_count=_count(given["sys_mod_count"].value),
        correlation_id=given["correlation_id"].value,
        active=_BOOLEANS.get(given["active"].value),
        close_code=given["close_code"],
        close_notes=given["close_notes"].value,
        missing=frozenset(TICKET_FIELDS) - row.keys(),
    )


def utc_from(value: str) -> datetime | None:
    """A ``YYYY-MM-DD HH:MM:SS`` value, which is in UTC; None for an empty or malformed one."""
    try:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    except ValueError:
        return None


def utc_value(moment: datetime) -> str:
    """An aware datetime as the instance takes it in a write."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _count(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() else 0


def _field(given: object) -> Field:
    if isinstance(given, dict):
        return Field(text_of(given.get("value")), text_of(given.get("display_value")))
    return Field(text_of(given), text_of(given))


def text_of(given: object) -> str:
    """A value as the Table API writes it, where everything is a string; other APIs have true, 3 and 3.0.

    Without the characters that no database takes.
    """
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    return "" if given is None else storable(str(given))
