"""Nothing is lost where the integration user's clocks go forward or back."""

from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from desk.context import Desk
from sandbox.clock import Clock
from storage.tables import Person, Workspace
from tests.desk.many import Many
from tests.desk.playing import Playing

pytestmark = pytest.mark.asyncio(loop_scope="session")

STEP = timedelta(minutes=20)
TRANSITIONS = [
    ("Europe/Berlin", datetime(2027, 3, 28, 1, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2027, 10, 31, 1, tzinfo=UTC)),
    ("America/Los_Angeles", datetime(2027, 3, 14, 10, tzinfo=UTC)),
    ("America/Los_Angeles", datetime(2027, 11, 7, 9, tzinfo=UTC)),
    ("Pacific/Auckland", datetime(2027, 4, 3, 14, tzinfo=UTC)),
    ("Pacific/Auckland", datetime(2027, 9, 25, 14, tzinfo=UTC)),
]


@pytest.fixture
def transition(request: pytest.FixtureRequest) -> tuple[str, datetime]:
    """A zone, and when its clocks are changed."""
    given: tuple[str, datetime] = request.param
    return given


@pytest.fixture
def clock(transition: tuple[str, datetime]) -> Clock:
    """Two hours before the change."""
    clock = Clock()
    clock.forward(transition[1] - timedelta(hours=2) - clock.now())
    return clock


@pytest_asyncio.fixture(loop_scope="session")
async def many(
    desk: Desk,
    connected: Playing,
    clock: Clock,
    workspace: Workspace,
    sam: Person,
    transition: tuple[str, datetime],
) -> Many:
    """Followed tickets, in that zone."""
    many = Many(desk, connected, clock, workspace)
    many.set_zone(transition[0])
    await many.make(60)
    return many


@pytest.mark.parametrize("transition", TRANSITIONS, indirect=True)
async def test_each_change_around_a_change_of_clocks_is_found_at_once(many: Many) -> None:
    found = []
    for number in range(15):
        many.work(number)
        found.append(await many.track())
        many.clock.forward(STEP)

    assert [1] * 15 == found
