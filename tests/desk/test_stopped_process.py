"""A process that was stopped in the middle of a delivery, and goes on when another has done it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from desk.context import Desk
from desk.deliver import claim_due, deliver
from storage import tickets
from storage.tables import Ticket
from tests.desk.delivering import Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")

_LEASE_IS_OVER = timedelta(minutes=6)


@pytest.fixture
def stopped(desk: Desk) -> Desk:
    """Another process on the same database."""
    return replace(desk, instances={})


async def _go_on(stopped: Desk, claimed: Sequence[Ticket]) -> None:
    for ticket in claimed:
        await deliver(stopped, ticket)


async def test_a_delivered_ticket_is_left_alone_by_a_process_that_failed_late(
    delivery: Delivery, stopped: Desk
) -> None:
    await delivery.store()
    claimed = await claim_due(stopped, 8)
    delivered = await delivery.round(_LEASE_IS_OVER)
    delivery.fault("status", status=503, path="/api/")

    await _go_on(stopped, claimed)

    after = await delivery.ticket()
    assert ("delivered", None, 0) == (after.delivery, after.error, after.attempts)
    assert delivered.version == after.version


async def test_a_delivered_ticket_keeps_what_was_read_of_it_since(delivery: Delivery, stopped: Desk) -> None:
    delivery.fault("drop_after_commit", method="POST", path="/api/now/table/", times=1)
    await delivery.store()
    await delivery.round()
    delivery.clock.forward(_LEASE_IS_OVER)
    claimed = await claim_due(stopped, 8)
    delivered = await delivery.round(_LEASE_IS_OVER)

    await _go_on(stopped, claimed)

    after = await delivery.ticket()
    assert ("delivered", delivered.version) == (after.delivery, after.version)


async def test_what_was_brought_forward_meanwhile_is_not_put_off_again(delivery: Delivery) -> None:
    await delivery.store()
    claimed = await claim_due(delivery.desk, 8)
    delivery.clock.forward(timedelta(seconds=1))
    async with delivery.desk.database.transaction() as session:
        await tickets.retry_now(session, delivery.workspace.id, delivery.clock.now())
    brought_forward_to = (await delivery.ticket()).next_attempt_at
    delivery.fault("status", status=503, path="/api/")

    await _go_on(delivery.desk, claimed)

    assert brought_forward_to == (await delivery.ticket()).next_attempt_at
