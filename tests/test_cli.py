"""The `scoredesk` command, as an operator runs it: a process of its own."""

import asyncio
import json
import os
import re
import signal
import sys
import tomllib
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot import COMMANDS, HANDLERS
from bot.manifest import manifest
from sandbox.clock import Clock
from sandbox.microsoft import PretendMicrosoft
from sandbox.playing.waiting import until
from sandbox.serve import loopback, serving
from sandbox.slack import PretendSlack
from storage.secrets import decode_key, new_key

ROOT = Path(__file__).parents[1]


async def scoredesk(*words: str, env: dict[str, str] | None = None, cwd: Path = ROOT) -> Process:
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "SSL_CERT_FILE")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "cli",
        *words,
        env={**clean, "PYTHONPATH": str(ROOT), **(env or {})},
        cwd=cwd,
        stdout=PIPE,
        stderr=PIPE,
    )


@pytest.fixture
async def environment(tmp_path: Path) -> AsyncIterator[dict[str, str]]:
    """Everything `scoredesk run` needs, with pretend services behind it."""
    clock = Clock()
    slack = PretendSlack(clock=clock, signing_secret="signing", bot_token="xoxb-pretend")
    microsoft = PretendMicrosoft(clock=clock, tenant_id="t", client_id="c", client_secret="s")
    async with serving(slack.app) as slack_url, serving(microsoft.app) as microsoft_url:
        port = loopback()
        number = port.getsockname()[1]
        port.close()
        yield {
            "SLACK_SIGNING_SECRET": "signing",
            "SLACK_BOT_TOKEN": "xoxb-pretend",
            "SLACK_API_URL": f"{slack_url}/api/",
            "AZURE_TENANT_ID": "t",
            "AZURE_CLIENT_ID": "c",
            "AZURE_CLIENT_SECRET": "s",
            "AZURE_AUTHORITY_HOST": microsoft_url,
            "GRAPH_URL": microsoft_url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/desk.db",
            "PUBLIC_URL": f"http://127.0.0.1:{number}",
            "PORT": str(number),
            "SCOREDESK_SECRET_KEYS": new_key(),
        }


async def test_run_without_settings_names_every_variable_that_is_missing(tmp_path: Path) -> None:
    process = await scoredesk("run", cwd=tmp_path)
    _, complaint = await process.communicate()

    assert 2 == process.returncode
    assert {b"SLACK_SIGNING_SECRET", b"SLACK_BOT_TOKEN", b"AZURE_TENANT_ID", b"PUBLIC_URL"} <= set(
        re.findall(rb"[A-Z_]{8,}", complaint)
    )
    assert b"Traceback" not in complaint


async def test_run_on_a_database_without_tables_says_which_command_makes_them(
    environment: dict[str, str], tmp_path: Path
) -> None:
    process = await scoredesk("run", env=environment, cwd=tmp_path)
    _, complaint = await process.communicate()

    assert 2 == process.returncode
    assert b"scoredesk db upgrade" in complaint
    assert b"Traceback" not in complaint


async def test_run_without_a_database_says_which_setting_leads_nowhere(
    environment: dict[str, str], tmp_path: Path
) -> None:
    environment["DATABASE_URL"] = f"sqlite+aiosqlite:///{tmp_path}/no/such/folder/desk.db"
    process = await scoredesk("run", env=environment, cwd=tmp_path)
    _, complaint = await process.communicate()

    assert 2 == process.returncode
    assert b"DATABASE_URL" in complaint
    assert b"Traceback" not in complaint


async def test_the_demo_does_not_mind_the_environment_it_runs_in(tmp_path: Path) -> None:
    odd = {"PORT": "abc", "LOG_LEVEL": "loud", "SLACK_APP_TOKEN": "none", "DATABASE_URL": "nowhere"}
    process = await scoredesk("demo", env=odd, cwd=tmp_path)
    assert process.stdout is not None
    while b"Ctrl-C ends it" not in (line := await asyncio.wait_for(process.stdout.readline(), 20)):
        assert line, (await process.communicate())[1]
    process.send_signal(signal.SIGTERM)
    await process.communicate()

    assert 0 == process.returncode


def test_everything_at_the_top_of_the_tree_is_part_of_what_is_installed() -> None:
    installed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    ours = {path.name for path in ROOT.glob("*.py")} | {
        path.parent.name for path in ROOT.glob("*/__init__.py")
    }

    assert ours - {"tests"} == set(installed["only-include"])


async def test_after_db_upgrade_run_becomes_ready_and_ends_on_sigterm(
    environment: dict[str, str], tmp_path: Path
) -> None:
    upgrade = await scoredesk("db", "upgrade", env=environment, cwd=tmp_path)
    await upgrade.communicate()
    assert 0 == upgrade.returncode

    process = await scoredesk("run", env=environment, cwd=tmp_path)
    async with httpx.AsyncClient(base_url=environment["PUBLIC_URL"]) as http:

        async def is_ready() -> bool:
            try:
                return (await http.get("/readyz")).is_success
            except httpx.ConnectError:
                return False

        await until(is_ready, "scoredesk ready")
        unsigned = await http.post("/slack/events", content=b"payload={}")
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), 15)

    assert 401 == unsigned.status_code
    assert -signal.SIGTERM == process.returncode  # as a shell is told: it ended by this signal
    assert b"Finished server process" in log
    assert b"Traceback" not in log
    assert b"xoxb-pretend" not in log


async def test_keys_new_prints_a_key_that_can_be_used() -> None:
    process = await scoredesk("keys", "new")
    printed, _ = await process.communicate()

    assert 32 == len(decode_key(printed.decode().strip()))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("manifest", "--url", "desk.example.com"), b"--url is not a web address"),
        (("demo", "--graph-data", "."), b"There is no secureScores.json"),
    ],
)
async def test_what_cannot_be_used_is_told_in_a_sentence(
    words: tuple[str, ...], told: bytes, tmp_path: Path
) -> None:
    process = await scoredesk(*words, cwd=tmp_path)
    _, complaint = await process.communicate()

    assert 2 == process.returncode
    assert told in complaint
    assert b"Traceback" not in complaint


async def test_manifest_prints_json_with_the_address() -> None:
    process = await scoredesk("manifest", "--url", "https://desk.example.com/")
    printed, _ = await process.communicate()

    assert (
        "https://desk.example.com/slack/events"
        == (json.loads(printed)["settings"]["interactivity"]["request_url"])
    )


def test_the_manifest_has_the_commands_and_events_that_the_code_has() -> None:
    printed = manifest("https://desk.example.com")

    assert set(COMMANDS) == {each["command"] for each in printed["features"]["slash_commands"]}
    assert set(HANDLERS.events) == set(printed["settings"]["event_subscriptions"]["bot_events"])
