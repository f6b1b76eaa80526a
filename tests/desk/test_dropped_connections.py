"""Some 200 connections that break at random points of a create: exactly one record each at the end."""

import random
from datetime import timedelta

import pytest
from sqlalchemy import select

from sandbox.servicenow.properties import CHANGE_SYS_ID_IGNORED, CLIENT_SYS_ID, NO_CHANGE_API
from storage.tables import Ticket
from tests.desk.delivering import Delivery, deliver_due

pytestmark = pytest.mark.asyncio(loop_scope="session")

EACH = 34
BREAKS = (
    ("drop_before_commit", ""),  # before the request's body is read
    ("drop_before_commit", "correlation_id"),  # after it was read
    ("drop_after_commit", ""),
    ("half_answer", ""),
)


async def deliver_all(delivery: Delivery, after: timedelta) -> None:
    delivery.clock.forward(after)
    while await deliver_due(delivery.desk):
        pass


@pytest.mark.parametrize("honoured", ["true", "false"], ids=["sys_id honoured", "sys_id ignored"])
@pytest.mark.parametrize(
    ("table", "absent"),
    [("incident", "true"), ("change_request", "true"), ("change_request", "false")],
    ids=["incident", "change without its API", "change by its API"],
)
async def test_a_create_that_is_cut_off_anywhere_makes_one_record(
    delivery: Delivery, table: str, honoured: str, absent: str
) -> None:
    servicenow, dice = delivery.playing.servicenow, random.Random(f"{table} {honoured} {absent}")  # noqa: S311 - the same each time
    ignored = "false" if honoured == "true" else "true"
    properties = {CLIENT_SYS_ID: honoured, CHANGE_SYS_ID_IGNORED: ignored, NO_CHANGE_API: absent}
    for name, value in properties.items():
        servicenow.instance.set_property(name, value)

    for occurrence in range(EACH):
        kind, contains = dice.choice(BREAKS)
        servicenow.faults.now.clear()
        delivery.fault(kind, method="POST", path="/api/", contains=contains, times=1)
        await delivery.store(table=table, occurrence=occurrence)
        await deliver_due(delivery.desk)
    broken = sum(one.fault is not None for one in servicenow.log.requests)
    for seconds in (6, 361, 361):
        await deliver_all(delivery, timedelta(seconds=seconds))

    async with delivery.desk.database.reading() as session:
        tickets = list(await session.scalars(select(Ticket)))
    records = delivery.records(table)
    assert (EACH, {"delivered"}) == (broken, {one.delivery for one in tickets})
    assert sorted(one.sys_id or "" for one in tickets) == sorted(one["sys_id"] for one in records)
    assert {one.correlation_id for one in tickets} == {one["correlation_id"] for one in records}
