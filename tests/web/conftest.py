"""The bot's own routes, served to a browser."""

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from desk.context import Desk
from tests.stage import Stages
from web.health import healthz, readyz
from web.servicenow_callback import servicenow_callback


@pytest.fixture
def bot_url(desk: Desk, stages: Stages) -> str:
    """Where the routes are served."""
    stages.bot.app = Starlette(
        routes=[
            Route("/servicenow/callback", servicenow_callback(desk)),
            Route("/healthz", healthz),
            Route("/readyz", readyz(desk)),
        ]
    )
    return stages.bot.url
