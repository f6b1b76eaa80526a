"""Journal fields: comments and work notes are appended to sys_journal_field, and read back as one stream."""

from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.times import to_person, zone_of

_LABELS = {"comments": "Additional comments", "work_notes": "Work notes"}


def append(instance: Instance, table: str, record: Record, element: str, text: str, by: str) -> None:
    """Add one entry to a record's journal."""
    entry = {"name": table, "element_id": record["sys_id"], "element": element, "value": text}
    instance.add("sys_journal_field", by=by, **entry)


def entries(instance: Instance, record: Record, element: str) -> list[Record]:
    """A record's journal entries, oldest first."""
    return [
        row
        for row in instance.tables["sys_journal_field"].values()
        if (row["element_id"], row["element"]) == (record["sys_id"], element)
    ]


def stream(instance: Instance, record: Record, element: str, reader: Record) -> str:
    """The journal as its reader sees it: newest first, each entry under its time, writer and label."""
    zone = zone_of(reader)
    lines = []
    for entry in reversed(entries(instance, record, element)):
        writer = instance.find("sys_user", user_name=entry["sys_created_by"])
        name = writer["name"] if writer else entry["sys_created_by"]
        when = to_person(entry["sys_created_on"], zone)
        lines.append(f"{when} - {name} ({_LABELS[element]})\n{entry['value']}\n\n")
    return "".join(lines)
