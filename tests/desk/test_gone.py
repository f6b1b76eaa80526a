"""A record that is gone: believed only when it was not found twice, some time apart."""

from datetime import timedelta

import pytest
import pytest_asyncio

from desk.context import Desk
from sandbox.clock import Clock
from sandbox.servicenow.fault import Fault
from sandbox.servicenow.properties import HIDDEN_ROWS
from sandbox.servicenow.users import grant_roles
from servicenow.errors import Hibernating, PermissionDenied
from storage import tickets
from storage.tables import Person, Ticket, Workspace
from tests.desk.many import Many
from tests.desk.playing import INTEGRATION_USER, Playing

pytestmark = pytest.mark.asyncio(loop_scope="session")

LATER = timedelta(hours=1, minutes=1)


@pytest_asyncio.fixture(loop_scope="session")
async def many(desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person) -> Many:
    """Two tickets."""
    many = Many(desk, connected, clock, workspace)
    await many.make(2)
    return many


def delete_first(many: Many) -> None:
    del many.servicenow.instance.tables["incident"][many.records[0]["sys_id"]]


async def first(many: Many) -> Ticket:
    async with many.desk.database.reading() as session:
        ticket = await tickets.by_number(session, many.workspace.id, "INC0000000")
    assert ticket is not None
    return ticket


async def test_a_record_that_was_not_found_twice_an_hour_apart_is_no_longer_followed(many: Many) -> None:
    before = await first(many)
    delete_first(many)
    await many.track()
    once = await first(many)
    many.clock.forward(LATER)
    await many.track()
    twice = await first(many)

    assert [True, True, False] == [before.followed, once.followed, twice.followed]
    assert (before.version, before.version + 1) == (once.version, twice.version)


async def test_not_found_many_times_in_an_hour_counts_once(many: Many) -> None:
    delete_first(many)
    for _ in range(5):
        await many.track()
        many.clock.forward(timedelta(minutes=10))

    assert (await first(many)).followed


async def test_the_others_are_still_followed(many: Many) -> None:
    delete_first(many)
    await many.track()
    many.clock.forward(LATER)
    many.work(0)  # the one that is left

    assert 1 == await many.track()


async def test_a_record_that_was_hidden_for_a_while_is_followed_on(many: Many) -> None:
    many.set_property(HIDDEN_ROWS, "incident:number=INC0000000")
    await many.track()
    many.set_property(HIDDEN_ROWS, "")
    many.clock.forward(LATER)
    many.work(0)
    await many.track()
    many.set_property(HIDDEN_ROWS, "incident:number=INC0000000")
    await many.track()

    ticket = await first(many)
    assert (True, "In Progress") == (ticket.followed, ticket.state_label)


async def test_a_role_that_was_lost_is_no_sign_that_records_are_gone(many: Many) -> None:
    grant_roles(many.servicenow.instance, INTEGRATION_USER, [])
    for _ in range(3):
        with pytest.raises(PermissionDenied):
            await many.track()
        many.clock.forward(LATER)

    assert (await first(many)).followed


async def test_an_instance_that_does_not_answer_is_no_sign_that_a_record_is_gone(many: Many) -> None:
    delete_first(many)
    await many.track()
    many.clock.forward(LATER)
    sys_id = (await first(many)).sys_id
    many.servicenow.faults.now.append(Fault("hibernating", path=f"/api/now/table/incident/{sys_id}"))
    with pytest.raises(Hibernating):
        await many.track()

    assert (await first(many)).followed


async def test_among_many_a_deleted_record_is_found_missing_by_the_sweep(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(60)
    delete_first(many)
    many.clock.forward(timedelta(hours=6))
    await many.track()
    many.clock.forward(LATER)
    await many.track()

    assert not (await first(many)).followed


async def test_a_record_that_was_hidden_for_long_is_followed_again_a_day_after(many: Many) -> None:
    many.set_property(HIDDEN_ROWS, "incident:number=INC0000000")
    await many.track()
    many.clock.forward(LATER)
    await many.track()
    unfollowed = await first(many)
    many.set_property(HIDDEN_ROWS, "")
    many.work(0)
    many.clock.forward(timedelta(days=1))
    await many.track()

    ticket = await first(many)
    assert (False, True, "In Progress") == (unfollowed.followed, ticket.followed, ticket.state_label)


async def test_a_record_that_is_gone_is_asked_for_once_a_day(many: Many) -> None:
    sys_id = (await first(many)).sys_id
    delete_first(many)
    for pause in (LATER, LATER, timedelta(days=1)):
        await many.track()
        many.clock.forward(pause)
    asked = 0
    for _ in range(4):
        await many.track()
        asked += sum(one.path.endswith(f"/{sys_id}") for one in many.servicenow.log.requests)
        many.clock.forward(LATER)

    assert 1 == asked
