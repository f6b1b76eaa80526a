"""Following tickets: what changed in ServiceNow is kept once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select

from desk import lookup
from desk.context import Desk
from desk.errors import NotAllowed, UnknownTicket
from desk.track import track
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.instance import Record
from sandbox.servicenow.properties import HIDDEN_FIELDS
from servicenow.errors import NotAnswering
from storage import tickets
from storage.tables import Person, Ticket, TicketChange, Workspace
from tests.desk.delivering import deliver_due
from tests.desk.playing import Playing
from tests.storage.rows import a_delivered_ticket, a_ticket

ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
pytestmark = pytest.mark.asyncio(loop_scope="session")


class Followed:
    """An incident that the desk follows, and the people who work on it in ServiceNow."""

    def __init__(self, desk: Desk, playing: Playing, http: httpx.AsyncClient) -> None:
        self.desk = desk
        self.playing = playing
        self.http = http

    @property
    def record(self) -> Record:
        (record,) = self.playing.servicenow.instance.tables["incident"].values()
        return record

    async def ticket(self) -> Ticket:
        async with self.desk.database.reading() as session:
            return (await session.scalars(select(Ticket))).one()

    async def changes(self) -> list[tuple[str, str, str]]:
        async with self.desk.database.reading() as session:
            rows = await session.scalars(select(TicketChange).order_by(TicketChange.id))
            return [(one.field, one.before, one.after) for one in rows]

    async def work(self, **fields: str) -> None:
        """Somebody changes the record."""
        url = f"{self.playing.instance_url}/sandbox/records/incident/{self.record['number']}"
        (await self.http.post(url, json={"as": "admin", "fields": fields})).raise_for_status()

    async def track(self) -> int:
        return await track(self.desk, (await self.ticket()).workspace_id)


@pytest_asyncio.fixture(loop_scope="session")
async def followed(
    desk: Desk, connected: Playing, workspace: Workspace, sam: Person, clock: Clock, http: httpx.AsyncClient
) -> Followed:
    """An incident, just delivered."""
    async with desk.database.transaction() as session:
        await tickets.add(session, a_ticket(workspace, next_attempt_at=clock.now()))
    await deliver_due(desk)
    return Followed(desk, connected, http)


def group(followed: Followed, name: str) -> str:
    found = followed.playing.servicenow.instance.find("sys_user_group", name=name)
    assert found is not None
    return found["sys_id"]


async def test_nothing_new_changes_nothing(followed: Followed) -> None:
    before = (await followed.ticket()).version

    assert 0 == await followed.track()

    assert (before, []) == ((await followed.ticket()).version, await followed.changes())


async def test_what_a_person_would_want_to_hear_of_is_kept_as_changes(followed: Followed) -> None:
    before = (await followed.ticket()).version
    await followed.work(state="2", impact="1", assignment_group=group(followed, "Identity Team"))

    assert 1 == await followed.track()

    ticket = await followed.ticket()
    assert ("2", "In Progress", "2 - High", "Identity Team") == (
        ticket.state,
        ticket.state_label,
        ticket.priority_label,
        ticket.assignment_group_name,
    )
    assert before + 1 == ticket.version
    assert [
        ("state", "New", "In Progress"),
        ("priority", "3 - Moderate", "2 - High"),
        ("assignment_group", "", "Identity Team"),
    ] == await followed.changes()


async def test_a_new_due_date_is_a_change(followed: Followed) -> None:
    await followed.work(due_date="2026-04-30 12:00:00")

    await followed.track()

    assert [("due_date", "2026-03-30", "2026-04-30")] == await followed.changes()


async def test_a_change_wakes_whoever_keeps_the_cards(followed: Followed) -> None:
    followed.desk.promised.clear()
    await followed.work(state="2")

    await followed.track()

    assert followed.desk.promised.is_set()


@ON_BOTH
async def test_characters_that_no_database_takes_do_not_stop_the_following(followed: Followed) -> None:
    user = followed.playing.servicenow.instance.find("sys_user", user_name="admin")
    assert user is not None
    user["name"] = "Ada\0 Admin"
    await followed.work(assigned_to=user["sys_id"])

    assert 1 == await followed.track()

    assert "Ada Admin" == (await followed.ticket()).assigned_to_name


@ON_BOTH
async def test_two_trackers_at_once_keep_a_change_once(followed: Followed) -> None:
    other_process = replace(followed.desk, instances={}, refreshing={})
    before = await followed.ticket()
    await followed.work(state="2")

    counted = await asyncio.gather(
        *(track(one, before.workspace_id) for one in [followed.desk, other_process] * 3)
    )

    assert 1 == sum(counted)
    assert [("state", "New", "In Progress")] == await followed.changes()
    assert before.version + 1 == (await followed.ticket()).version


@pytest.mark.parametrize("state", ["6", "7", "8"])
async def test_a_resolved_closed_or_canceled_incident_is_closed(
    followed: Followed, state: str, clock: Clock
) -> None:
    await followed.work(state=state)

    await followed.track()

    ticket = await followed.ticket()
    assert ticket.closed
    assert ticket.closed_at is not None
    assert clock.now() - ticket.closed_at < timedelta(minutes=1)


async def test_a_reopened_incident_is_open(followed: Followed) -> None:
    await followed.work(state="6")
    await followed.track()
    await followed.work(state="2")
    await followed.track()

    ticket = await followed.ticket()
    assert (False, None) == (ticket.closed, ticket.closed_at)


async def test_a_field_that_cannot_be_read_leaves_the_copy_as_it_was(followed: Followed) -> None:
    before = await followed.ticket()
    hidden = "incident.state,incident.priority,incident.due_date,incident.active"
    followed.playing.servicenow.instance.set_property(HIDDEN_FIELDS, hidden)
    await followed.work(state="6", assignment_group=group(followed, "Identity Team"))

    await followed.track()

    after = await followed.ticket()
    assert (before.state, before.priority_label, before.due_date, False) == (
        after.state,
        after.priority_label,
        after.due_date,
        after.closed,
    )
    assert "Identity Team" == after.assignment_group_name


async def test_a_record_that_is_gone_keeps_its_last_shape(followed: Followed) -> None:
    followed.playing.servicenow.instance.tables["incident"].clear()

    assert 0 == await followed.track()

    assert "New" == (await followed.ticket()).state_label


async def test_an_instance_that_does_not_answer_changes_nothing(followed: Followed) -> None:
    await followed.work(state="2")
    followed.playing.servicenow.faults.now.append(Fault("status", path="/api/", status=503))

    with pytest.raises(NotAnswering):
        await followed.track()

    assert [] == await followed.changes()


async def test_without_tickets_nobody_is_asked(desk: Desk, workspace: Workspace) -> None:
    assert 0 == await track(desk, workspace.id)


async def test_without_a_connection_nothing_is_followed(desk: Desk, workspace: Workspace) -> None:
    async with desk.database.transaction() as session:
        await tickets.add(session, a_delivered_ticket(workspace, "INC1"))

    assert 0 == await track(desk, workspace.id)


async def test_a_ticket_is_looked_up_as_it_is_now(followed: Followed, sam: Person) -> None:
    await followed.work(state="2")

    found = await lookup.by_number(followed.desk, sam, followed.record["number"].lower())

    assert "In Progress" == found.state_label


@pytest.mark.parametrize("kind", ["status", "hibernating"])
async def test_a_ticket_is_shown_as_last_read_where_the_instance_does_not_answer(
    followed: Followed, sam: Person, kind: str
) -> None:
    await followed.work(state="2")
    followed.playing.servicenow.faults.now.append(Fault(kind, path="/api/"))  # type: ignore[arg-type]

    found = await lookup.by_number(followed.desk, sam, followed.record["number"])

    assert "New" == found.state_label


async def test_a_number_that_was_not_made_here_is_unknown(followed: Followed, sam: Person) -> None:
    followed.playing.servicenow.instance.add("incident", number="INC0099999")

    with pytest.raises(UnknownTicket) as unknown:
        await lookup.by_number(followed.desk, sam, "inc0099999")

    assert "INC0099999" == unknown.value.number
    with pytest.raises(UnknownTicket):
        await lookup.ticket(followed.desk, sam, 999)


async def test_a_guest_looks_nothing_up(followed: Followed, gus: Person) -> None:
    with pytest.raises(NotAllowed):
        await lookup.by_number(followed.desk, gus, followed.record["number"])
