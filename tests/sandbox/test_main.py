"""Each pretend service alone, as a process of its own: `python -m sandbox`."""

import asyncio
import json
import re
import signal
import ssl
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from sandbox.serve import loopback

ROOT = Path(__file__).parents[2]


async def _sandbox(*words: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", *words, cwd=ROOT, stdout=PIPE, stderr=PIPE
    )


@asynccontextmanager
async def _running(*words: str) -> AsyncIterator[tuple[str, dict[str, str]]]:
    """The service's address and what it made up; it ends well when it is told to."""
    process = await _sandbox(*words)
    assert process.stdout is not None
    first = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
    made = {}
    found = re.search(r"https?://\S+", first)
    assert found, first + (await process.communicate())[1].decode()
    for _ in range(3 if {"microsoft", "--tls"} & set(words) else 2):
        name, _, value = (await process.stdout.readline()).decode().strip().partition(": ")
        made[name] = value
    yield found[0], made
    process.send_signal(signal.SIGTERM)
    assert (b"", 0) == ((await process.communicate())[1], process.returncode)


async def test_slack_runs_alone(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"display_information": {"name": "other"}}))

    async with _running("slack", "--manifest", str(manifest)) as (url, made), httpx.AsyncClient() as http:
        bearer = {"Authorization": f"Bearer {made['bot token']}"}
        test = (await http.post(f"{url}/api/auth.test", headers=bearer)).json()

        assert (True, "other") == (test["ok"], test["user"])
        assert "Sandbox workspace" in (await http.get(url, follow_redirects=True)).text


async def test_servicenow_runs_alone() -> None:
    async with _running("servicenow", "--client-id", "mine") as (url, made), httpx.AsyncClient() as http:
        assert "mine" == made["client id"]
        assert "Log in" in (await http.get(url, follow_redirects=True)).text


async def test_servicenow_runs_alone_over_https(tmp_path: Path) -> None:
    async with _running("servicenow", "--tls", str(tmp_path)) as (url, made):
        trust = ssl.create_default_context(cafile=made["certificate"])
        async with httpx.AsyncClient(verify=trust) as http:
            page = await http.get(f"{url}/login.do")

        assert ("https", "Log in" in page.text) == (url.partition(":")[0], True)


async def test_microsoft_runs_alone() -> None:
    async with _running("microsoft") as (url, made), httpx.AsyncClient() as http:
        form = {
            "grant_type": "client_credentials",
            "client_id": made["client id"],
            "client_secret": made["client secret"],
            "scope": "https://graph.microsoft.com/.default",
        }
        token = await http.post(f"{url}/{made['tenant id']}/oauth2/v2.0/token", data=form)

        assert 200 == token.status_code, token.text
        assert "Secure Score" in (await http.get(url, follow_redirects=True)).text


async def test_a_port_that_somebody_has_is_told_in_a_sentence() -> None:
    taken = loopback()
    taken.listen()
    process = await _sandbox("servicenow", "--port", str(taken.getsockname()[1]))
    _, complaint = await process.communicate()
    taken.close()

    assert (2, True) == (process.returncode, b"cannot be had" in complaint)
    assert b"Traceback" not in complaint


@pytest.mark.parametrize("words", [("slack", "--manifest"), ("microsoft", "--graph-data")])
async def test_a_file_that_is_not_there_is_told_in_a_sentence(words: tuple[str, str]) -> None:
    process = await _sandbox(*words, "/no/such/place")
    _, complaint = await process.communicate()

    assert (2, True) == (process.returncode, b"/no/such/place" in complaint)
    assert b"Traceback" not in complaint
