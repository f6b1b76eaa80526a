"""A key that sealed secrets is gone: nothing opens any more, but everything can be made anew."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from desk import connect, lookup
from desk.come_back import finish
from desk.context import Desk
from desk.instance import calling
from desk.revoke import revoke_due
from sandbox.servicenow import PretendServiceNow
from servicenow.errors import WrongUser
from storage import revocations, tickets
from storage.errors import UnknownKey
from storage.secrets import KeyRing, new_key
from storage.tables import Person, Revocation, Workspace
from tests.desk.playing import Playing, failing
from tests.stage import Stages
from tests.storage.rows import a_delivered_ticket

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def later(desk: Desk, connected: Playing, servicenow: PretendServiceNow, stages: Stages) -> Playing:
    """The people, after the operator lost the key and set another one."""
    return Playing(replace(desk, keys=KeyRing([new_key()]), instances={}), servicenow, stages)


async def call(playing: Playing, workspace: Workspace) -> None:
    async with calling(playing.desk, workspace.id) as instance:
        await instance.find_by_number("incident", "INC9999999")


async def test_connecting_again_makes_it_work_again(
    later: Playing, workspace: Workspace, ada: Person
) -> None:
    with pytest.raises(UnknownKey):
        await call(later, workspace)

    await later.connect(ada)

    await call(later, workspace)


async def test_a_connection_can_be_removed(later: Playing, ada: Person) -> None:
    await connect.remove(later.desk, ada)

    assert await connect.status(later.desk, ada.workspace_id) is None


async def test_the_token_of_the_wrong_user_is_still_given_back(later: Playing, ada: Person) -> None:
    returned = await later.authorize(await later.begin(ada), user_name="ada.admin")

    with failing(WrongUser):
        await finish(later.desk, returned)


async def test_an_authorization_that_began_before_fails_and_says_why(
    connected: Playing, later: Playing, ada: Person
) -> None:
    returned = await connected.authorize(await connected.begin(ada))

    with failing(UnknownKey):
        await finish(later.desk, returned)


async def test_a_revocation_that_nobody_can_read_keeps_no_other_waiting(
    desk: Desk, later: Playing, workspace: Workspace
) -> None:
    async with desk.database.transaction() as session:
        for keys in (desk.keys, later.desk.keys):
            revocations.add(session, keys, workspace.id, later.instance_url, "pretend-token", desk.now())

    await revoke_due(later.desk)

    async with desk.database.reading() as session:
        assert [] == (await session.scalars(select(Revocation))).all()


async def test_a_ticket_is_shown_as_last_read(later: Playing, workspace: Workspace, sam: Person) -> None:
    async with later.desk.database.transaction() as session:
        await tickets.add(session, a_delivered_ticket(workspace, "INC1", instance_url=later.instance_url))

    assert "New" == (await lookup.by_number(later.desk, sam, "INC1")).state_label
