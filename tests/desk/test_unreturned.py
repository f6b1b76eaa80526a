"""Somebody went to ServiceNow and never came back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from desk import authorize, connect
from desk.client_credentials import connect_next
from desk.come_back import finish
from desk.connect import ConnectRequest
from desk.context import Desk
from desk.unreturned import tell_unreturned
from sandbox.clock import Clock
from sandbox.servicenow.properties import NO_LOCAL_LOGIN
from storage import authorizations
from storage.tables import Notice, Person
from tests.desk.playing import BROWSER, INTEGRATION_USER, Playing, failing, token_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEN_MINUTES = timedelta(minutes=10)


async def leave(playing: Playing, person: Person) -> None:
    """Go on to ServiceNow, and stay there."""
    await authorize.enter(playing.desk, token_of(await playing.begin(person)), BROWSER)


async def told(desk: Desk) -> list[Notice]:
    """The notices that are not of a connection that was made."""
    async with desk.database.reading() as session:
        found = (await session.scalars(select(Notice))).all()
    return [one for one in found if one.key != "notice-connected"]


async def test_who_asked_is_told_once(desk: Desk, playing: Playing, ada: Person, clock: Clock) -> None:
    await leave(playing, ada)
    clock.forward(TEN_MINUTES)

    await tell_unreturned(desk)
    await tell_unreturned(desk)

    (notice,) = await told(desk)
    assert ("U0ADMIN", "notice-nobody-came-back") == (notice.user_id, notice.key)
    assert (INTEGRATION_USER, desk.redirect_uri, "own") == (
        notice.values["user_name"],
        notice.values["redirect_uri"],
        notice.values["way"],
    )


async def test_what_the_instance_shows_of_its_login_is_told_too(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    await leave(playing, ada)
    playing.servicenow.instance.set_property(NO_LOCAL_LOGIN, "true")
    clock.forward(TEN_MINUTES)

    await tell_unreturned(desk)

    (notice,) = await told(desk)
    assert "sso" == notice.values["way"]


async def test_nobody_is_told_before_the_time_is_over(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    await leave(playing, ada)
    clock.forward(TEN_MINUTES - timedelta(seconds=1))

    await tell_unreturned(desk)

    assert [] == await told(desk)


async def test_a_link_that_nobody_went_on_from_is_no_news(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    await authorize.opened(desk, token_of(await playing.begin(ada)), "")
    clock.forward(TEN_MINUTES)

    await tell_unreturned(desk)

    assert [] == await told(desk)


async def test_who_has_asked_again_is_told_of_the_last_one_only(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    await leave(playing, ada)
    clock.forward(timedelta(minutes=1))
    await leave(playing, ada)
    clock.forward(TEN_MINUTES)

    await tell_unreturned(desk)

    assert 1 == len(await told(desk))


async def test_who_has_connected_since_is_told_nothing(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    await leave(playing, ada)
    await playing.connect(ada)
    clock.forward(TEN_MINUTES)

    await tell_unreturned(desk)

    assert [] == await told(desk)


async def test_who_came_back_and_was_refused_was_told_already(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    returned = await playing.authorize(await playing.begin(ada), answer="deny")
    with failing(Exception):
        await finish(desk, returned)
    clock.forward(TEN_MINUTES)

    await tell_unreturned(desk)

    assert ["error-desk-authorization-denied"] == [one.key for one in await told(desk)]


async def test_what_was_cut_off_here_is_told_as_that(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    request = ConnectRequest(playing.instance_url, "c", INTEGRATION_USER, "s", "client_credentials")
    await connect.begin(desk, ada, request)
    async with desk.database.transaction() as session:
        await authorizations.claim_client_credentials(session, desk.now())
    clock.forward(TEN_MINUTES)

    await tell_unreturned(replace(desk))

    assert ["notice-connect-interrupted"] == [one.key for one in await told(desk)]
    assert not await connect_next(desk)
