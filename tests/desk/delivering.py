"""One stored ticket and what becomes of it."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from desk.context import Desk
from desk.deliver import claim_due, deliver
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.instance import Record
from storage import tickets
from storage.tables import Notice, Ticket, Workspace
from tests.desk.playing import Playing
from tests.storage.rows import a_ticket

POST = "/api/now/table/"


async def deliver_due(desk: Desk) -> int:
    """Try what is due, all at once; how many were tried."""
    due = await claim_due(desk, 8)
    await asyncio.gather(*(deliver(desk, ticket) for ticket in due))
    return len(due)


class Delivery:
    """The desk, connected, and the instance."""

    def __init__(self, desk: Desk, playing: Playing, clock: Clock, workspace: Workspace) -> None:
        self.desk = desk
        self.playing = playing
        self.clock = clock
        self.workspace = workspace

    async def store(self, **columns: object) -> None:
        ticket = a_ticket(self.workspace, next_attempt_at=self.clock.now(), **columns)
        async with self.desk.database.transaction() as session:
            await tickets.add(session, ticket)

    async def ticket(self) -> Ticket:
        async with self.desk.database.reading() as session:
            return (await session.scalars(select(Ticket).execution_options(populate_existing=True))).one()

    async def round(self, after: timedelta = timedelta()) -> Ticket:
        """Move the clock and try what is due."""
        self.clock.forward(after)
        await deliver_due(self.desk)
        return await self.ticket()

    async def round_after_first_retry(self) -> Ticket:
        """The next try after one that failed."""
        return await self.round(self.desk.patience.first_retry)

    async def round_all(self) -> None:
        """Try what is due, of several tickets."""
        await deliver_due(self.desk)

    def fault(self, kind: str, **more: object) -> None:
        self.playing.servicenow.faults.now.append(Fault(kind, **more))  # type: ignore[arg-type]

    def records(self, table: str = "incident") -> list[Record]:
        return list(self.playing.servicenow.instance.tables[table].values())

    def creates(self) -> int:
        return sum(
            one.method == "POST" and one.path.startswith(POST) for one in self.playing.servicenow.log.requests
        )

    async def notices(self) -> list[tuple[str, str]]:
        async with self.desk.database.reading() as session:
            rows = await session.scalars(
                select(Notice).where(Notice.key != "notice-connected").order_by(Notice.id)
            )
            return [(one.user_id, one.key) for one in rows]
