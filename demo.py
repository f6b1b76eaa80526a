"""The whole product on this machine: the bot between pretend Slack, ServiceNow and Microsoft 365."""

import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import typer
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource as Source
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from app import build
from bot.manifest import manifest
from desk.context import Patience
from jobs.schedule import Tempo
from sandbox.clock import Clock
from sandbox.journey import INTEGRATION_USER, Journey, Places
from sandbox.microsoft import PretendMicrosoft
from sandbox.pages.bell import Bell
from sandbox.playing.waiting import until
from sandbox.serve import interruption, loopback, serving
from sandbox.servicenow import PretendServiceNow
from sandbox.slack import PretendSlack
from sandbox.start import Start
from sandbox.start.server import Addresses
from sandbox.start.witness import Witness
from settings import Settings
from storage.database import Database
from storage.secrets import new_key

GRAPH_FILES = ("secureScores.json", "secureScoreControlProfiles.json")
"""What `--graph-data` has to hold."""
TENANT_ID = "contoso"
TEMPO = Tempo(promises=0.5, track=0.5, digests=0.5, scores=1, connections=0.5, states=1)
"""Nobody who tries it out wants to wait a minute."""
PATIENCE = Patience(
    longest_request=timedelta(seconds=2),
    first_retry=timedelta(seconds=0.5),
    longest_retry=timedelta(seconds=2),
)


@dataclass(frozen=True)
class _Secrets:
    """What the administrators of the three services would have made up."""

    signing_secret: str = field(default_factory=partial(secrets.token_hex, 16))
    bot_token: str = field(default_factory=lambda: f"xoxb-{secrets.token_hex(12)}")
    client_id: str = field(default_factory=partial(secrets.token_hex, 16))
    client_secret: str = field(default_factory=partial(secrets.token_hex, 16))


@asynccontextmanager
async def running(graph_data: Path | None = None, *, slack_patience: float = 3.0) -> AsyncIterator[Places]:
    """Everything on free loopback ports, with a fresh database, for as long as the block lasts.

    ``slack_patience`` is how many seconds Slack waits for the bot.
    """
    clock, secret, bell, bot_socket = Clock(), _Secrets(), Bell(), loopback()
    bot_url = f"http://127.0.0.1:{bot_socket.getsockname()[1]}"
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="scoredesk-"))
        witness = _sandboxes(clock, secret, bell, bot_url, graph_data, slack_patience)
        apps = (witness.slack.app, witness.servicenow.app, witness.microsoft.app)
        slack, servicenow, microsoft = [await stack.enter_async_context(serving(one)) for one in apps]
        at = Addresses(bot_url, slack, servicenow, microsoft)
        start = await stack.enter_async_context(serving(Start(witness, at, clock, bell).app))
        stack.callback(bell.close)
        places = Places(
            bot_url, slack, servicenow, microsoft, start, secret.client_id, secret.client_secret, clock
        )
        settings = _settings(places, secret, f"sqlite+aiosqlite:///{folder}/demo.db")
        await _make_tables(settings)
        bot = build(settings, now=clock.now, tempo=TEMPO, patience=PATIENCE)
        await stack.enter_async_context(serving(bot, bot_socket))
        async with httpx.AsyncClient() as http:
            await until(lambda: _is_ready(http, bot_url), "the bot ready to work")
        yield places


def _sandboxes(
    clock: Clock, secret: _Secrets, bell: Bell, bot_url: str, graph_data: Path | None, slack_patience: float
) -> Witness:
    """Slack, ServiceNow and Microsoft 365, whose pages hear of each other's changes by one bell."""
    slack = PretendSlack(
        clock=clock,
        signing_secret=secret.signing_secret,
        bot_token=secret.bot_token,
        manifest=manifest(bot_url),
        patience=slack_patience,
        bell=bell,
    )
    servicenow = PretendServiceNow(
        clock=clock,
        client_id=secret.client_id,
        client_secret=secret.client_secret,
        redirect_urls=[f"{bot_url}/servicenow/callback"],
        bell=bell,
    )
    microsoft = PretendMicrosoft(
        clock=clock,
        tenant_id=TENANT_ID,
        client_id=secret.client_id,
        client_secret=secret.client_secret,
        graph_data=graph_data,
        bell=bell,
    )
    return Witness(slack, servicenow, microsoft, INTEGRATION_USER)


class _Given(Settings):
    """Settings from nowhere but here: the demo does not depend on whose machine it runs on."""

    @classmethod
    def settings_customise_sources(
        cls, settings_cls: type[BaseSettings], init_settings: Source, *_others: Source, **_more: Source
    ) -> tuple[Source, ...]:
        """What is given, and no environment."""
        return (init_settings,)


def _settings(places: Places, secret: _Secrets, database_url: str) -> Settings:
    return _Given(
        slack_signing_secret=secret.signing_secret,
        slack_bot_token=secret.bot_token,
        slack_api_url=f"{places.slack}/api/",
        azure_tenant_id=TENANT_ID,
        azure_client_id=secret.client_id,
        azure_client_secret=secret.client_secret,
        azure_authority_host=places.microsoft,
        graph_url=places.microsoft,
        database_url=database_url,
        public_url=places.bot,
        scoredesk_secret_keys=new_key(),
        servicenow_allowed_hosts="127.0.0.1",
    )


async def _make_tables(settings: Settings) -> None:
    # Alembic takes a quarter of a second to import, and `scoredesk run` does without it.
    from storage.migrate import upgrade  # noqa: PLC0415

    database = Database(settings.database_url.get_secret_value())
    await upgrade(database)
    await database.close()


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


async def wait_for_interrupt(graph_data: Path | None, *, opens_browser: bool) -> None:
    """Run until Ctrl-C, and say where the start page is."""
    async with running(graph_data) as demo:
        interrupted = interruption()
        Console().print(_where(demo), soft_wrap=True)
        if opens_browser:
            typer.launch(demo.start)
        await interrupted.wait()


def _where(demo: Places) -> str:
    return f"""
[bold]scoredesk runs between three pretend services on this machine.[/bold] Ctrl-C ends it.

  Start here:    [bold]{demo.start}[/bold]

  Slack          {demo.slack}
  ServiceNow     {demo.servicenow}
  Microsoft 365  {demo.microsoft}
  the bot        {demo.bot}

To watch the main job played from beginning to end instead: make journey
"""
