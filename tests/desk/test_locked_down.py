"""Instances that refuse ranges or hide rows: what changed is found without trusting them."""

from datetime import timedelta

import pytest
import pytest_asyncio

from desk.context import Desk
from sandbox.clock import Clock
from sandbox.servicenow.properties import HIDDEN_FIELDS, HIDDEN_ROWS, QUERY_MATCH, QUERY_RANGE, QUERY_REFUSAL
from servicenow.changed import PAGE_ROWS
from storage.tables import Person, Workspace
from tests.desk.many import BY_IDS, RANGE, Many
from tests.desk.playing import Playing

pytestmark = pytest.mark.asyncio(loop_scope="session")

COUNT = 90
"""More than are simply read by their sys_ids."""


@pytest_asyncio.fixture(loop_scope="session")
async def many(desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person) -> Many:
    """Followed tickets that nobody has touched since they were read."""
    many = Many(desk, connected, clock, workspace)
    await many.make(COUNT)
    return many


@pytest.mark.parametrize("refusal", ["403", "no_rows", "ignored"])
@pytest.mark.parametrize(
    ("acl", "fields"),
    [
        (QUERY_RANGE, "incident.sys_updated_on"),
        (QUERY_RANGE, "incident.sys_id"),
        (QUERY_RANGE, "incident.*"),
        (QUERY_MATCH, "incident.sys_created_by"),
    ],
)
async def test_a_change_is_found_whatever_a_query_acl_refuses_but_sys_ids(
    many: Many, refusal: str, acl: str, fields: str
) -> None:
    many.set_property(QUERY_REFUSAL, refusal)
    many.set_property(acl, fields)
    many.work(3)
    many.clock.forward(timedelta(seconds=10))

    assert 1 == await many.track()


async def test_a_refused_range_is_not_asked_for_again_and_again(many: Many) -> None:
    many.set_property(QUERY_REFUSAL, "403")
    many.set_property(QUERY_RANGE, "incident.*")
    many.clock.forward(timedelta(seconds=10))
    await many.track()
    many.clock.forward(timedelta(seconds=10))

    await many.track()

    assert [] == many.asked(RANGE)
    assert COUNT == many.rows_asked()


async def test_a_range_that_was_refused_is_tried_again_after_an_hour(many: Many) -> None:
    many.set_property(QUERY_REFUSAL, "403")
    many.set_property(QUERY_RANGE, "incident.*")
    await many.track()
    many.set_property(QUERY_RANGE, "")
    many.clock.forward(timedelta(hours=1, minutes=1))
    many.work(3)

    assert 1 == await many.track()

    assert many.asked(RANGE)


async def test_by_sys_ids_alone_no_more_are_asked_for_than_the_instance_bears(many: Many) -> None:
    many.set_property(QUERY_REFUSAL, "403")
    many.set_property(QUERY_RANGE, "incident.*")
    await many.mark()

    assert 0 == await many.track()

    assert [] == many.asked(BY_IDS)


async def test_a_hidden_time_of_change_leaves_the_sys_ids(many: Many) -> None:
    many.set_property(HIDDEN_FIELDS, "incident.sys_updated_on")
    many.work(3)
    many.clock.forward(timedelta(seconds=10))

    assert 1 == await many.track()


async def test_a_hidden_change_is_swept_for_within_the_hour_and_found_when_it_is_shown(many: Many) -> None:
    await many.track()
    many.set_property(HIDDEN_ROWS, "incident:state=2")
    many.work(3)
    assert 0 == await many.track()
    many.set_property(HIDDEN_ROWS, "")
    many.clock.forward(timedelta(minutes=61))

    assert 1 == await many.track()

    assert COUNT == many.rows_asked()


async def test_a_page_of_hidden_changes_alone_leaves_the_sys_ids(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> None:
    many = Many(desk, connected, clock, workspace)
    count = PAGE_ROWS + 100
    await many.make(count)
    await many.track()
    in_order = sorted(range(count), key=lambda number: many.records[number]["sys_id"])
    many.work(*in_order[: PAGE_ROWS + 1], state="2")
    many.work(*in_order[PAGE_ROWS + 1 :][:9], state="3")
    many.set_property(HIDDEN_ROWS, "incident:state=2")
    many.clock.forward(timedelta(seconds=30))

    assert 9 == await many.track()
