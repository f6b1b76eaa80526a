"""What tests of several packages share: the clock, the far ends, a database, and people of one workspace.

Tests that use them run in the session's event loop, which the servers live in.
"""

import shutil
import ssl
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
import stamina

from desk.context import Desk
from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from sandbox.servicenow import PretendServiceNow
from securescore.access import GraphAccess
from securescore.client import SecureScoreClient
from servicenow.client import READ_ATTEMPTS
from storage import people, workspaces
from storage.database import Database
from storage.migrate import upgrade
from storage.secrets import KeyRing, new_key
from storage.tables import Person, Workspace
from tests import postgresql
from tests.postgresql import TEMPLATE, PostgreSql
from tests.stage import Stages, stages_set

TENANT_ID = "contoso"
APP_ID = "11111111-2222-3333-4444-555555555555"
APP_SECRET = "pretend-app-secret"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every table, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await upgrade(database)
    await database.close()
    return file


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSql]:
    """A PostgreSQL server."""
    with postgresql.running() as server:
        yield server


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def migrated_postgresql(postgresql_server: PostgreSql) -> PostgreSql:
    """The server, with a database of every table to be copied."""
    database = Database(postgresql_server.create(TEMPLATE))
    await upgrade(database)
    await database.close()
    return postgresql_server


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database with every table: SQLite, or PostgreSQL where the test asks for it."""
    if getattr(request, "param", "sqlite") == "postgresql":
        server: PostgreSql = request.getfixturevalue("migrated_postgresql")
        return server.fresh()
    file = shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "scoredesk.db")
    return f"sqlite+aiosqlite:///{file}"


@pytest_asyncio.fixture(loop_scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    """The fresh database."""
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
def keys() -> KeyRing:
    """A key ring with one key."""
    return KeyRing([new_key()])


@pytest.fixture
def clock() -> Clock:
    """A clock at noon UTC of tomorrow, so that no test runs across midnight."""
    clock = Clock()
    noon = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    clock.forward(noon - clock.now() + timedelta(days=1))
    return clock


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _servers() -> AsyncIterator[Stages]:
    async with stages_set() as stages:
        yield stages


@pytest.fixture
def stages(_servers: Stages) -> Stages:
    """Where the far ends are served; empty at first."""
    _servers.clear()
    return _servers


@pytest.fixture
def servicenow(clock: Clock, stages: Stages) -> PretendServiceNow:
    """A new ServiceNow instance."""
    servicenow = PretendServiceNow(clock=clock, redirect_urls=[f"{stages.bot.url}/servicenow/callback"])
    stages.servicenow.app = servicenow.app
    return servicenow


@pytest.fixture
def microsoft(clock: Clock, stages: Stages) -> PretendMicrosoft:
    """A new Microsoft 365 tenant."""
    microsoft = PretendMicrosoft(
        clock=clock, tenant_id=TENANT_ID, client_id=APP_ID, client_secret=APP_SECRET, page_size=40
    )
    stages.microsoft.app = microsoft.app
    return microsoft


@pytest_asyncio.fixture(loop_scope="session")
async def http() -> AsyncIterator[httpx.AsyncClient]:
    """A client that trusts nobody's certificate: made in no time, and enough for loopback."""
    async with httpx.AsyncClient(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as http:
        yield http


@pytest.fixture
def desk(
    database: Database,
    keys: KeyRing,
    clock: Clock,
    http: httpx.AsyncClient,
    stages: Stages,
    servicenow: PretendServiceNow,
    microsoft: PretendMicrosoft,
) -> Iterator[Desk]:
    """The desk between the two far ends; reads are tried again without waiting."""
    access = GraphAccess(
        tenant_id=TENANT_ID,
        client_id=APP_ID,
        client_secret=APP_SECRET,
        authority_host=stages.microsoft.url,
        graph_url=stages.microsoft.url,
    )
    with stamina.set_testing(True, attempts=READ_ATTEMPTS):
        yield Desk(
            database=database,
            keys=keys,
            now=clock.now,
            http=http,
            secure_score=SecureScoreClient(http, access, clock.now),
            tenant_id=TENANT_ID,
            redirect_uri=f"{stages.bot.url}/servicenow/callback",
            allowed_hosts=("127.0.0.1",),
        )


@pytest_asyncio.fixture(loop_scope="session")
async def workspace(database: Database, clock: Clock) -> Workspace:
    """The workspace that installed the bot."""
    async with database.transaction() as session:
        return await workspaces.save(
            session, team_id="T0CONTOSO", name="Contoso", bot_id="B0BOT", bot_user_id="U0BOT", now=clock.now()
        )


async def _person(
    database: Database,
    workspace: Workspace,
    clock: Clock,
    name: str,
    *,
    member: bool = True,
    admin: bool = False,
) -> Person:
    person = Person(
        workspace_id=workspace.id,
        user_id=f"U0{name.split()[1].upper()}",
        name=name,
        email=f"{name.lower().replace(' ', '.')}@example.com",
        locale="en-US",
        time_zone="Europe/Berlin",
        is_member=member,
        is_admin=admin,
        read_at=clock.now(),
    )
    async with database.transaction() as session:
        await people.save(session, person)
    return person


@pytest_asyncio.fixture(loop_scope="session")
async def ada(database: Database, workspace: Workspace, clock: Clock) -> Person:
    """An admin of the workspace."""
    return await _person(database, workspace, clock, "Ada Admin", admin=True)


@pytest_asyncio.fixture(loop_scope="session")
async def sam(database: Database, workspace: Workspace, clock: Clock) -> Person:
    """A member, who shares."""
    return await _person(database, workspace, clock, "Sam Sharer")


@pytest_asyncio.fixture(loop_scope="session")
async def vic(database: Database, workspace: Workspace, clock: Clock) -> Person:
    """Another member."""
    return await _person(database, workspace, clock, "Vic Viewer")


@pytest_asyncio.fixture(loop_scope="session")
async def gus(database: Database, workspace: Workspace, clock: Clock) -> Person:
    """A guest."""
    return await _person(database, workspace, clock, "Gus Guest", member=False)
