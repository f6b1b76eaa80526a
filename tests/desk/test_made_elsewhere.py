"""A create whose answer was lost, in an instance that is not the connected one any more."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.tables import Ticket
from tests.desk.delivering import POST, Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")

_FORMER = "https://former.service-now.com"
_NOBODY_SENDS_ANY_MORE = timedelta(minutes=10)


async def _connected_before(delivery: Delivery, instance_url: str) -> None:
    """The attempt counts as one in another instance."""
    async with delivery.desk.database.transaction() as session:
        await session.execute(update(Ticket).values(instance_url=instance_url))


async def _attempt(delivery: Delivery) -> Ticket:
    delivery.fault("drop_before_commit", method="POST", path=POST, times=1)
    await delivery.store()
    return await delivery.round()


async def test_an_attempt_is_tied_to_its_instance(delivery: Delivery) -> None:
    attempted = await _attempt(delivery)

    assert ("attempted", delivery.playing.instance_url) == (attempted.delivery, attempted.instance_url)


async def test_an_attempt_of_which_nothing_came_is_tied_to_no_instance(delivery: Delivery) -> None:
    delivery.fault("rate_limited", method="POST", path=POST, retry_after=40, times=1)
    await delivery.store()

    limited = await delivery.round()

    assert ("pending", None) == (limited.delivery, limited.instance_url)


async def test_what_another_instance_may_have_made_is_not_made_again(delivery: Delivery) -> None:
    await _attempt(delivery)
    await _connected_before(delivery, _FORMER)

    waiting = await delivery.round(_NOBODY_SENDS_ANY_MORE)

    assert ("attempted", "MadeElsewhere", _FORMER) == (
        waiting.delivery,
        waiting.error,
        waiting.error_detail,
    )
    assert (0, 1) == (len(delivery.records()), delivery.creates())


async def test_it_goes_on_once_that_instance_is_connected_again(delivery: Delivery) -> None:
    await _attempt(delivery)
    await _connected_before(delivery, _FORMER)
    await delivery.round(_NOBODY_SENDS_ANY_MORE)
    await _connected_before(delivery, delivery.playing.instance_url)

    delivered = await delivery.round(_NOBODY_SENDS_ANY_MORE)

    assert ("delivered", None, 1) == (delivered.delivery, delivered.error, len(delivery.records()))


async def test_after_a_day_whoever_asked_hears_where_to_look(delivery: Delivery) -> None:
    await _attempt(delivery)
    await _connected_before(delivery, _FORMER)
    await delivery.round(_NOBODY_SENDS_ANY_MORE)

    refused = await delivery.round(timedelta(hours=24))

    assert ("refused", "MadeElsewhere", 0) == (refused.delivery, refused.error, len(delivery.records()))
    assert [("U0SHARER", "notice-made-elsewhere")] == await delivery.notices()
