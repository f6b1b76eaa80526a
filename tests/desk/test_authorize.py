"""The link to authorize with: for one person and one browser, for ten minutes."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from desk import authorize
from desk.come_back import finish
from desk.context import Desk
from desk.errors import AuthorizationExpired, LinkBroken, OtherBrowser
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from servicenow.login_way import LoginWay
from storage.tables import Authorization, Person
from tests.desk.playing import BROWSER, INTEGRATION_USER, Playing, failing, token_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

OTHER = "o" * 43


async def test_what_the_page_shows_is_where_as_whom_and_who_asked(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    opened = await authorize.opened(desk, token_of(await playing.begin(ada)), "")

    expected = (playing.instance_url, INTEGRATION_USER, "Ada Admin", LoginWay.OWN)
    assert expected == (opened.instance_url, opened.user_name, opened.asked_by, opened.way)


async def test_the_state_in_the_link_is_signed_for_the_person(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    token = token_of(await playing.begin(ada))

    with failing(LinkBroken):
        await authorize.enter(desk, token.replace("U0ADMIN", "U0OTHER"), BROWSER)


async def test_a_link_whose_row_is_somebody_elses_is_refused(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    token = token_of(await playing.begin(ada))
    async with desk.database.transaction() as session:
        await session.execute(update(Authorization).values(user_id="U0OTHER"))

    with failing(LinkBroken):
        await authorize.enter(desk, token, BROWSER)


async def test_the_first_browser_that_goes_on_has_the_link(desk: Desk, playing: Playing, ada: Person) -> None:
    token = token_of(await playing.begin(ada))
    first = await authorize.enter(desk, token, BROWSER)

    with failing(OtherBrowser):
        await authorize.enter(desk, token, OTHER)

    assert first == await authorize.enter(desk, token, BROWSER)


async def test_a_link_that_was_used_leads_nowhere(desk: Desk, playing: Playing, ada: Person) -> None:
    link = await playing.begin(ada)
    await finish(desk, await playing.authorize(link))

    with failing(AuthorizationExpired):
        await authorize.enter(desk, token_of(link), BROWSER)


async def test_a_link_leads_nowhere_after_ten_minutes(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    token = token_of(await playing.begin(ada))
    clock.forward(timedelta(minutes=10))

    with failing(AuthorizationExpired):
        await authorize.enter(desk, token, BROWSER)


async def test_an_instance_that_is_away_does_not_keep_the_page_away(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    token = token_of(await playing.begin(ada))
    playing.servicenow.faults.now.append(Fault("drop_before_commit"))

    opened = await authorize.opened(desk, token, "")

    assert LoginWay.UNKNOWN == opened.way
