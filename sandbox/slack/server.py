"""Pretend Slack as one ASGI application."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.pages.bell import Bell
from sandbox.slack.beginning import populate
from sandbox.slack.client.routes import Client
from sandbox.slack.deliveries import Deliveries
from sandbox.slack.manifest import read_manifest
from sandbox.slack.pace import Pace
from sandbox.slack.people.routes import routes
from sandbox.slack.response_urls import ResponseUrls
from sandbox.slack.state import Json, State
from sandbox.slack.web_api.endpoint import WebApi
from sandbox.slack.web_api.scopes import ALL


class PretendSlack:
    """A workspace with a few people and channels; ``app`` serves it, ``state`` can be read.

    The Web API is at /api/<method>, response URLs at /commands/<team>/<id>; people are played in a browser
    from /, and by programs at /sandbox/. What the app has comes from its ``manifest``: without one, every
    command, shortcut and event, and every scope unless ``scopes`` are given. ``patience`` is how many seconds
    the bot has to answer a delivery and a trigger_id lives: three in the real Slack. With ``paced`` the bot
    may post no faster than Slack allows.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        signing_secret: str,
        bot_token: str,
        team_id: str = "T0SANDBOX",
        patience: float = 3.0,
        manifest: Json | None = None,
        scopes: Iterable[str] | None = None,
        paced: bool = False,
        bell: Bell | None = None,
    ) -> None:
        bell = bell or Bell()
        app_manifest = read_manifest(manifest) if manifest else None
        if scopes is None:
            scopes = app_manifest.scopes if app_manifest else ALL
        self.state = State(
            clock=clock,
            signing_secret=signing_secret,
            bot_token=bot_token,
            team_id=team_id,
            scopes=frozenset(scopes),
            pace=Pace() if paced else None,
            manifest=app_manifest,
            trigger_lives=timedelta(seconds=patience),
        )
        populate(self.state)
        self._deliveries = Deliveries(self.state, patience)
        self.app = Starlette(
            routes=[
                Route("/api/{method}", WebApi(self.state).answer, methods=["GET", "POST"]),
                Route("/commands/{team}/{id}", ResponseUrls(self.state).answer, methods=["POST"]),
                *routes(self.state, self._deliveries),
                *Client(self.state, self._deliveries, bell).routes(),
                bell.route(),
            ],
            middleware=[Middleware(bell.around)],
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        yield
        await self._deliveries.close()
