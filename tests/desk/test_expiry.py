"""The refresh token's end is told of 30, 14, 7 and 1 days ahead, each time once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from desk.context import Desk
from desk.expiry import warn_of_expiry
from sandbox.clock import Clock
from storage.tables import Connection, Notice, Person
from tests.desk.playing import Playing

ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def warnings(desk: Desk) -> list[Notice]:
    async with desk.database.reading() as session:
        found = await session.scalars(select(Notice).where(Notice.key == "notice-authorize-soon"))
    return list(found.all())


async def change(desk: Desk, **columns: object) -> None:
    async with desk.database.transaction() as session:
        await session.execute(update(Connection).values(**columns))


async def test_a_year_of_looking_every_six_hours_warns_four_times(
    desk: Desk, connected: Playing, clock: Clock
) -> None:
    begun, at = clock.now(), []
    for _ in range(4 * 110):
        before = len(await warnings(desk)) if clock.now() - begun > timedelta(days=69) else 0
        if clock.now() - begun > timedelta(days=69):
            await warn_of_expiry(desk)
            at += [round((clock.now() - begun) / timedelta(days=1))] * (len(await warnings(desk)) - before)
        clock.forward(timedelta(hours=6))

    assert [70, 86, 93, 99] == at


async def test_the_warning_goes_to_who_authorized_and_says_when(
    desk: Desk, connected: Playing, clock: Clock
) -> None:
    day = (clock.now() + timedelta(days=100)).date().isoformat()
    clock.forward(timedelta(days=99, hours=1))

    await warn_of_expiry(desk)

    (warning,) = await warnings(desk)
    assert ("U0ADMIN", day) == (warning.user_id, warning.values["ends_at"].partition("T")[0])


@ON_BOTH
async def test_ten_processes_warn_once(desk: Desk, connected: Playing, clock: Clock) -> None:
    clock.forward(timedelta(days=71))

    await asyncio.gather(*(warn_of_expiry(desk) for _ in range(10)))

    assert 1 == len(await warnings(desk))


async def test_a_process_that_was_away_warns_once_of_what_is_nearest(
    desk: Desk, connected: Playing, clock: Clock
) -> None:
    clock.forward(timedelta(days=95))

    await warn_of_expiry(desk)
    await warn_of_expiry(desk)

    assert 1 == len(await warnings(desk))


async def test_a_new_authorization_is_warned_of_anew(
    desk: Desk, connected: Playing, ada: Person, clock: Clock
) -> None:
    clock.forward(timedelta(days=71))
    await warn_of_expiry(desk)
    await connected.connect(ada)
    clock.forward(timedelta(days=71))

    await warn_of_expiry(desk)

    assert 2 == len(await warnings(desk))


async def test_a_token_that_lives_ten_days_is_not_warned_of_at_once(desk: Desk, connected: Playing) -> None:
    await change(desk, refresh_token_lifespan=10 * 86_400)

    await warn_of_expiry(desk)

    assert [] == await warnings(desk)


@pytest.mark.parametrize(
    "columns", [{"needs_authorization": True}, {"refresh_token": None, "grant_type": "client_credentials"}]
)
async def test_what_is_dead_or_has_no_refresh_token_is_not_warned_of(
    desk: Desk, connected: Playing, clock: Clock, columns: dict[str, object]
) -> None:
    await change(desk, **columns)
    clock.forward(timedelta(days=99))

    await warn_of_expiry(desk)

    assert [] == await warnings(desk)


async def test_what_has_ended_is_not_warned_of(desk: Desk, connected: Playing, clock: Clock) -> None:
    clock.forward(timedelta(days=100))

    await warn_of_expiry(desk)

    assert [] == await warnings(desk)
