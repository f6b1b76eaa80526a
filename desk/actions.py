"""Improvement actions, found and paged from what is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk import scores
from desk.access import Role, require
from desk.context import Desk
from desk.reading import Reading
from securescore.actions import ImprovementAction, search
from storage import tickets
from storage.tables import Person, Ticket

PAGE_ROWS = 10


@dataclass(frozen=True)
class ActionPage:
    """One page of a list; ``page`` counts from 0."""

    rows: Sequence[ImprovementAction]
    total: int
    page: int
    words: str
    """What was asked for, as typed."""
    left_out: int
    """How many of those that match cannot be acted on now and are therefore not in the list."""

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_ROWS))


async def page(desk: Desk, person: Person, words: str, page: int) -> ActionPage:
    """Actions that match words and filters; without a `status:` filter, those that can be acted on now.

    Raises NotAllowed or NoScoreYet.
    """
    require(person, Role.VIEWER)
    reading = await scores.read(desk, person.workspace_id)
    found = search(reading.actions, words)
    wanted = found if "status:" in words.lower() else [one for one in found if one.is_actionable_now]
    rows = wanted[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
    return ActionPage(rows, len(wanted), page, words, len(found) - len(wanted))


def best(reading: Reading, count: int) -> list[ImprovementAction]:
    """The actions worth most among those that can be acted on now."""
    ready = [action for action in reading.actions if action.is_actionable_now]
    return sorted(ready, key=lambda action: -action.gain)[:count]


async def shared(desk: Desk, workspace_id: int) -> Mapping[str, Ticket]:
    """The newest live ticket of each control that has one."""
    async with desk.database.reading() as session:
        live = await tickets.live(session, workspace_id)
    return {ticket.control_id: ticket for ticket in reversed(live)}


async def tickets_of(desk: Desk, workspace_id: int, control_id: str) -> Sequence[Ticket]:
    """Every ticket the control ever had, newest first."""
    async with desk.database.reading() as session:
        return await tickets.of_control(session, workspace_id, control_id)
