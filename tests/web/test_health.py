"""Is the process alive, and can it do its work?"""

import httpx
import pytest
from sqlalchemy import text

from desk.context import Desk
from storage import connections
from storage.connections import Secrets
from storage.secrets import KeyRing
from storage.tables import Workspace
from tests.storage.rows import NOW, a_connection

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_process_that_answers_is_alive(bot_url: str, http: httpx.AsyncClient) -> None:
    answer = await http.get(f"{bot_url}/healthz")

    assert (200, "ok\n") == (answer.status_code, answer.text)


async def test_a_migrated_database_with_a_workspace_is_ready(
    bot_url: str, workspace: Workspace, http: httpx.AsyncClient
) -> None:
    answer = await http.get(f"{bot_url}/readyz")

    told = {"ready": True, "problems": [], "outages": []}
    assert (200, told) == (answer.status_code, answer.json())


async def test_an_instance_that_does_not_answer_is_told_of_and_takes_nobody_out_of_service(
    bot_url: str, desk: Desk, keys: KeyRing, workspace: Workspace, http: httpx.AsyncClient
) -> None:
    async with desk.database.transaction() as session:
        secrets = Secrets("secret", "access", "refresh")
        await connections.replace(session, keys, a_connection(workspace, failing_since=NOW), secrets)

    answer = await http.get(f"{bot_url}/readyz")

    assert (200, True) == (answer.status_code, answer.json()["ready"])
    assert ["a ServiceNow instance has not answered since 2026-03-02 12:00 UTC"] == answer.json()["outages"]


async def test_without_a_workspace_it_is_not_ready(bot_url: str, http: httpx.AsyncClient) -> None:
    answer = await http.get(f"{bot_url}/readyz")

    assert (503, False) == (answer.status_code, answer.json()["ready"])
    assert "Slack has not said yet" in answer.json()["problems"][0]


async def test_before_the_migration_it_is_not_ready_and_says_what_to_run(
    bot_url: str, desk: Desk, http: httpx.AsyncClient
) -> None:
    async with desk.database.transaction() as session:
        await session.execute(text("DROP TABLE alembic_version"))

    answer = await http.get(f"{bot_url}/readyz")

    assert (503, False) == (answer.status_code, answer.json()["ready"])
    assert "scoredesk db upgrade" in answer.json()["problems"][0]


async def test_a_database_that_is_gone_is_not_ready_and_tells_nothing_of_itself(
    bot_url: str, desk: Desk, http: httpx.AsyncClient
) -> None:
    async with desk.database.transaction() as session:
        await session.execute(text("DROP TABLE workspaces"))

    answer = await http.get(f"{bot_url}/readyz")

    assert (503, ["the database does not answer"]) == (answer.status_code, answer.json()["problems"])
