"""A desk whose workspace is connected to a ServiceNow instance, or about to be."""

import pytest
import pytest_asyncio

from desk.context import Desk
from sandbox.servicenow import PretendServiceNow
from storage.tables import Person
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
