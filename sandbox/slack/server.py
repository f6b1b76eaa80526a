"""Pretend Slack as one ASGI application."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.slack.beginning import populate
from sandbox.slack.deliveries import Deliveries
from sandbox.slack.pace import Pace
from sandbox.slack.people.routes import routes
from sandbox.slack.response_urls import ResponseUrls
from sandbox.slack.state import State
from sandbox.slack.web_api.endpoint import WebApi
from sandbox.slack.web_api.scopes import ALL


class PretendSlack:
    """A workspace with a few people and channels; ``app`` serves it, ``state`` can be read.

    The Web API is at /api/<method>, response URLs at /commands/<team>/<id>; people are played at /sandbox/.
    The bot has ``ack_seconds`` to answer a delivery: three in the real Slack. Its token has ``scopes``, every
    one there is where none are given; with ``paced`` it may post no faster than Slack allows.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        signing_secret: str,
        bot_token: str,
        team_id: str = "T0SANDBOX",
        ack_seconds: float = 3.0,
        scopes: Iterable[str] | None = None,
        paced: bool = False,
    ) -> None:
        self.state = State(
            clock=clock,
            signing_secret=signing_secret,
            bot_token=bot_token,
            team_id=team_id,
            scopes=ALL if scopes is None else frozenset(scopes),
            pace=Pace() if paced else None,
        )
        populate(self.state)
        self._deliveries = Deliveries(self.state, ack_seconds)
        self.app = Starlette(
            routes=[
                Route("/api/{method}", WebApi(self.state).answer, methods=["GET", "POST"]),
                Route("/commands/{team}/{id}", ResponseUrls(self.state).answer, methods=["POST"]),
                *routes(self.state, self._deliveries),
            ],
            lifespan=self._lifespan,
        )

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        yield
        await self._deliveries.close()
