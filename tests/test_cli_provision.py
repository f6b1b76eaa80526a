"""`scoredesk servicenow provision`, as an operator runs it: a process of its own."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.clock import Clock
from sandbox.serve import serving
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from storage.secrets import new_key

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Ended:
    """How the command ended, and what it said."""

    code: int | None
    out: str
    error: str


class Operator:
    """Somebody at a shell, with an instance to provision."""

    def __init__(self, servicenow: PretendServiceNow, url: str, folder: Path) -> None:
        self.servicenow = servicenow
        self.url = url
        self._environment = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME")},
            "PYTHONPATH": str(ROOT),
            "SLACK_SIGNING_SECRET": "signing",
            "SLACK_BOT_TOKEN": "xoxb-pretend",
            "AZURE_TENANT_ID": "t",
            "AZURE_CLIENT_ID": "c",
            "AZURE_CLIENT_SECRET": "s",
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/scoredesk.db",
            "PUBLIC_URL": "https://scoredesk.example.com",
            "SCOREDESK_SECRET_KEYS": new_key(),
            "SERVICENOW_ALLOWED_HOSTS": "127.0.0.1",
        }

    async def provision(self, *words: str, typed: str = "admin\n") -> Ended:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "cli", "servicenow", "provision", self.url, *words,
            env=self._environment, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE,
        )  # fmt: skip
        out, error = await process.communicate(typed.encode())
        return Ended(process.returncode, out.decode(), error.decode())


@pytest.fixture
async def operator(tmp_path: Path) -> AsyncIterator[Operator]:
    servicenow = PretendServiceNow(clock=Clock())
    servicenow.instance.tables["oauth_entity"].clear()
    async with serving(servicenow.app) as url:
        yield Operator(servicenow, url, tmp_path)


async def test_it_says_what_it_will_do_and_does_it_when_told_yes(operator: Operator) -> None:
    ended = await operator.provision("--user-name", "svc.scoredesk", typed="admin\ny\n")

    assert (0, "") == (ended.code, ended.error)
    assert "+ sys_user  svc.scoredesk" in ended.out
    client_id = re.search(r"Client ID: ([0-9a-f]{32})\n", ended.out)
    assert client_id is not None
    assert operator.servicenow.oauth.entity(client_id[1]) is not None


async def test_told_no_it_writes_nothing(operator: Operator) -> None:
    ended = await operator.provision("--user-name", "svc.scoredesk", typed="admin\nn\n")

    assert 1 == ended.code
    assert operator.servicenow.instance.find("sys_user", user_name="svc.scoredesk") is None
    assert {"GET"} == {one.method for one in operator.servicenow.log.requests}


async def test_a_second_time_nothing_is_missing(operator: Operator) -> None:
    await operator.provision("--user-name", "svc.scoredesk", "--yes")

    ended = await operator.provision("--user-name", "svc.scoredesk", "--yes")

    assert (0, "Nothing is missing.") == (ended.code, ended.out.splitlines()[0])


async def test_of_a_run_that_fails_the_secrets_that_were_set_are_told(operator: Operator) -> None:
    operator.servicenow.faults.now.append(
        Fault("status", path="/api/now/table/sys_properties", method="PATCH", status=403)
    )

    ended = await operator.provision("--user-name", "svc.scoredesk", "--client-credentials", "--yes")

    entity = operator.servicenow.instance.find("oauth_entity", name="scoredesk")
    assert entity is not None
    assert (1, True) == (ended.code, f"Client secret: {entity['client_secret']}\n" in ended.out)


async def test_a_run_that_finds_nothing_missing_says_how_to_get_new_secrets(operator: Operator) -> None:
    await operator.provision("--user-name", "svc.scoredesk", "--yes")

    ended = await operator.provision("--user-name", "svc.scoredesk", "--yes")

    assert "Client secret: the one you have; --new-secrets makes another\n" in ended.out


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        ([], "wrong\n", "does not accept this user name and password"),
        (["--admin", "sam.sharer"], "sam.sharer\n", "Use that of an admin"),
        (["--user-name", "svc^NQactive=true"], "admin\n", "ServiceNow would read as a query"),
    ],
)
async def test_what_goes_wrong_is_a_sentence(
    operator: Operator, words: list[str], typed: str, sentence: str
) -> None:
    ended = await operator.provision(*words, "--yes", typed=typed)

    assert 1 == ended.code
    assert sentence in ended.error
    assert "Traceback" not in ended.error
