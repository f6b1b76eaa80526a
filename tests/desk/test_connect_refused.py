"""Connections that would not last, or that nobody may make any more, are refused and their tokens revoked."""

import pytest
from sqlalchemy import update

from desk import connect
from desk.come_back import finish
from desk.context import Desk
from desk.errors import NoRefreshToken, NotAllowed
from sandbox.clock import Clock
from storage.tables import Authorization, Person
from tests.desk.playing import Playing, failing

pytestmark = pytest.mark.asyncio(loop_scope="session")


def lives(playing: Playing, clock: Clock) -> bool:
    """Whether the one access token that the instance issued is good for anything."""
    (grant,) = playing.servicenow.oauth.grants
    return grant.access_expires > clock.now()


async def test_a_token_that_cannot_be_refreshed_is_refused_and_revoked(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    """A public client, which has no secret, gets no refresh token."""
    playing.servicenow.oauth.save_entity(playing.servicenow.client_id, {"client_secret": ""}, [])
    returned = await playing.authorize(await playing.begin(ada))
    none = desk.keys.seal("", workspace_id=ada.workspace_id, column="authorizations.client_secret")
    async with desk.database.transaction() as session:
        await session.execute(update(Authorization).values(client_secret=none))

    with failing(NoRefreshToken):
        await finish(desk, returned)

    assert (False, None) == (lives(playing, clock), await connect.status(desk, ada.workspace_id))


async def test_who_is_no_admin_any_more_connects_nothing(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    returned = await playing.authorize(await playing.begin(ada))
    async with desk.database.transaction() as session:
        await session.execute(update(Person).values(is_admin=False))

    with failing(NotAllowed):
        await finish(desk, returned)

    assert (False, None) == (lives(playing, clock), await connect.status(desk, ada.workspace_id))
