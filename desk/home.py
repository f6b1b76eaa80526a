"""What App Home shows one person."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from desk import connect, scores
from desk.access import Role, require, role_of
from desk.context import Desk
from desk.errors import NoScoreYet
from desk.reading import Reading
from desk.share import today
from storage import tickets
from storage.tables import Connection, Person, Ticket
from storage.tickets import Counts, Filter

_LATEST = 5


@dataclass(frozen=True)
class Home:
    """The cards of App Home."""

    person: Person
    role: Role
    today: date
    reading: Reading | None
    connection: Connection | None
    change_counts: Counts
    changes: Sequence[Ticket]
    incident_counts: Counts
    incidents: Sequence[Ticket]


async def home(desk: Desk, person: Person) -> Home:
    """Everything App Home shows, from storage; raises NotAllowed."""
    require(person, Role.VIEWER)
    reading = None
    with suppress(NoScoreYet):
        reading = await scores.read(desk, person.workspace_id)
    change_counts, changes = await _table(desk, person, "change_request")
    incident_counts, incidents = await _table(desk, person, "incident")
    return Home(
        person=person,
        role=role_of(person),
        today=today(desk, person),
        reading=reading,
        connection=await connect.status(desk, person.workspace_id),
        change_counts=change_counts,
        changes=changes,
        incident_counts=incident_counts,
        incidents=incidents,
    )


async def _table(desk: Desk, person: Person, table: str) -> tuple[Counts, Sequence[Ticket]]:
    day = today(desk, person)
    month = datetime.combine(day.replace(day=1), time.min, ZoneInfo(person.time_zone))
    async with desk.database.reading() as session:
        counts = await tickets.counts(session, person.workspace_id, table, day, month)
        rows, _ = await tickets.page(
            session, person.workspace_id, Filter(table=table), offset=0, limit=_LATEST
        )
    return counts, rows
