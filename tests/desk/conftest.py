"""A desk whose workspace is connected to a ServiceNow instance, or about to be."""

import pytest
import pytest_asyncio

from desk.context import Desk
from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from storage.tables import Person, Workspace
from tests.desk.delivering import Delivery
from tests.desk.playing import Playing
from tests.stage import Stages


@pytest.fixture
def playing(desk: Desk, servicenow: PretendServiceNow, stages: Stages) -> Playing:
    """The people who connect."""
    return Playing(desk, servicenow, stages)


@pytest_asyncio.fixture(loop_scope="session")
async def connected(playing: Playing, ada: Person) -> Playing:
    """Ada has connected the instance."""
    await playing.connect(ada)
    playing.servicenow.log.requests.clear()
    return playing


@pytest_asyncio.fixture(loop_scope="session")
async def delivery(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> Delivery:
    """A desk that is connected, with nothing to deliver yet."""
    return Delivery(desk, connected, clock, workspace)
