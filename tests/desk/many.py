"""Many tickets that are followed, and their records."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, insert, literal, literal_column, select

from desk.context import Desk
from desk.track import track
from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.instance import TIME_FORMAT, Record, steady_sys_id
from sandbox.servicenow.request_log import LoggedRequest
from storage import watermarks
from storage.tables import Ticket, TicketChange, Watermark, Workspace
from storage.types import UtcDateTime
from tests.desk.playing import INTEGRATION_USER, Playing
from tests.storage.rows import a_ticket

AN_HOUR = timedelta(hours=1)
RANGE, BY_IDS = "sys_updated_on>=", "sys_idIN"
"""What tells queries apart."""
_AT_ONCE = 1000


class Many:
    """A workspace's followed incidents: changed one a minute until an hour ago, when all were read."""

    def __init__(self, desk: Desk, playing: Playing, clock: Clock, workspace: Workspace) -> None:
        self.desk = desk
        self.playing = playing
        self.clock = clock
        self.workspace = workspace
        self.began = clock.now().replace(microsecond=0) - AN_HOUR

    @property
    def servicenow(self) -> PretendServiceNow:
        return self.playing.servicenow

    @property
    def records(self) -> list[Record]:
        return list(self.servicenow.instance.tables["incident"].values())

    def changed_at(self, number: int) -> datetime:
        """When the record was last changed before the test."""
        return self.began - timedelta(minutes=number)

    async def make(self, count: int, by: str = INTEGRATION_USER) -> None:
        """So many tickets and their records."""
        numbers = range(count)
        for number in numbers:
            sys_id = _sys_id(number)
            record = self.servicenow.instance.add("incident", by=by, sys_id=sys_id, number=f"INC{number:07}")
            record["sys_updated_on"] = self.changed_at(number).strftime(TIME_FORMAT)
        for start in range(0, count, _AT_ONCE):
            rows = [self._columns(number) for number in numbers[start : start + _AT_ONCE]]
            async with self.desk.database.transaction() as session:
                await session.execute(insert(Ticket), rows)
        await self.mark()

    async def multiply(self, times: int) -> None:
        """So many more tickets for each there is, made by the database (SQLite); they have no records."""
        made: ColumnElement[Any] = literal_column("lower(hex(randomblob(16)))")
        new: dict[str, ColumnElement[Any]] = {
            "sys_updated_on": literal(self.began - timedelta(days=365), UtcDateTime()),
            "sys_id": made,
            "correlation_id": made,
            "number": made,
            "control_id": made,
        }
        columns = [column for column in Ticket.__table__.columns if column.name != "id"]
        each = select(*(new.get(column.name, column).label(column.name) for column in columns))
        async with self.desk.database.transaction() as session:
            last = await session.scalar(select(func.max(Ticket.id)))
            for _ in range(times):
                rows = each.where(Ticket.id <= last)
                names = [column.name for column in columns]
                await session.execute(insert(Ticket).from_select(names, rows))

    async def mark(self, swept: timedelta = timedelta(), by: Sequence[str] = (INTEGRATION_USER,)) -> None:
        """Everything was read an hour ago, each record by its sys_id so long ago."""
        async with self.desk.database.transaction() as session:
            await watermarks.save(
                session,
                self.workspace.id,
                self.playing.instance_url,
                "incident",
                sys_updated_on=self.began,
                swept_at=self.clock.now() - swept,
                made_by=by,
            )

    def work(self, *numbers: int, state: str = "2", at: datetime | None = None) -> None:
        """Somebody changes the records of these tickets."""
        records = self.records
        for number in numbers:
            self.servicenow.instance.touch(records[number], "admin")
            records[number]["state"] = state
            if at is not None:
                records[number]["sys_updated_on"] = at.strftime(TIME_FORMAT)

    async def track(self) -> int:
        """One round, with an empty log of requests before it."""
        self.servicenow.log.requests.clear()
        return await track(self.desk, self.workspace.id)

    def asked(self, part: str = "") -> list[LoggedRequest]:
        """The requests for incidents whose query contains ``part``."""
        return [
            one
            for one in self.servicenow.log.requests
            if one.path.startswith("/api/now/table/incident") and part in query_of(one)
        ]

    def rows_asked(self) -> int:
        """How many whole tickets were asked for by their sys_ids."""
        return sum(query_of(one).count(",") + 1 for one in self.asked(BY_IDS) if "number" in fields_of(one))

    async def state_of(self, number: int) -> str | None:
        async with self.desk.database.reading() as session:
            return await session.scalar(select(Ticket.state_label).where(Ticket.number == f"INC{number:07}"))

    async def changes(self) -> int:
        """How many changes of state are kept."""
        async with self.desk.database.reading() as session:
            return (
                await session.scalar(select(func.count(TicketChange.id)).where(TicketChange.field == "state"))
                or 0
            )

    async def watermark(self) -> Watermark:
        async with self.desk.database.reading() as session:
            return (await session.scalars(select(Watermark))).one()

    def set_zone(self, name: str) -> None:
        """The integration user lives there."""
        user = self.servicenow.instance.find("sys_user", user_name=INTEGRATION_USER)
        assert user is not None
        user["time_zone"] = name

    def set_property(self, name: str, value: str) -> None:
        self.servicenow.instance.set_property(name, value)

    def _columns(self, number: int) -> dict[str, object]:
        sys_id = _sys_id(number)
        ticket = a_ticket(
            self.workspace,
            control_id=f"Control{number}",
            correlation_id=sys_id,
            delivery="delivered",
            instance_url=self.playing.instance_url,
            number=f"INC{number:07}",
            sys_id=sys_id,
            state="1",
            state_label="New",
            sys_mod_count=0,
            sys_updated_on=self.changed_at(number),
        )
        return {name: value for name, value in vars(ticket).items() if name in Ticket.__table__.columns}


def _sys_id(number: int) -> str:
    return steady_sys_id("many", str(number))


def parameters_of(request: LoggedRequest) -> dict[str, str]:
    """Its query string."""
    return {name: str(value) for name, value in request.query.items()}


def query_of(request: LoggedRequest) -> str:
    """Its encoded query."""
    return parameters_of(request).get("sysparm_query", "")


def fields_of(request: LoggedRequest) -> str:
    """The fields it asks for."""
    return parameters_of(request)["sysparm_fields"]
