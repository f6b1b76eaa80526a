"""POST /servicenow/push: what comes in, and what is answered."""

import hashlib

import httpx
import pytest
import pytest_asyncio

from desk.context import Desk
from storage import connections
from storage.connections import Secrets
from storage.tables import Workspace
from tests.storage.rows import a_connection

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "the-secret-of-the-push"
PUSH = {"table": "incident", "sys_id": "0123456789abcdef" * 2, "sys_mod_count": "3"}
KNOWN = {"Authorization": f"Bearer {SECRET}"}


@pytest_asyncio.fixture(loop_scope="session", autouse=True)
async def _connection(desk: Desk, workspace: Workspace) -> None:
    connection = a_connection(workspace, push_digest=hashlib.sha256(SECRET.encode()).hexdigest())
    async with desk.database.transaction() as session:
        await connections.replace(session, desk.keys, connection, Secrets("secret", "access", "refresh"))


async def test_a_push_is_accepted(bot_url: str, http: httpx.AsyncClient) -> None:
    answer = await http.post(f"{bot_url}/servicenow/push", json=PUSH, headers=KNOWN)

    assert (202, b"") == (answer.status_code, answer.content)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": f"Basic {SECRET}"},
        {"Authorization": "Bearer another"},
        {"Authorization": "Bearer"},
        {"Authorization": SECRET},
    ],
    ids=str,
)
async def test_without_the_secret_nothing_is_looked_at(
    bot_url: str, http: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await http.post(f"{bot_url}/servicenow/push", content=b"x" * 9000, headers=headers)

    assert 401 == answer.status_code


@pytest.mark.parametrize(("body", "status"), [(b"{}", 400), (b"\xff", 400), (b" " * 4097, 413)])
async def test_what_is_no_push_is_refused(
    bot_url: str, http: httpx.AsyncClient, body: bytes, status: int
) -> None:
    answer = await http.post(f"{bot_url}/servicenow/push", content=body, headers=KNOWN)

    assert status == answer.status_code


async def test_there_is_nothing_to_look_at(bot_url: str, http: httpx.AsyncClient) -> None:
    answer = await http.get(f"{bot_url}/servicenow/push", headers=KNOWN)

    assert 404 == answer.status_code
