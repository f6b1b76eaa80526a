"""Comments of others are told once; our own, old ones and work notes are not."""

import asyncio
from dataclasses import replace

import pytest
import pytest_asyncio
from sqlalchemy import select, update

from desk.context import Desk
from desk.track import track
from sandbox.clock import Clock
from sandbox.servicenow import journals
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.instance import Record
from sandbox.servicenow.properties import HIDDEN_FIELDS
from storage import tickets
from storage.tables import Person, Ticket, TicketChange, Workspace
from tests.desk.delivering import deliver_due
from tests.desk.many import parameters_of
from tests.desk.playing import INTEGRATION_USER, Playing
from tests.storage.rows import a_ticket

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Commented:
    """An incident that the desk follows, and people who write about it."""

    def __init__(self, desk: Desk, playing: Playing, workspace: Workspace) -> None:
        self.desk = desk
        self.instance = playing.servicenow.instance
        self.workspace_id = workspace.id

    @property
    def record(self) -> Record:
        (record,) = self.instance.tables["incident"].values()
        return record

    def write(self, text: str, by: str = "admin", journal: str = "comments") -> None:
        self.instance.touch(self.record, by)
        journals.append(self.instance, "incident", self.record, journal, text, by)

    async def track(self) -> int:
        return await track(self.desk, self.workspace_id)

    async def told(self) -> list[tuple[str, str]]:
        async with self.desk.database.reading() as session:
            rows = await session.scalars(
                select(TicketChange).where(TicketChange.field == "comments").order_by(TicketChange.id)
            )
            return [(one.written_by, one.after) for one in rows]

    async def forget_what_was_seen(self) -> None:
        async with self.desk.database.transaction() as session:
            await session.execute(update(Ticket).values(comments_seen=None))


@pytest_asyncio.fixture(loop_scope="session")
async def commented(
    desk: Desk, connected: Playing, workspace: Workspace, sam: Person, clock: Clock
) -> Commented:
    """An incident, just delivered."""
    async with desk.database.transaction() as session:
        await tickets.add(session, a_ticket(workspace, next_attempt_at=clock.now()))
    await deliver_due(desk)
    return Commented(desk, connected, workspace)


def name_of(commented: Commented, user_name: str) -> str:
    user = commented.instance.find("sys_user", user_name=user_name)
    assert user is not None
    return user["name"]


async def test_a_comment_is_told_with_its_writer(commented: Commented) -> None:
    commented.write("Which tenant is it?\n\nWe have two.")

    assert 1 == await commented.track()

    assert [(name_of(commented, "admin"), "Which tenant is it?\n\nWe have two.")] == await commented.told()


async def test_a_comment_is_told_once(commented: Commented) -> None:
    commented.write("Done.")
    await commented.track()
    commented.instance.touch(commented.record, "admin")
    await commented.track()

    assert 1 == len(await commented.told())


async def test_comments_that_are_alike_are_each_told(commented: Commented) -> None:
    commented.write("Any news?")
    await commented.track()
    commented.write("Any news?")
    commented.write("Any news?")
    await commented.track()

    assert ["Any news?"] * 3 == [text for _, text in await commented.told()]


async def test_comments_are_told_in_their_order(commented: Commented) -> None:
    for text in ("first", "second", "third"):
        commented.write(text)

    await commented.track()

    assert ["first", "second", "third"] == [text for _, text in await commented.told()]


async def test_what_the_integration_user_wrote_is_not_told(commented: Commented) -> None:
    commented.write("Sam Sharer wrote in Slack: fixed", by=INTEGRATION_USER)
    commented.write("Thanks")

    await commented.track()

    assert ["Thanks"] == [text for _, text in await commented.told()]


async def test_work_notes_are_not_told(commented: Commented) -> None:
    commented.write("The customer is difficult", journal="work_notes")

    assert 0 == await commented.track()

    assert [] == await commented.told()


async def test_the_first_look_at_a_ticket_tells_nothing_old(commented: Commented) -> None:
    await commented.forget_what_was_seen()
    commented.write("old")
    await commented.track()
    commented.write("new")
    await commented.track()

    assert ["new"] == [text for _, text in await commented.told()]


async def test_a_new_time_zone_of_the_integration_user_tells_nothing_again(commented: Commented) -> None:
    commented.write("old")
    await commented.track()
    user = commented.instance.find("sys_user", user_name=INTEGRATION_USER)
    assert user is not None
    user["time_zone"] = "Pacific/Auckland"
    commented.instance.touch(commented.record, "admin")
    await commented.track()
    commented.write("new")
    await commented.track()

    assert ["old", "new"] == [text for _, text in await commented.told()]


async def test_comments_that_may_not_be_read_hide_no_other_change(commented: Commented) -> None:
    commented.instance.set_property(HIDDEN_FIELDS, "incident.comments")
    commented.write("hidden")
    commented.record["state"] = "2"

    assert 1 == await commented.track()

    assert [] == await commented.told()


async def test_comments_are_asked_for_only_where_a_record_has_changed(
    commented: Commented, connected: Playing
) -> None:
    connected.servicenow.log.requests.clear()

    await commented.track()

    assert [] == [
        one
        for one in connected.servicenow.log.requests
        if "comments" in parameters_of(one).get("sysparm_fields", "")
    ]


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
async def test_two_processes_at_once_tell_a_comment_once(commented: Commented) -> None:
    commented.write("Done.")
    other_process = replace(commented.desk, instances={}, refreshing={}, dates={}, own_names={})

    await asyncio.gather(*(track(one, commented.workspace_id) for one in [commented.desk, other_process] * 3))

    assert 1 == len(await commented.told())


async def test_our_own_name_is_asked_for_again_where_it_was_not_told_once(
    commented: Commented, connected: Playing
) -> None:
    connected.servicenow.faults.now.append(Fault("status", path="/api/now/table/sys_user", status=403))
    commented.write("Told, as nobody knows whose it is.", by=INTEGRATION_USER)
    await commented.track()
    connected.servicenow.faults.now.clear()
    commented.write("Ours, as is known by now.", by=INTEGRATION_USER)

    await commented.track()

    assert ["Told, as nobody knows whose it is."] == [text for _, text in await commented.told()]
