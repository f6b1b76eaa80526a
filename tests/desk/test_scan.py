"""Many followed tickets: what changed is found by one range, or without it where the instance has none."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import update

from desk.context import Desk
from desk.scan import OVERLAP
from desk.track import SWEEP_EVERY, track
from sandbox.clock import Clock
from sandbox.playing.waiting import until
from sandbox.servicenow.fault import Fault
from sandbox.servicenow.instance import TIME_FORMAT
from servicenow.changed import CHUNK, PAGE_ROWS
from servicenow.errors import NotAnswering
from storage.tables import Connection, Person, Workspace
from tests.desk.many import RANGE, Many, parameters_of, query_of
from tests.desk.playing import Playing

ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
pytestmark = pytest.mark.asyncio(loop_scope="session")

COUNT = 90
"""More than are simply read by their sys_ids."""
ZONES = ["UTC", "Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin", "Asia/Kathmandu"]


@pytest_asyncio.fixture(loop_scope="session")
async def many(desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person) -> Many:
    """Followed tickets that nobody has touched since they were read."""
    many = Many(desk, connected, clock, workspace)
    await many.make(COUNT)
    return many


@ON_BOTH
async def test_a_change_is_read_without_reading_every_ticket(many: Many) -> None:
    many.work(3)

    assert 1 == await many.track()

    assert "In Progress" == await many.state_of(3)
    assert 0 == many.rows_asked()


async def test_nothing_new_costs_one_request_once_the_dates_are_understood(many: Many) -> None:
    await many.track()

    assert 0 == await many.track()

    assert 1 == len(many.asked())


async def test_a_change_is_kept_once_however_often_it_is_read(many: Many) -> None:
    many.work(3)
    await many.track()

    assert 0 == await many.track()

    assert 1 == await many.changes()


async def test_tickets_of_others_are_not_read(many: Many) -> None:
    for number in range(30):
        many.servicenow.instance.add("incident", by="admin", number=f"INC9{number:06}", correlation_id="x")
    many.work(3)

    assert 1 == await many.track()

    found = many.asked("sys_created_by")[0]
    assert "sys_created_byINscoredesk.integration^" in query_of(found)


@pytest.mark.parametrize("zone", ZONES)
async def test_a_change_is_found_in_whatever_zone_the_instance_reads_dates(many: Many, zone: str) -> None:
    many.set_zone(zone)
    many.work(3)

    assert 1 == await many.track()

    assert 0 == many.rows_asked()


@pytest.mark.parametrize("zone", ZONES)
async def test_in_no_zone_is_more_read_again_than_the_overlap(many: Many, zone: str) -> None:
    many.set_zone(zone)
    many.work(3)
    await many.track()
    many.clock.forward(timedelta(minutes=10))
    many.work(4)
    await many.track()

    await many.track()

    (asked,) = many.asked(RANGE)
    since = query_of(asked).partition(RANGE)[2][:19]
    read = datetime.strptime(since, TIME_FORMAT).replace(tzinfo=ZoneInfo(zone))
    assert many.began - OVERLAP <= read


@pytest.mark.parametrize(("before", "after"), [("Pacific/Auckland", "UTC"), ("UTC", "America/Los_Angeles")])
async def test_a_change_is_found_after_the_integration_user_moved(
    many: Many, before: str, after: str
) -> None:
    many.set_zone(before)
    await many.track()
    many.set_zone(after)
    many.work(3)

    assert 1 == await many.track()


@pytest.mark.parametrize("count", [PAGE_ROWS, PAGE_ROWS + 1, 2 * PAGE_ROWS])
async def test_changes_of_one_second_are_all_found(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person, count: int
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(count)
    many.work(*range(count), at=clock.now())

    assert count == await many.track()


async def test_what_changes_while_pages_are_read_is_found_in_the_next_round(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(PAGE_ROWS + 60)
    await many.track()
    changed = range(10, PAGE_ROWS + 60)
    many.work(*changed)
    first = min(changed, key=lambda number: many.records[number]["sys_id"])
    # The second page comes late; meanwhile somebody changes a record of the first.
    many.servicenow.faults.now.append(Fault("slow", contains="sys_id%3E", seconds=0.5))
    tracking = asyncio.create_task(many.track())

    async def first_page_is_kept() -> bool:
        return await many.state_of(first) != "New"

    await until(first_page_is_kept, "the first page")
    clock.forward(timedelta(seconds=2))
    many.work(first, state="3")
    await tracking
    many.servicenow.faults.now.clear()
    assert "In Progress" == await many.state_of(first)

    assert 1 == await many.track()

    assert "On Hold" == await many.state_of(first)


async def test_a_round_that_breaks_off_loses_nothing(many: Many) -> None:
    await many.track()
    many.work(3)
    many.servicenow.faults.now.append(Fault("status", contains="sysparm_fields=sys_id%2Ccomments"))
    with pytest.raises(NotAnswering):
        await many.track()
    many.servicenow.faults.now.clear()

    assert 1 == await many.track()


async def test_every_ticket_is_read_by_its_sys_id_every_six_hours(many: Many) -> None:
    many.work(3, at=many.began - timedelta(days=3))
    assert 0 == await many.track()
    many.clock.forward(SWEEP_EVERY)

    assert 1 == await many.track()

    assert COUNT == many.rows_asked()


async def test_what_a_former_integration_user_made_is_found(many: Many) -> None:
    await many.track()
    async with many.desk.database.transaction() as session:
        await session.execute(update(Connection).values(user_name="other.integration"))
    many.work(3)

    assert 1 == await many.track()

    assert ["other.integration", "scoredesk.integration"] == (await many.watermark()).made_by


async def test_who_made_the_records_is_learned_by_a_sweep(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(COUNT, by="older.integration")
    await many.mark(swept=SWEEP_EVERY)
    await many.track()
    many.work(3)

    assert 1 == await many.track()

    assert 0 == many.rows_asked()


@ON_BOTH
async def test_two_processes_at_once_keep_a_change_once(many: Many) -> None:
    many.work(*range(COUNT))
    other_process = replace(many.desk, instances={}, refreshing={}, dates={}, own_names={})

    counted = await asyncio.gather(*(track(one, many.workspace.id) for one in [many.desk, other_process] * 2))

    assert (COUNT, COUNT) == (sum(counted), await many.changes())


async def test_no_url_is_longer_than_1900_characters(many: Many) -> None:
    many.work(*range(COUNT))
    await many.mark(swept=SWEEP_EVERY)
    await many.track()

    host = "https://a-company-with-quite-a-long-name-test.service-now.com"
    longest = max(len(f"{host}{one.path}?{httpx.QueryParams(parameters_of(one))}") for one in many.asked())
    assert longest < 1900


async def test_a_few_tickets_are_read_in_one_request(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    await many.make(CHUNK)
    many.work(3)

    assert 1 == await many.track()

    assert 2 == len(many.asked())  # the tickets, and the comments of one


async def test_the_watermark_does_not_run_ahead_of_what_was_read(many: Many) -> None:
    many.work(3)
    changed_at = many.records[3]["sys_updated_on"]

    await many.track()

    assert changed_at == (await many.watermark()).sys_updated_on.strftime(TIME_FORMAT)
