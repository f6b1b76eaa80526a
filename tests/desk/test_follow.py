"""What becomes of tickets when the connection goes, comes back, or is another one."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from desk import connect, lookup
from desk.track import track
from storage.tables import Person, Ticket
from tests.desk.delivering import Delivery

ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def change(delivery: Delivery, **columns: object) -> None:
    async with delivery.desk.database.transaction() as session:
        await session.execute(update(Ticket).values(columns))


async def resolve(delivery: Delivery) -> None:
    """Somebody resolves the record in ServiceNow."""
    (record,) = delivery.records()
    record["state"] = "6"
    record["sys_mod_count"] = str(int(record["sys_mod_count"]) + 1)


@ON_BOTH
async def test_what_was_queued_when_the_connection_went_is_delivered_and_followed_by_the_next(
    delivery: Delivery, ada: Person
) -> None:
    await delivery.store()
    await connect.remove(delivery.desk, ada)
    await delivery.playing.connect(ada)

    ticket = await delivery.round()

    assert ("delivered", True) == (ticket.delivery, ticket.followed)
    await resolve(delivery)
    assert 1 == await track(delivery.desk, ada.workspace_id)


@ON_BOTH
async def test_what_was_delivered_is_followed_again_once_its_instance_is_connected_again(
    delivery: Delivery, ada: Person
) -> None:
    await delivery.store()
    before = await delivery.round()
    await connect.remove(delivery.desk, ada)
    without = await delivery.ticket()
    await delivery.playing.connect(ada)
    after = await delivery.ticket()

    assert [True, False, True] == [before.followed, without.followed, after.followed]
    assert [1, 1] == [without.version - before.version, after.version - without.version]
    await resolve(delivery)
    assert 1 == await track(delivery.desk, ada.workspace_id)


async def test_authorizing_again_changes_no_card(delivery: Delivery, ada: Person) -> None:
    await delivery.store()
    before = await delivery.round()

    await delivery.playing.connect(ada)

    assert before.version == (await delivery.ticket()).version


async def test_a_clones_record_is_not_taken_for_the_tickets(delivery: Delivery, ada: Person) -> None:
    await delivery.store()
    await delivery.round()
    await change(delivery, instance_url="https://original.service-now.com")
    await resolve(delivery)

    assert 0 == await track(delivery.desk, ada.workspace_id)

    number = (await delivery.ticket()).number or ""
    assert "New" == (await lookup.by_number(delivery.desk, ada, number)).state_label


async def test_what_another_instance_holds_is_not_followed_after_connecting_this_one(
    delivery: Delivery, ada: Person
) -> None:
    await delivery.store()
    await delivery.round()
    await change(delivery, instance_url="https://original.service-now.com")

    await delivery.playing.connect(ada)

    assert not (await delivery.ticket()).followed


@pytest.mark.parametrize(("days", "expected"), [(29, 1), (31, 0)])
async def test_a_closed_ticket_is_read_back_for_thirty_days(
    delivery: Delivery, ada: Person, days: int, expected: int
) -> None:
    await delivery.store()
    await delivery.round()
    closed_at = delivery.clock.now() - timedelta(days=days)
    await change(delivery, closed=True, closed_at=closed_at)
    await resolve(delivery)

    assert expected == await track(delivery.desk, ada.workspace_id)


async def test_a_ticket_closed_long_ago_is_read_when_somebody_looks(delivery: Delivery, ada: Person) -> None:
    await delivery.store()
    await delivery.round()
    await change(delivery, closed=True, closed_at=delivery.clock.now() - timedelta(days=365))
    await resolve(delivery)

    number = (await delivery.ticket()).number or ""
    assert "Resolved" == (await lookup.by_number(delivery.desk, ada, number)).state_label
