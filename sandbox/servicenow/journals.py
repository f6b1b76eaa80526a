"""Journal fields: comments and work notes are appended to sys_journal_field, and read back as one stream."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import CODE_TAG
from sandbox.servicenow.times import to_person, zone_of

LABELS = {"comments": "Additional comments", "work_notes": "Work notes"}

_CODE = re.compile(r"\[code\](.*?)\[/code\]", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """One entry as a person reads it; with ``code_drawn`` the page draws HTML that stands in [code] tags."""

    element: str
    when: str
    who: str
    text: str
    code_drawn: bool = False

    @property
    def label(self) -> str:
        """Comment or work note."""
        return LABELS[self.element]

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces, and of each whether it is HTML."""
        if not self.code_drawn:
            return [(self.text, False)]
        return [(piece, bool(at % 2)) for at, piece in enumerate(_CODE.split(self.text)) if piece.strip()]


def append(instance: Instance, table: str, record: Record, element: str, text: str, by: str) -> None:
    """Add one entry to a record's journal."""
    entry = {"name": table, "element_id": record["sys_id"], "element": element, "value": text}
    instance.add("sys_journal_field", by=by, **entry)


def entries(instance: Instance, record: Record, *elements: str) -> list[Record]:
    """A record's entries in these journals, oldest first."""
    return [
        row
        for row in instance.tables["sys_journal_field"].values()
        if row["element_id"] == record["sys_id"] and row["element"] in elements
    ]


def read(instance: Instance, record: Record, reader: Record, *elements: str) -> Iterator[Entry]:
    """These journals as their reader sees them, newest first."""
    zone, code_drawn = zone_of(reader), instance.is_on(CODE_TAG)
    for entry in reversed(entries(instance, record, *elements)):
        writer = instance.find("sys_user", user_name=entry["sys_created_by"])
        name = writer["name"] if writer else entry["sys_created_by"]
        when = to_person(entry["sys_created_on"], zone)
        yield Entry(entry["element"], when, name, entry["value"], code_drawn)


def stream(instance: Instance, record: Record, element: str, reader: Record) -> str:
    """A journal as the Table API shows it: each entry under its time, writer and label."""
    return "".join(
        f"{entry.when} - {entry.who} ({entry.label})\n{entry.text}\n\n"
        for entry in read(instance, record, reader, element)
    )
