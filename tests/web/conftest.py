"""The bot's own routes, served to a browser."""

from collections.abc import Iterator

import pytest
import structlog
from starlette.applications import Starlette
from starlette.routing import Route

from desk.context import Desk
from tests.stage import Stages
from web.health import healthz, readyz
from web.servicenow_callback import servicenow_callback


@pytest.fixture(autouse=True)
def _logs_kept() -> Iterator[None]:
    """Logs are not printed: drawing a traceback for a terminal takes seconds."""
    with structlog.testing.capture_logs():
        yield


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
