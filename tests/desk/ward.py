"""A healthy connected workspace, and what can befall it."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import orjson
from sqlalchemy import delete, update

from desk.context import Desk
from desk.doctor import Report, examine
from desk.instance import oauth_client
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.oauth import AuthorizationRequest
from sandbox.servicenow.users import grant_roles, save_user
from securescore.access import GraphAccess
from securescore.client import SecureScoreClient
from servicenow.oauth import exchange_code
from storage import connections
from storage.connections import Secrets
from storage.tables import Connection, ScoreSnapshot, Ticket, Workspace
from tests.conftest import APP_ID, APP_SECRET, TENANT_ID
from tests.desk.playing import INTEGRATION_USER, Playing
from tests.stage import Stages
from tests.storage.rows import a_connection, a_delivered_ticket, a_ticket

ROLES = ("sn_incident_read", "sn_incident_write", "sn_change_read", "sn_change_write")


@dataclass
class Ward:
    """The desk and what it is connected to; ``after`` closes what a fault opened."""

    desk: Desk
    playing: Playing
    stages: Stages
    clock: Clock
    workspace: Workspace
    http: httpx.AsyncClient
    after: AsyncExitStack
    folder: Path
    refresh_token: str = ""
    writes: bool = False
    seconds: float = 10.0

    async def connect(self) -> None:
        """The integration user allows it; how people get there is told elsewhere."""
        servicenow, now = self.playing.servicenow, self.clock.now()
        user = servicenow.instance.find("sys_user", user_name=INTEGRATION_USER)
        assert user is not None, "the sandbox has this user"
        asked = AuthorizationRequest(servicenow.client_id, self.desk.redirect_uri, "0a", "")
        code = servicenow.oauth.allow(asked, user)
        client = oauth_client(
            self.desk, self.playing.instance_url, servicenow.client_id, servicenow.client_secret
        )
        token = await exchange_code(self.desk.http, client, code, "")
        self.refresh_token = token.refresh_token or ""
        connection = a_connection(
            self.workspace,
            instance_url=self.playing.instance_url,
            client_id=servicenow.client_id,
            authorized_at=now,
            access_expires_at=now + timedelta(seconds=token.expires_in),
        )
        secrets = Secrets(servicenow.client_secret, token.access_token, token.refresh_token)
        async with self.desk.database.transaction() as session:
            await connections.replace(session, self.desk.keys, connection, secrets)
        servicenow.log.requests.clear()

    async def connection(self) -> Connection:
        """What is stored of the connection."""
        async with self.desk.database.reading() as session:
            connection = await connections.get(session, self.workspace.id)
        assert connection is not None, "there is one"
        return connection

    async def tokens(self) -> tuple[str, str | None]:
        """The tokens that are stored."""
        held = connections.unseal(self.desk.keys, await self.connection())
        return held.access_token, held.refresh_token

    async def examine(self) -> Report:
        write_as = "U0ADMIN" if self.writes else None
        return await examine(self.desk, self.workspace.id, write_as=write_as, seconds=self.seconds)

    async def seen(self) -> dict[str, tuple[str, ...]]:
        """What each check came to."""
        told: dict[str, tuple[str, ...]] = {}
        for finding in (await self.examine()).findings:
            told[finding.check] = (*told.get(finding.check, ()), finding.seen)
        return told

    def property(self, name: str, value: str) -> None:
        """Set a system property."""
        self.playing.servicenow.instance.set_property(name, value)

    def fault(self, kind: str, **more: Any) -> None:
        """Something is wrong with the instance."""
        self.playing.servicenow.faults.now.append(Fault(kind, **more))  # type: ignore[arg-type]

    def answer(self, path: str, body: object, status: int = 200, **more: Any) -> None:
        """The instance answers so, as another one may."""
        self.fault("status", path=path, status=status, body=orjson.dumps(body).decode(), **more)

    def user(self, **values: str) -> None:
        """Change the integration user's record."""
        save_user(self.playing.servicenow.instance, INTEGRATION_USER, values)

    def grant(self, *roles: str) -> None:
        """Give the integration user these roles, besides the usual ones or instead of them."""
        grant_roles(self.playing.servicenow.instance, INTEGRATION_USER, roles)

    def entry(self, **values: str) -> None:
        """Change the OAuth registry's entry."""
        oauth = self.playing.servicenow.oauth
        oauth.save_entity(self.playing.servicenow.client_id, values, ())

    def remove(self, table: str, **values: str) -> None:
        """Remove the records that have these values."""
        rows = self.playing.servicenow.instance.tables[table]
        for row in [row for row in rows.values() if values.items() <= row.items()]:
            del rows[row["sys_id"]]

    async def held(self, **columns: Any) -> None:
        """Change what is stored of the connection."""
        await self._do(update(Connection).values(columns))

    async def without_connection(self) -> None:
        """There is none."""
        await self._do(delete(Connection))

    async def tickets(self, *tickets: Ticket) -> None:
        """These are the tickets that are stored, and no others."""
        async with self.desk.database.transaction() as session:
            await session.execute(delete(Ticket))
            session.add_all(tickets)

    def ticket(self, **columns: Any) -> Ticket:
        """A ticket that was made in the instance a minute ago."""
        at = self.clock.now()
        usual = {"instance_url": self.playing.instance_url, "asked_at": at, "sys_updated_on": at}
        return a_delivered_ticket(self.workspace, "INC0010001", **(usual | columns))

    def undelivered(self, **columns: Any) -> Ticket:
        """A ticket that is not made."""
        return a_ticket(self.workspace, **({"asked_at": self.clock.now()} | columns))

    async def read_score(self) -> None:
        """The score has just been read, as far as the doctor looks."""
        now = self.clock.now()
        columns = {"current_score": 100.0, "max_score": 200.0, "score": {}}
        row = ScoreSnapshot(
            workspace_id=self.workspace.id, tenant_id=TENANT_ID, day=now.date(), read_at=now, **columns
        )
        async with self.desk.database.transaction() as session:
            session.add(row)

    async def score(self, **columns: Any) -> None:
        """Change what is stored of the score; nothing, for no score."""
        await self._do(update(ScoreSnapshot).values(columns) if columns else delete(ScoreSnapshot))

    async def microsoft(self, what: str, **body: Any) -> None:
        """Something is wrong with Microsoft 365."""
        answer = await self.http.post(f"{self.stages.microsoft.url}/sandbox/{what}", json=body)
        assert answer.is_success, answer.text

    def graph(self, client_secret: str = APP_SECRET) -> None:
        """Graph is asked with a new token."""
        url = self.stages.microsoft.url
        access = GraphAccess(TENANT_ID, APP_ID, client_secret, authority_host=url, graph_url=url)
        client = SecureScoreClient(self.http, access, self.clock.now)
        self.desk = replace(self.desk, secure_score=client)

    async def _do(self, statement: Any) -> None:
        async with self.desk.database.transaction() as session:
            await session.execute(statement)


def error(message: str = "Operation Failed", detail: str = "") -> dict[str, object]:
    """The body of a refusal."""
    return {"error": {"message": message, "detail": detail}, "status": "failure"}


def rows(*records: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The body of a list."""
    return {"result": [dict(record) for record in records]}
