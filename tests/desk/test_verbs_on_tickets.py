"""What people add to a ticket's record from Slack: comments, an assignment, files."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from desk import connect
from desk.assign import assign
from desk.attach import File, attach
from desk.change_state import StateChange, change_state
from desk.comment import comment
from desk.errors import (
    MaybeWritten,
    NotAllowed,
    NotFollowed,
    NothingWritten,
    NotTaken,
)
from desk.track import track
from sandbox.servicenow.instance import Record
from sandbox.servicenow.journals import entries
from sandbox.servicenow.properties import (
    ATTACHMENT_EXTENSIONS,
    HIDDEN_FIELDS,
    READONLY_FIELDS,
)
from servicenow.attachments import MOST_BYTES
from servicenow.errors import FileTooLarge, RefusedByRule
from storage.tables import Person, Ticket
from tests.desk.delivering import Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def incident(delivery: Delivery) -> Ticket:
    await delivery.store()
    return await delivery.round()


def record_of(delivery: Delivery, ticket: Ticket) -> Record:
    return delivery.playing.servicenow.instance.tables[ticket.table][ticket.sys_id or ""]


def journal(delivery: Delivery, ticket: Ticket, element: str) -> list[str]:
    record = record_of(delivery, ticket)
    return [one["value"] for one in entries(delivery.playing.servicenow.instance, record, element)]


def patches(delivery: Delivery) -> int:
    return sum(one.method == "PATCH" for one in delivery.playing.servicenow.log.requests)


def sys_id_of(delivery: Delivery, table: str, **values: str) -> str:
    found = delivery.playing.servicenow.instance.find(table, **values)
    assert found is not None
    return found["sys_id"]


@pytest.mark.parametrize("element", ["comments", "work_notes"])
async def test_a_comment_stands_there_with_its_writers_name(
    delivery: Delivery, sam: Person, incident: Ticket, element: str
) -> None:
    words = "Done [code]<b>now</b>[/CODE] ^OR, javascript:x\nnext line"

    await comment(delivery.desk, sam, incident.id, words, element)  # type: ignore[arg-type]

    written = "Sam Sharer: Done (code)<b>now</b>(/CODE) ^OR, javascript:x\nnext line"
    assert [written] == journal(delivery, incident, element)


@pytest.mark.parametrize("kind", ["drop_after_commit", "half_answer"])
async def test_a_comment_whose_answer_was_lost_is_found_and_not_doubled(
    delivery: Delivery, sam: Person, incident: Ticket, kind: str
) -> None:
    delivery.fault(kind, method="PATCH", times=1)

    await comment(delivery.desk, sam, incident.id, "Done", "comments")

    assert ["Sam Sharer: Done"] == journal(delivery, incident, "comments")


async def test_the_same_words_twice_are_two_comments(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    await comment(delivery.desk, sam, incident.id, "Done", "comments")
    delivery.fault("drop_after_commit", method="PATCH", times=1)
    await comment(delivery.desk, sam, incident.id, "Done", "comments")

    assert ["Sam Sharer: Done"] * 2 == journal(delivery, incident, "comments")


async def test_a_comment_that_is_not_seen_is_uncertain_and_not_sent_again(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    delivery.fault("drop_before_commit", method="PATCH", times=1)

    with pytest.raises(MaybeWritten):
        await comment(delivery.desk, sam, incident.id, "Done", "comments")

    assert 1 == patches(delivery)


async def test_our_own_comment_is_not_told_back(delivery: Delivery, sam: Person, incident: Ticket) -> None:
    await comment(delivery.desk, sam, incident.id, "Done", "comments")

    assert 0 == await track(delivery.desk, sam.workspace_id)


@pytest.mark.parametrize("words", ["", " \n", "\0"])
async def test_a_comment_has_words(delivery: Delivery, sam: Person, incident: Ticket, words: str) -> None:
    with pytest.raises(NothingWritten):
        await comment(delivery.desk, sam, incident.id, words, "comments")


async def test_a_ticket_is_assigned(delivery: Delivery, sam: Person, incident: Ticket) -> None:
    user = sys_id_of(delivery, "sys_user", user_name="ada.admin")

    ticket = await assign(delivery.desk, sam, incident.id, assigned_to=user)

    assert (user, "Ada Admin") == (ticket.assigned_to, ticket.assigned_to_name)


async def test_an_assignee_can_be_taken_away(delivery: Delivery, sam: Person, incident: Ticket) -> None:
    user = sys_id_of(delivery, "sys_user", user_name="ada.admin")
    await assign(delivery.desk, sam, incident.id, assigned_to=user)

    ticket = await assign(delivery.desk, sam, incident.id, assigned_to="")

    assert "" == ticket.assigned_to


async def test_an_assignment_that_is_not_seen_is_not_called_refused(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    user = sys_id_of(delivery, "sys_user", user_name="admin")
    delivery.playing.servicenow.instance.set_property(HIDDEN_FIELDS, "incident.assigned_to")

    ticket = await assign(delivery.desk, sam, incident.id, assigned_to=user)

    assert incident.id == ticket.id


async def test_an_assignment_that_the_instance_drops_is_told_of(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    delivery.playing.servicenow.instance.set_property(READONLY_FIELDS, "incident.assigned_to")

    with pytest.raises(NotTaken):
        await assign(delivery.desk, sam, incident.id, assigned_to="0" * 32)


async def chunks() -> AsyncIterator[bytes]:
    yield b"a,b\n"
    yield b"1,2\n"


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", None], ids=["bytes", "chunks"])
async def test_a_file_is_attached(
    delivery: Delivery, sam: Person, incident: Ticket, content: bytes | None
) -> None:
    file = File("evidence.csv", "text/csv", chunks() if content is None else content)

    made = await attach(delivery.desk, sam, incident.id, file)

    assert ("evidence.csv", "text/csv", 8) == (made.file_name, made.content_type, made.size_bytes)


async def test_a_file_whose_answer_was_lost_is_not_attached_twice(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    delivery.fault("drop_after_commit", method="POST", times=1)

    made = await attach(delivery.desk, sam, incident.id, File("a.txt", "", b"a"))

    files = delivery.playing.servicenow.instance.tables["sys_attachment"]
    assert [made.sys_id] == list(files)


async def test_a_file_that_is_not_seen_is_uncertain(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    delivery.fault("drop_before_commit", method="POST", times=1)

    with pytest.raises(MaybeWritten):
        await attach(delivery.desk, sam, incident.id, File("a.txt", "", b"a"))


async def test_an_extension_that_is_not_taken_is_told_in_the_instances_words(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    delivery.playing.servicenow.instance.set_property(ATTACHMENT_EXTENSIONS, "png")

    with pytest.raises(RefusedByRule, match="File type is not allowed"):
        await attach(delivery.desk, sam, incident.id, File("a.txt", "", b"a"))


async def test_a_file_too_large_to_hold_is_not_sent(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    with pytest.raises(FileTooLarge):
        await attach(delivery.desk, sam, incident.id, File("a.txt", "", bytes(MOST_BYTES + 1)))


async def test_a_file_too_large_says_nothing_of_the_connection(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    with pytest.raises(FileTooLarge):
        await attach(delivery.desk, sam, incident.id, File("a.txt", "", bytes(MOST_BYTES + 1)))

    connection = await connect.status(delivery.desk, sam.workspace_id)
    assert connection is not None
    assert (None, None) == (connection.last_error, connection.failing_since)


async def test_a_guest_changes_nothing(delivery: Delivery, gus: Person, incident: Ticket) -> None:
    with pytest.raises(NotAllowed):
        await change_state(delivery.desk, gus, incident.id, StateChange("2"))


async def test_a_ticket_without_a_record_cannot_be_changed(delivery: Delivery, sam: Person) -> None:
    await delivery.store()
    ticket = await delivery.ticket()

    with pytest.raises(NotFollowed):
        await comment(delivery.desk, sam, ticket.id, "Done", "comments")
