"""What the connection's user may do, as tickets show it."""

import pytest

from desk import connect
from sandbox.servicenow.users import grant_roles
from tests.desk.delivering import Delivery
from tests.desk.playing import INTEGRATION_USER

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def may_write(delivery: Delivery) -> object:
    connection = await connect.status(delivery.desk, delivery.workspace.id)
    assert connection is not None
    return connection.rights["incident"].get("write")


async def test_a_delivered_ticket_shows_that_the_user_may_write(delivery: Delivery) -> None:
    await delivery.store()

    before = await may_write(delivery)
    await delivery.round()

    assert (None, True) == (before, await may_write(delivery))


async def test_a_ticket_refused_for_want_of_a_role_shows_that_it_may_not(delivery: Delivery) -> None:
    grant_roles(delivery.playing.servicenow.instance, INTEGRATION_USER, ["sn_incident_read"])
    await delivery.store()

    await delivery.round()

    assert False is await may_write(delivery)
