"""The composition root: makes every client, store and scheduler once; the only module that knows all."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

import aiohttp
import httpx
import stamina
import structlog
from slack_bolt.async_app import AsyncApp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette

import bot
from bot.authorize import authorizing, introduce
from desk.background import Background
from desk.context import Desk, Patience
from jobs.schedule import Schedule, Tempo
from securescore.access import GraphAccess
from securescore.client import SecureScoreClient
from servicenow.transport import http_client
from settings import Settings
from storage.database import Database
from storage.secrets import KeyRing
from web.server import server

_log = structlog.get_logger(__name__)

MOST_AT_ONCE = 200
"""How many people may be answered at one time; the next is told to try again."""
DRAIN_SECONDS = 10
"""How long what runs may go on after SIGTERM; what is promised is a row, and outlives it."""


def _now() -> datetime:
    return datetime.now(UTC)


def build(
    settings: Settings,
    *,
    now: Callable[[], datetime] = _now,
    tempo: Tempo | None = None,
    patience: Patience | None = None,
) -> Starlette:
    """The whole product as one ASGI application, from its settings."""
    desk = make_desk(settings, now=now, patience=patience)
    client, answering = _slack_client(settings), _slack_client(settings)
    answering.token = None  # each answer takes the token that `authorize` found
    answering.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=2))
    background = Background(MOST_AT_ONCE)
    bolt = AsyncApp(
        client=answering,
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        authorize=authorizing(desk, settings.slack_bot_token.get_secret_value()),  # type: ignore[arg-type]
        process_before_response=True,
    )
    bot.register(bolt, desk, background)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as ending:
            ending.push_async_callback(close_desk, desk)
            ending.push_async_callback(_refreshed, desk)
            session = await ending.enter_async_context(aiohttp.ClientSession())
            client.session = answering.session = session
            schedule = Schedule(desk, client, tempo or Tempo())
            introducing = asyncio.create_task(_introduce(desk, client, schedule))
            ending.push_async_callback(schedule.stop, DRAIN_SECONDS)
            ending.push_async_callback(background.drain, DRAIN_SECONDS)
            ending.push_async_callback(_end, introducing)
            yield

    return server(bolt, desk, settings.slack_signing_secret.get_secret_value(), lifespan)


def make_desk(
    settings: Settings, *, now: Callable[[], datetime] = _now, patience: Patience | None = None
) -> Desk:
    """The desk without its doors, for a command that only asks it something; `close_desk` ends it."""
    graph_http = httpx.AsyncClient(follow_redirects=False, trust_env=False)
    return Desk(
        database=Database(settings.database_url.get_secret_value()),
        keys=KeyRing([key.get_secret_value() for key in settings.scoredesk_secret_keys]),
        now=now,
        http=http_client(settings.servicenow_allowed_hosts),
        secure_score=SecureScoreClient(graph_http, _graph_access(settings), now),
        tenant_id=settings.azure_tenant_id,
        redirect_uri=settings.servicenow_redirect_uri,
        allowed_hosts=settings.servicenow_allowed_hosts,
        patience=patience or Patience(),
    )


async def close_desk(desk: Desk) -> None:
    """Close the desk's clients and its database."""
    await desk.http.aclose()
    await desk.secure_score.close()
    await desk.database.close()


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _refreshed(desk: Desk) -> None:
    """A token that is being refreshed is waited for: its successor exists only in the answer."""
    if desk.refreshing:
        await asyncio.wait(desk.refreshing.values(), timeout=DRAIN_SECONDS)


async def _introduce(desk: Desk, client: AsyncWebClient, schedule: Schedule) -> None:
    """Learn which workspace the token is for, however long Slack is away, and only then begin to work."""
    async for attempt in stamina.retry_context(on=Exception, attempts=None, timeout=None, wait_max=30):
        with attempt:
            workspace = await introduce(desk, client)
            _log.info("ready", team=workspace.name, team_id=workspace.team_id)
    schedule.start()


def _slack_client(settings: Settings) -> AsyncWebClient:
    """A client that never asks again by itself: what a job sends is a row, and its next attempt is stored."""
    return AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        timeout=10,
        retry_handlers=[],
    )


def _graph_access(settings: Settings) -> GraphAccess:
    return GraphAccess(
        tenant_id=settings.azure_tenant_id,
        client_id=settings.azure_client_id,
        client_secret=settings.azure_client_secret.get_secret_value(),
        authority_host=settings.azure_authority_host,
        graph_url=settings.graph_url,
    )
