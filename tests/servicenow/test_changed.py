"""What changed: pages are checked, and how dates are read is found out."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.instance import TIME_FORMAT, Record
from sandbox.servicenow.properties import (
    HIDDEN_FIELDS,
    HIDDEN_ROWS,
    QUERY_MATCH,
    QUERY_RANGE,
    QUERY_REFUSAL,
)
from servicenow.changed import CHUNK, PAGE_ROWS, changed_since, date_offset, hidden_in, records_of
from servicenow.client import Instance
from servicenow.errors import AmbiguousRecord, BadQueryValue, PermissionDenied, ServiceNowError
from servicenow.records import value_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

US = "scoredesk.integration"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def add(sandbox: PretendServiceNow, changed_at: datetime = NOON, by: str = US) -> Record:
    record = sandbox.instance.add("incident", by=by, number="INC0000001")
    record["sys_updated_on"] = changed_at.strftime(TIME_FORMAT)
    return record


def live_in(sandbox: PretendServiceNow, zone: str) -> None:
    user = sandbox.instance.find("sys_user", user_name=US)
    assert user is not None
    user["time_zone"] = zone


async def found(instance: Instance, since: datetime = NOON, ahead: timedelta = timedelta()) -> set[str]:
    pages = changed_since(instance, "incident", [US], since, ahead)
    return {value_of(row, "sys_id") async for page in pages for row in page.rows}


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("UTC", 0),
        ("Pacific/Kiritimati", 14),
        ("Etc/GMT+12", -12),
        ("America/Los_Angeles", -8),
        ("Asia/Kathmandu", 5.75),
        ("Europe/Berlin", 1),
    ],
)
async def test_how_dates_are_read_is_found_out_on_one_record(
    instance: Instance, sandbox: PretendServiceNow, zone: str, hours: float
) -> None:
    live_in(sandbox, zone)
    record = add(sandbox)

    assert timedelta(hours=hours) == await date_offset(instance, "incident", record["sys_id"])


@pytest.mark.parametrize("refusal", ["no_rows", "ignored"])
async def test_how_dates_are_read_stays_unknown_where_ranges_are_refused(
    instance: Instance, sandbox: PretendServiceNow, refusal: str
) -> None:
    sandbox.instance.set_property(QUERY_REFUSAL, refusal)
    sandbox.instance.set_property(QUERY_RANGE, "incident.sys_updated_on")

    assert None is await date_offset(instance, "incident", add(sandbox)["sys_id"])


async def test_how_dates_are_read_is_not_found_out_on_a_record_that_is_not_there(instance: Instance) -> None:
    assert None is await date_offset(instance, "incident", "0" * 32)


async def test_what_others_made_and_what_did_not_change_is_not_found(
    instance: Instance, sandbox: PretendServiceNow
) -> None:
    add(sandbox, by="admin")
    add(sandbox, NOON - timedelta(seconds=1))

    assert {add(sandbox)["sys_id"]} == await found(instance)


@pytest.mark.parametrize("count", [PAGE_ROWS - 1, PAGE_ROWS, PAGE_ROWS + 1, 2 * PAGE_ROWS + 1])
async def test_every_page_is_read_and_nothing_twice(
    instance: Instance, sandbox: PretendServiceNow, count: int
) -> None:
    made = {add(sandbox)["sys_id"] for _ in range(count)}
    pages = [page async for page in changed_since(instance, "incident", [US], NOON, timedelta())]

    assert count == sum(len(page.rows) for page in pages)
    assert made == {value_of(row, "sys_id") for page in pages for row in page.rows}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        (QUERY_RANGE, "incident.sys_updated_on"),
        (QUERY_RANGE, "incident.sys_id"),
        (QUERY_MATCH, "incident.sys_created_by"),
        (HIDDEN_FIELDS, "incident.sys_created_by"),
        (HIDDEN_FIELDS, "incident.sys_updated_on"),
    ],
)
async def test_an_instance_that_drops_a_condition_or_the_order_is_not_believed(
    instance: Instance, sandbox: PretendServiceNow, name: str, fields: str
) -> None:
    sandbox.instance.set_property(QUERY_REFUSAL, "ignored")
    sandbox.instance.set_property(name, fields)
    for _ in range(20):
        add(sandbox)
    add(sandbox, NOON - timedelta(days=30))
    add(sandbox, by="admin")

    with pytest.raises(AmbiguousRecord):
        await found(instance)


async def test_a_refused_query_is_told(instance: Instance, sandbox: PretendServiceNow) -> None:
    sandbox.instance.set_property(QUERY_REFUSAL, "403")
    sandbox.instance.set_property(QUERY_RANGE, "incident.*")

    with pytest.raises(PermissionDenied):
        await found(instance)


async def test_hidden_rows_are_counted(instance: Instance, sandbox: PretendServiceNow) -> None:
    add(sandbox)
    add(sandbox)["state"] = "2"
    sandbox.instance.set_property(HIDDEN_ROWS, "incident:state=2")

    (page,) = [page async for page in changed_since(instance, "incident", [US], NOON, timedelta())]

    assert (1, 1) == (len(page.rows), hidden_in(page, PAGE_ROWS))


async def test_a_name_that_no_query_can_hold_is_refused(instance: Instance) -> None:
    with pytest.raises(BadQueryValue):
        _ = [page async for page in changed_since(instance, "incident", ["a^ORb"], NOON, timedelta())]


@pytest.mark.parametrize("sys_ids", [["x"], ["0" * 32] * (CHUNK + 1), []])
async def test_only_some_sys_ids_are_asked_for(instance: Instance, sys_ids: list[str]) -> None:
    with pytest.raises(ServiceNowError):
        await records_of(instance, "incident", sys_ids)
