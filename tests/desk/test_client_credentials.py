"""The second way to connect: by the client's own credentials, without a browser."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from desk import connect
from desk.client_credentials import connect_next
from desk.connect import ConnectRequest
from desk.context import Desk
from desk.instance import calling
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import CLIENT_CREDENTIALS
from sandbox.servicenow.users import grant_roles
from storage.tables import Notice, Person
from tests.desk.playing import INTEGRATION_USER, Playing

pytestmark = pytest.mark.asyncio(loop_scope="session")


def allow(playing: Playing, user_name: str = INTEGRATION_USER) -> None:
    """What the instance's admin sets."""
    servicenow = playing.servicenow
    servicenow.instance.set_property(CLIENT_CREDENTIALS, "true")
    user = servicenow.instance.find("sys_user", user_name=user_name)
    assert user is not None
    servicenow.oauth.save_entity(servicenow.client_id, {"user": user["sys_id"]}, [])


async def ask(playing: Playing, person: Person) -> None:
    request = ConnectRequest(
        playing.instance_url,
        playing.servicenow.client_id,
        INTEGRATION_USER,
        playing.servicenow.client_secret,
        grant_type="client_credentials",
    )
    assert await connect.begin(playing.desk, person, request) is None


async def told(desk: Desk) -> list[str]:
    async with desk.database.reading() as session:
        return [one.key for one in (await session.scalars(select(Notice).order_by(Notice.id))).all()]


async def test_a_proven_connection_is_kept_without_a_refresh_token(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    allow(playing)
    await ask(playing, ada)

    assert await connect_next(desk)

    connection = await connect.status(desk, ada.workspace_id)
    assert connection is not None
    assert ("client_credentials", None) == (connection.grant_type, connection.refresh_token)
    assert ["notice-connected"] == await told(desk)


async def test_nothing_is_asked_of_the_instance_before_the_form_is_answered(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    playing.servicenow.log.requests.clear()

    await ask(playing, ada)

    assert [] == playing.servicenow.log.requests


async def test_the_token_is_renewed_by_the_same_grant(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    allow(playing)
    await ask(playing, ada)
    await connect_next(desk)
    clock.forward(timedelta(hours=1))

    async with calling(desk, ada.workspace_id) as instance:
        await instance.find_by_number("incident", "INC9999999")

    assert "oauth_token" in playing.servicenow.log.requests[-2].path


async def test_a_refusal_lists_what_it_can_be(desk: Desk, playing: Playing, ada: Person) -> None:
    await ask(playing, ada)

    await connect_next(desk)

    assert ["error-desk-client-credentials-refused"] == await told(desk)
    assert await connect.status(desk, ada.workspace_id) is None


async def test_another_user_in_the_oauth_entry_is_refused_and_its_token_revoked(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    allow(playing, "sam.sharer")
    await ask(playing, ada)

    await connect_next(desk)

    assert ["error-servicenow-wrong-user"] == await told(desk)
    assert playing.servicenow.oauth.grants[0].access_revoked


async def test_a_machine_with_admin_rights_is_refused(desk: Desk, playing: Playing, ada: Person) -> None:
    allow(playing)
    grant_roles(playing.servicenow.instance, INTEGRATION_USER, ["admin"])
    await ask(playing, ada)

    await connect_next(desk)

    assert ["error-servicenow-too-powerful"] == await told(desk)


async def test_an_instance_that_is_away_is_told(desk: Desk, playing: Playing, ada: Person) -> None:
    playing.servicenow.faults.now.append(Fault("hibernating"))
    await ask(playing, ada)

    await connect_next(desk)

    assert ["error-servicenow-hibernating"] == await told(desk)


async def test_of_ten_jobs_one_tries(desk: Desk, playing: Playing, ada: Person) -> None:
    allow(playing)
    await ask(playing, ada)

    tried = await asyncio.gather(*(connect_next(desk) for _ in range(10)))

    assert 1 == sum(tried)


async def test_with_nothing_asked_there_is_nothing_to_do(desk: Desk, playing: Playing, ada: Person) -> None:
    await playing.begin(ada)

    assert not await connect_next(desk)
