"""Lists and App Home: pages and filters of what is stored."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from desk import actions, home, lookup, scores
from desk.access import Role
from desk.context import Desk
from sandbox.clock import Clock
from storage import tickets
from storage.tables import Person, Workspace
from tests.storage.rows import a_delivered_ticket

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def some_tickets(desk: Desk, workspace: Workspace, clock: Clock) -> None:
    """Four tickets of Sam's and Vic's."""
    today, later = clock.now().date(), clock.now().date() + timedelta(days=30)
    rows = [
        a_delivered_ticket(workspace, "INC1", due_date=later),
        a_delivered_ticket(workspace, "INC2", due_date=today - timedelta(days=1)),
        a_delivered_ticket(workspace, "INC3", due_date=later, closed=True, closed_at=clock.now()),
        a_delivered_ticket(workspace, "CHG4", due_date=later, table="change_request", asked_by="U0VIEWER"),
    ]
    async with desk.database.transaction() as session:
        for row in rows:
            assert await tickets.add(session, row)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["CHG4", "INC3", "INC2", "INC1"]),
        (["open"], ["CHG4", "INC2", "INC1"]),
        (["incidents"], ["INC3", "INC2", "INC1"]),
        (["changes"], ["CHG4"]),
        (["mine"], ["INC3", "INC2", "INC1"]),
        (["overdue"], ["INC2"]),
        (["mine", "open", "incidents"], ["INC2", "INC1"]),
        (["mine", "changes"], []),
    ],
)
async def test_a_list_shows_what_every_one_of_its_words_lets_through(
    desk: Desk, sam: Person, some_tickets: None, words: list[str], expected: list[str]
) -> None:
    page = await lookup.page(desk, sam, words, 0)

    assert (expected, len(expected), 1) == ([row.number for row in page.rows], page.total, page.pages)


async def test_a_long_list_has_pages_of_ten(desk: Desk, sam: Person, workspace: Workspace) -> None:
    async with desk.database.transaction() as session:
        for number in range(23):
            await tickets.add(session, a_delivered_ticket(workspace, f"INC{number}"))

    pages = [await lookup.page(desk, sam, [], number) for number in range(4)]

    assert [10, 10, 3, 0] == [len(page.rows) for page in pages]
    assert {(23, 3)} == {(page.total, page.pages) for page in pages}


async def test_home_shows_counts_and_the_latest_of_each_type(
    desk: Desk, sam: Person, some_tickets: None
) -> None:
    shown = await home.home(desk, sam)

    assert (2, 1, 1) == (
        shown.incident_counts.open,
        shown.incident_counts.overdue,
        shown.incident_counts.closed_this_month,
    )
    assert (["CHG4"], ["INC3", "INC2", "INC1"]) == (
        [row.number for row in shown.changes],
        [row.number for row in shown.incidents],
    )
    assert (Role.SHARER, None, None) == (shown.role, shown.reading, shown.connection)


async def test_the_month_on_home_begins_where_the_reader_is(
    desk: Desk, sam: Person, workspace: Workspace, clock: Clock
) -> None:
    first = clock.now().date().replace(day=1)
    month = datetime.combine(first, time.min, ZoneInfo(sam.time_zone))
    async with desk.database.transaction() as session:
        for number, closed_at in enumerate([month, month - timedelta(seconds=1)]):
            row = a_delivered_ticket(workspace, f"INC{number}", closed=True, closed_at=closed_at)
            await tickets.add(session, row)

    shown = await home.home(desk, sam)

    assert 1 == shown.incident_counts.closed_this_month


async def test_a_list_of_actions_holds_what_can_be_acted_on_now(desk: Desk, sam: Person) -> None:
    await scores.refresh(desk, sam.workspace_id)
    reading = await scores.read(desk, sam.workspace_id)

    page = await actions.page(desk, sam, "", 0)

    actionable = [action for action in reading.actions if action.is_actionable_now]
    assert (actionable[:10], len(actionable)) == (page.rows, page.total)
    assert len(reading.actions) == page.total + page.left_out


async def test_a_status_shows_what_cannot_be_acted_on(desk: Desk, sam: Person) -> None:
    await scores.refresh(desk, sam.workspace_id)

    page = await actions.page(desk, sam, "status:completed", 0)

    assert page.rows
    assert {"completed"} == {str(action.status).lower() for action in page.rows}
    assert 0 == page.left_out


async def test_the_best_actions_are_those_that_gain_most(desk: Desk, sam: Person) -> None:
    await scores.refresh(desk, sam.workspace_id)
    reading = await scores.read(desk, sam.workspace_id)

    gains = [action.gain for action in actions.best(reading, 5)]

    assert 5 == len(gains)
    assert (
        sorted((action.gain for action in reading.actions if action.is_actionable_now), reverse=True)[:5]
        == gains
    )
