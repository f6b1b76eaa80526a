"""A process of its own that calls the connected instance once."""

import asyncio
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Barrier

import httpx

from desk.context import Desk
from desk.instance import calling
from securescore.access import GraphAccess
from securescore.client import SecureScoreClient
from storage.database import Database
from storage.secrets import KeyRing

NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Calling:
    """What the process is given: its database, the key to it, and how far the clock was moved."""

    database_url: str
    secret_key: str
    clock_offset: timedelta
    workspace_id: int


def run(given: Calling, barrier: Barrier) -> None:
    """Wait until every process is ready, then call; raises what the call raises."""
    asyncio.run(_run(given, barrier))


async def _run(given: Calling, barrier: Barrier) -> None:
    def now() -> datetime:
        return datetime.now(UTC) + given.clock_offset

    database = Database(given.database_url)
    async with httpx.AsyncClient(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as http:
        desk = Desk(
            database=database,
            keys=KeyRing([given.secret_key]),
            now=now,
            http=http,
            secure_score=SecureScoreClient(http, GraphAccess("", "", "", NOWHERE, NOWHERE), now),
            tenant_id="contoso",
            redirect_uri=f"{NOWHERE}/servicenow/callback",
            allowed_hosts=("127.0.0.1",),
        )
        await asyncio.to_thread(barrier.wait, 30)
        async with calling(desk, given.workspace_id) as instance:
            await instance.find_by_number("incident", "INC9999999")
    await database.close()
