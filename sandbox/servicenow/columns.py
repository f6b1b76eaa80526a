"""What a table is made of: the words in which sandbox.servicenow.tables and its neighbours speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """``read_roles=None``: every logged-in user; ``owner``: the reference whose person may read a row.

    ``unique`` are the columns that together no two rows may share.
    """

    columns: Mapping[str, Column]
    display: str = "name"
    read_roles: frozenset[str] | None = None
    write_roles: frozenset[str] = field(default_factory=lambda: frozenset({"admin"}))
    delete_roles: frozenset[str] = field(default_factory=lambda: frozenset({"admin"}))
    owner: str = ""
    prefix: str = ""
    unique: tuple[str, ...] = ()


def text(max_length: int = 255, default: str = "") -> Column:
    """A string."""
    return Column(max_length=max_length, default=default)


def choice(default: str = "") -> Column:
    """A value out of sys_choice."""
    return Column("choice", default=default)


def to(table: str) -> Column:
    """A reference."""
    return Column("reference", reference=table)


WHEN = Column("datetime")
SET_BY_RULES = Column("datetime", writable=False)
YES = Column("boolean", default="true")
NO = Column("boolean", default="false")

SYS: dict[str, Column] = {
    "sys_id": Column(writable=False),
    "sys_created_on": SET_BY_RULES,
    "sys_created_by": Column(writable=False),
    "sys_updated_on": SET_BY_RULES,
    "sys_updated_by": Column(writable=False),
    "sys_mod_count": Column("integer", default="0", writable=False),
}

ADMINS = frozenset({"admin"})
