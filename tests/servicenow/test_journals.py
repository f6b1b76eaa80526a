"""Journals: what is new in a rendered stream."""

import pytest

from sandbox.servicenow import PretendServiceNow, journals as sandbox_journals
from servicenow.client import Instance
from servicenow.errors import BadQueryValue
from servicenow.journals import NOTHING_SEEN, Entry, entries_in, journals, mark_of, new_entries

FIRST = "2026-11-25 10:00:00 - Ada Admin (Additional comments)\nHello\n\n"
SECOND = "2026-11-25 10:01:00 - Bob - Ops (Additional comments)\nTwo\n\nparagraphs\n\n"


def test_the_newest_stands_first_and_is_told_last() -> None:
    assert [Entry("Ada Admin", "Hello"), Entry("Bob - Ops", "Two\n\nparagraphs")] == entries_in(
        SECOND + FIRST
    )


@pytest.mark.parametrize("stream", ["", "\n", "no head at all"])
def test_what_is_no_stream_has_no_entries(stream: str) -> None:
    assert [] == entries_in(stream)


@pytest.mark.parametrize(
    "head",
    [
        "25/11/2026 10:00:00 - Ada Admin (Zusätzliche Anmerkungen)",
        "11-25-2026 10:00:00 AM - Ada Admin (Additional comments)",
        "25.11.2026 10:00 CET - Ada Admin (Comments)",
    ],
)
def test_any_format_of_time_and_any_label_is_understood(head: str) -> None:
    assert [Entry("Ada Admin", "Hello")] == entries_in(f"{head}\nHello\n\n")


def test_morning_and_afternoon_are_one_format() -> None:
    stream = "11/25/2026 01:00:00 PM - Bob (Notes)\nB\n\n11/25/2026 11:00:00 AM - Ada (Notes)\nA\n\n"

    assert ["A", "B"] == [entry.text for entry in entries_in(stream)]


def test_a_line_that_only_looks_a_little_like_a_head_is_text() -> None:
    stream = FIRST.replace("Hello", "see\nstep 1 - Reboot (twice)")

    assert [Entry("Ada Admin", "see\nstep 1 - Reboot (twice)")] == entries_in(stream)


def test_nothing_seen_is_the_mark_of_an_empty_stream() -> None:
    assert NOTHING_SEEN == mark_of("\n")


def test_everything_is_new_where_nothing_was_seen() -> None:
    assert ([Entry("Ada Admin", "Hello")], mark_of(FIRST)) == new_entries(FIRST, NOTHING_SEEN)


def test_what_stands_before_what_was_seen_is_new() -> None:
    assert [Entry("Bob - Ops", "Two\n\nparagraphs")] == new_entries(SECOND + FIRST, mark_of(FIRST))[0]


def test_what_stands_after_what_was_seen_is_new_too() -> None:
    assert [Entry("Bob - Ops", "Two\n\nparagraphs")] == new_entries(FIRST + SECOND, mark_of(FIRST))[0]


def test_the_same_words_again_are_new() -> None:
    assert [Entry("Ada Admin", "Hello")] == new_entries(FIRST + FIRST, mark_of(FIRST))[0]


def test_nothing_is_new_in_the_same_stream() -> None:
    assert ([], mark_of(FIRST)) == new_entries(FIRST, mark_of(FIRST))


def test_an_older_stream_moves_no_mark() -> None:
    assert ([], mark_of(SECOND + FIRST)) == new_entries(FIRST, mark_of(SECOND + FIRST))


def test_where_the_old_part_has_changed_nothing_is_told_and_the_mark_moves() -> None:
    renamed = (SECOND + FIRST).replace("Ada Admin", "Ada Admin-Smith")

    assert ([], mark_of(renamed)) == new_entries(renamed, mark_of(FIRST))


@pytest.mark.asyncio(loop_scope="session")
async def test_journals_are_read_by_sys_id(instance: Instance, sandbox: PretendServiceNow) -> None:
    record = sandbox.instance.add("incident", by="admin", number="INC0000001")
    sandbox_journals.append(sandbox.instance, "incident", record, "work_notes", "Called", "admin")

    streams = await journals(instance, "incident", [record["sys_id"]], "work_notes")

    assert ["Called"] == [entry.text for entry in entries_in(streams[record["sys_id"]])]


@pytest.mark.asyncio(loop_scope="session")
async def test_only_sys_ids_are_asked_for(instance: Instance) -> None:
    with pytest.raises(BadQueryValue):
        await journals(instance, "incident", ["x^ORsys_idISNOTEMPTY"], "comments")
