"""The bot's own routes, served to a browser."""

from collections.abc import Iterator

import pytest
import structlog
from starlette.applications import Starlette

from desk.context import Desk
from tests.stage import Stages
from web.errors import errors
from web.server import open_routes


@pytest.fixture(autouse=True)
def _logs_kept() -> Iterator[None]:
    """Logs are not printed: drawing a traceback for a terminal takes seconds."""
    with structlog.testing.capture_logs():
        yield


@pytest.fixture
def bot_url(desk: Desk, stages: Stages) -> str:
    """Where the routes are served."""
    stages.bot.app = Starlette(routes=open_routes(desk), exception_handlers=errors(desk))
    return stages.bot.url
