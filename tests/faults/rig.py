"""A workspace that is connected to an instance, and a bot that can die and come back to the same database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import httpx
import stamina
from sqlalchemy import delete, select

from desk.context import Desk
from desk.deliver import claim_due, deliver
from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.instance import Record
from sandbox.servicenow.oauth import Grant
from securescore.access import GraphAccess
from securescore.client import SecureScoreClient
from storage import connections, tickets, workspaces
from storage.connections import Secrets
from storage.secrets import KeyRing, new_key
from storage.tables import Ticket, Workspace
from tests.desk.playing import INTEGRATION_USER
from tests.faults.dying import Died, MortalDatabase
from tests.faults.network import Network
from tests.storage.rows import a_connection, a_ticket

URL = "http://127.0.0.1"
LONG = timedelta(days=365)


class Rig:
    """The far end, the network to it, the database, and the bot as it is now."""

    def __init__(self, database: MortalDatabase) -> None:
        self.life = database.life
        self.clock = Clock()
        self.servicenow = PretendServiceNow(clock=self.clock)
        self.network = Network(self.servicenow.app, self.clock, self.life)
        self.http = httpx.AsyncClient(transport=self.network)
        self.database = database
        self.keys = KeyRing([new_key()])
        self.workspace = Workspace()
        self.stored = 0
        self.restart()

    def restart(self) -> None:
        """A new process: it knows nothing but what is stored."""
        access = GraphAccess(
            tenant_id="t", client_id="c", client_secret="s", authority_host=URL, graph_url=URL
        )
        self.desk = Desk(
            database=self.database,
            keys=self.keys,
            now=self.clock.now,
            http=self.http,
            secure_score=SecureScoreClient(self.http, access, self.clock.now),
            tenant_id="contoso",
            redirect_uri=f"{URL}/servicenow/callback",
            allowed_hosts=("127.0.0.1",),
        )

    async def connect(self) -> None:
        """The workspace, its connection and the token that the instance gave for it."""
        user = self.servicenow.instance.find("sys_user", user_name=INTEGRATION_USER)
        assert user is not None
        until = self.clock.now() + LONG
        grant = Grant(self.servicenow.client_id, user["sys_id"], "access", until, "refresh", until)
        self.servicenow.oauth.grants.append(grant)
        async with self.database.transaction() as session:
            self.workspace = await workspaces.save(
                session, team_id="T", name="T", bot_id="B", bot_user_id="U", now=self.clock.now()
            )
        connection = a_connection(
            self.workspace,
            instance_url=URL,
            client_id=self.servicenow.client_id,
            user_name=INTEGRATION_USER,
            access_expires_at=until,
            authorized_at=self.clock.now(),
        )
        secrets = Secrets(self.servicenow.client_secret, "access", "refresh")
        async with self.database.transaction() as session:
            await connections.replace(session, self.keys, connection, secrets)

    async def share(self, table: str, **columns: object) -> None:
        """Store one more ticket."""
        self.stored += 1
        given = {"occurrence": self.stored, "next_attempt_at": self.clock.now(), **columns}
        async with self.database.transaction() as session:
            await tickets.add(session, a_ticket(self.workspace, table=table, **given))

    async def forward(self, by: timedelta) -> None:
        """Time goes by."""
        self.clock.forward(by)
        await self.network.end_late()

    async def round(self) -> None:
        """Try what is due, one after the other."""
        for ticket in await claim_due(self.desk, 8):
            await deliver(self.desk, ticket)

    async def round_that_dies(self, moments: int) -> None:
        """The process ends in the middle of it, and another begins."""
        self.life.left = moments
        with suppress(Died):
            await self.round()
        await asyncio.gather(*self.desk.refreshing.values(), return_exceptions=True)
        self.life.left = None
        self.restart()

    async def late_round(self, after: timedelta) -> None:
        """Claim what is due, then be stopped for so long that another process does it too."""
        claimed = await claim_due(self.desk, 8)
        stopped = self.desk
        await self.forward(after)
        self.restart()
        await self.round()
        for ticket in claimed:
            await deliver(stopped, ticket)

    async def tickets(self) -> list[Ticket]:
        """Every ticket as stored."""
        async with self.database.reading() as session:
            return list(await session.scalars(select(Ticket).order_by(Ticket.id)))

    def records_of(self, ticket: Ticket) -> list[Record]:
        """The records that came of a ticket, whatever of its keys the instance kept."""
        key = ticket.correlation_id
        return [
            record
            for record in self.servicenow.instance.tables[ticket.table].values()
            if key in (record["sys_id"], record["correlation_id"]) or key in record["description"]
        ]


@asynccontextmanager
async def rigged(database: MortalDatabase) -> AsyncIterator[Rig]:
    """A rig on a database that holds nothing."""
    rig = Rig(database)
    with stamina.set_testing(True, attempts=1):
        await rig.connect()
        yield rig
    await rig.http.aclose()
    async with database.transaction() as session:
        await session.execute(delete(Workspace))
