"""Comments and work notes, as the Table API renders them: a stream of entries in one text.

Source: https://www.servicenow.com/docs/r/platform-administration/c_JournalFields.html

The entries' own table, sys_journal_field, is closed to most integration users. In the stream each entry
stands under a line with its time, in the reader's zone and format, its writer and its field's label. Nothing
here reads those times: what is new is what stands before or after the part that was there already.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from servicenow.client import Instance
from servicenow.errors import AmbiguousRecord, BadQueryValue
from servicenow.queries import is_in, is_sys_id
from servicenow.records import Field, Table, value_of

Journal = Literal["comments", "work_notes"]

CHUNK = 40
NOTHING_SEEN = ""
"""The mark of an empty stream."""
_HEAD = re.compile(r"(?P<time>[^\n]*?[0-9][^\n]*?) - (?P<writer>[^\n]+) \((?P<label>[^()\n]+)\)")


@dataclass(frozen=True)
class Entry:
    """One comment or work note; ``writer`` is the name that is shown for who wrote it."""

    writer: str
    text: str


async def journals(
    instance: Instance, table: Table, sys_ids: Sequence[str], journal: Journal
) -> dict[str, str]:
    """The journal's stream of each of at most CHUNK records, by sys_id, without those that do not show it.

    Raises AmbiguousRecord, BadQueryValue, and what Instance raises.
    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    if len(sys_ids) > CHUNK or not all(map(is_sys_id, sys_ids)):
        raise BadQueryValue("not some sys_ids")
    found = await instance.find(table, is_in("sys_id", sys_ids), ("sys_id", journal), len(sys_ids))
    streams = {
        value_of(row, "sys_id"): row.get(journal, Field()).display_value
        for row in found.rows
        if journal in row
    }
    if not streams.keys() <= set(sys_ids):
        raise AmbiguousRecord(f"{table}: a record that was not asked for")
    return streams


def mark_of(stream: str) -> str:
    """What to keep of a stream, to know later what is new in it: its length and its hash."""
    text = _plain(stream)
    return f"{len(text)}:{_digest(text)}" if text else NOTHING_SEEN


def new_entries(stream: str, mark: str) -> tuple[list[Entry], str]:
    """The entries that were not there when the mark was taken, oldest first, and the next mark.

    None of them where the old part has changed, as when a writer's name or the reader's time zone has: what
    is new cannot be told then. A stream that is shorter than it was is an older one, and moves no mark. An
    entry's text may itself look like the head of another entry.
    """
    text = _plain(stream)
    if mark == NOTHING_SEEN:
        return entries_in(text), mark_of(text)
    length, _, digest = mark.partition(":")
    seen = int(length)
    if len(text) < seen:
        return [], mark
    if _digest(text[-seen:]) == digest:
        return entries_in(text[:-seen]), mark_of(text)
    if _digest(text[:seen]) == digest:
        return entries_in(text[seen:])[::-1], mark_of(text)
    return [], mark_of(text)


def entries_in(stream: str) -> list[Entry]:
    """The entries of a stream that begins with the newest, oldest first."""
    entries: list[tuple[str, list[str]]] = []
    shape = ""
    for line in _plain(stream).split("\n"):
        head = _HEAD.fullmatch(line)
        if head and (not entries or _shape(head) == shape):
            shape = _shape(head)
            entries.append((head["writer"], []))
        elif entries:
            entries[-1][1].append(line)
    return [Entry(writer, "\n".join(lines).strip()) for writer, lines in reversed(entries)]


def _plain(stream: str) -> str:
    return stream.replace("\r\n", "\n").strip()


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _shape(head: re.Match[str]) -> str:
    """What is alike in the heads of one stream: how times look, and the label."""
    return re.sub(r"\w+", "0", head["time"]) + head["label"]
