"""`scoredesk doctor`, as an operator runs it."""

import json
from pathlib import Path

from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from sandbox.serve import serving
from storage import workspaces
from storage.database import Database
from storage.migrate import upgrade
from storage.secrets import new_key
from tests.test_cli import scoredesk


def settings(folder: Path, microsoft_url: str) -> dict[str, str]:
    """What the command needs; Slack is not asked."""
    return {
        "SLACK_SIGNING_SECRET": "signing",
        "SLACK_BOT_TOKEN": "xoxb-pretend",
        "AZURE_TENANT_ID": "t",
        "AZURE_CLIENT_ID": "c",
        "AZURE_CLIENT_SECRET": "s",
        "AZURE_AUTHORITY_HOST": microsoft_url,
        "GRAPH_URL": microsoft_url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/desk.db",
        "PUBLIC_URL": "http://127.0.0.1:3000",
        "SCOREDESK_SECRET_KEYS": new_key(),
    }


async def database_with(folder: Path, *team_ids: str) -> None:
    """A database of which Slack has told these workspaces."""
    database = Database(f"sqlite+aiosqlite:///{folder}/desk.db")
    await upgrade(database)
    async with database.transaction() as session:
        for team_id in team_ids:
            await workspaces.save(
                session, team_id=team_id, name="Contoso", bot_id="B", bot_user_id="U", now=Clock().now()
            )
    await database.close()


async def examined(folder: Path, *words: str) -> tuple[int | None, str, str]:
    """The exit code, and what was printed on standard output and standard error."""
    microsoft = PretendMicrosoft(clock=Clock(), tenant_id="t", client_id="c", client_secret="s")
    async with serving(microsoft.app) as url:
        process = await scoredesk("doctor", *words, env=settings(folder, url), cwd=folder)
        printed, complaint = await process.communicate()
    return process.returncode, printed.decode(), complaint.decode()


async def test_json_is_for_programs_and_a_fail_ends_with_1(tmp_path: Path) -> None:
    await database_with(tmp_path, "T1")
    code, printed, complaint = await examined(tmp_path, "--json")

    assert (1, "") == (code, complaint)
    told = json.loads(printed)
    assert {"check": "connection", "outcome": "FAIL", "seen": "connection-none"}.items() <= told["findings"][
        0
    ].items()
    assert {"microsoft-token-accepted"} < {finding["seen"] for finding in told["findings"]}


async def test_the_table_says_what_to_do(tmp_path: Path) -> None:
    await database_with(tmp_path, "T1")
    code, printed, _ = await examined(tmp_path)

    assert 1 == code
    words = " ".join(printed.split())
    assert "ServiceNow is not connected. Connect ServiceNow with /securescore connect" in words


async def test_of_several_workspaces_one_has_to_be_named(tmp_path: Path) -> None:
    await database_with(tmp_path, "T1", "T2")
    code, _, complaint = await examined(tmp_path)
    named, _, _ = await examined(tmp_path, "--workspace", "T2")

    assert (2, 1) == (code, named)
    assert "T1 (Contoso), T2 (Contoso)" in complaint


async def test_a_database_without_tables_is_told_with_2(tmp_path: Path) -> None:
    code, _, complaint = await examined(tmp_path)

    assert 2 == code
    assert "scoredesk db upgrade" in complaint
