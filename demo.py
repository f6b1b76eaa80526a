"""The whole product on this machine: the bot between pretend Slack, ServiceNow and Microsoft 365."""

import asyncio
import secrets
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import httpx
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from app import build
from desk.context import Patience
from jobs.schedule import Tempo
from sandbox.clock import Clock
from sandbox.journey import INTEGRATION_USER, Journey, Places
from sandbox.microsoft import PretendMicrosoft
from sandbox.playing.waiting import until
from sandbox.serve import free_port, serving
from sandbox.servicenow import PretendServiceNow
from sandbox.slack import PretendSlack
from settings import Settings
from storage.database import Database
from storage.secrets import new_key

TEMPO = Tempo(deliver=0.5, track=0.5, digests=0.5, scores=1)
"""Nobody who tries it out wants to wait a minute."""
PATIENCE = Patience(
    longest_request=timedelta(seconds=2),
    first_retry=timedelta(seconds=0.5),
    longest_retry=timedelta(seconds=2),
)


@asynccontextmanager
async def running(graph_data: Path | None = None) -> AsyncIterator[Places]:
    """Everything on free loopback ports, with a fresh database, for as long as the block lasts."""
    # Alembic takes a quarter of a second to import, and `scoredesk run` does without it.
    from storage.migrate import upgrade  # noqa: PLC0415

    clock = Clock()
    signing_secret, bot_token = secrets.token_hex(16), f"xoxb-{secrets.token_hex(12)}"
    tenant_id, client_id, client_secret = "contoso-demo", secrets.token_hex(16), secrets.token_hex(16)
    bot_socket = free_port()
    public_url = f"http://127.0.0.1:{bot_socket.getsockname()[1]}"
    slack = PretendSlack(clock=clock, signing_secret=signing_secret, bot_token=bot_token)
    servicenow = PretendServiceNow(
        clock=clock,
        client_id=client_id,
        client_secret=client_secret,
        redirect_urls=[f"{public_url}/servicenow/callback"],
    )
    microsoft = PretendMicrosoft(
        clock=clock,
        tenant_id=tenant_id,
        client_id=client_id,
        client_secret=client_secret,
        graph_data=graph_data,
    )
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="scoredesk-"))
        slack_url = await stack.enter_async_context(serving(slack.app))
        servicenow_url = await stack.enter_async_context(serving(servicenow.app))
        microsoft_url = await stack.enter_async_context(serving(microsoft.app))
        settings = Settings(
            _env_file=None,
            slack_signing_secret=signing_secret,
            slack_bot_token=bot_token,
            slack_api_url=f"{slack_url}/api/",
            azure_tenant_id=tenant_id,
            azure_client_id=client_id,
            azure_client_secret=client_secret,
            azure_authority_host=microsoft_url,
            graph_url=microsoft_url,
            database_url=f"sqlite+aiosqlite:///{folder}/demo.db",
            public_url=public_url,
            scoredesk_secret_keys=new_key(),
            servicenow_allowed_hosts="127.0.0.1",
        )
        database = Database(settings.database_url.get_secret_value())
        await upgrade(database)
        await database.close()
        bot = build(settings, now=clock.now, tempo=TEMPO, patience=PATIENCE)
        bot_url = await stack.enter_async_context(serving(bot, bot_socket))
        async with httpx.AsyncClient() as http:
            await http.post(f"{slack_url}/sandbox/bot", json={"url": f"{bot_url}/slack/events"})
            await until(lambda: _is_ready(http, bot_url), "the bot ready to work")
        yield Places(bot_url, slack_url, servicenow_url, microsoft_url, client_id, client_secret, clock)


async def _is_ready(http: httpx.AsyncClient, bot_url: str) -> bool:
    return (await http.get(f"{bot_url}/readyz")).is_success


async def play(graph_data: Path | None) -> None:
    """Play the whole way through, printing what people see; Failed or NeverHappened where it breaks."""
    console = Console()

    def say(title: str, seen: str) -> None:
        console.print(Panel(Text(seen), title=Text(title), title_align="left", width=100))

    async with running(graph_data) as demo, httpx.AsyncClient() as http:
        await Journey(http, demo, say).play()
    console.print("The journey went through: every effect was seen at the far end.")


async def wait_for_interrupt(graph_data: Path | None) -> None:
    """Run until Ctrl-C, and say where everything is."""
    interrupted = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with running(graph_data) as demo:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, interrupted.set)
        Console().print(_where(demo), soft_wrap=True)
        await interrupted.wait()


def _where(demo: Places) -> str:
    command = '{"user": "U0SHARER", "channel": "C0SECURITY", "command": "/securescore"}'
    return f"""
[bold]scoredesk runs between three pretend services on this machine.[/bold] Ctrl-C ends it.

  bot           {demo.bot}
  Slack         {demo.slack}
  ServiceNow    {demo.servicenow}/login.do
  Microsoft 365 {demo.microsoft}/sandbox/actions

  ServiceNow's OAuth entry, for /securescore connect:
    client id {demo.client_id}, client secret {demo.client_secret}, integration user {INTEGRATION_USER}

[bold]Try[/bold], in another terminal:

  Watch the whole way through, from connecting ServiceNow to a digest:
    make journey
  Ask for the score, as somebody in #security does:
    curl -s {demo.slack}/sandbox/command -d '{command}'
  See what they see:
    curl -s '{demo.slack}/sandbox/messages?user=U0SHARER&channel=C0SECURITY'
"""
