"""Every route."""

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.routing import Route, request_response
from starlette.types import Lifespan

from desk.context import Desk
from web.errors import failed, not_found
from web.gate import Gate
from web.health import healthz, readyz
from web.install import install
from web.servicenow_callback import servicenow_callback

ERRORS = {404: not_found, 405: not_found, 500: failed}
"""What a browser sees where nothing is, or where it broke."""


def server(bolt: AsyncApp, desk: Desk, signing_secret: str, lifespan: Lifespan[Starlette]) -> Starlette:
    """The ASGI application."""
    slack_events = Gate(request_response(AsyncSlackRequestHandler(bolt).handle), signing_secret)
    return Starlette(
        routes=[Route("/slack/events", slack_events, methods=["POST"]), *open_routes(desk)],
        exception_handlers=ERRORS,
        lifespan=lifespan,
    )


def open_routes(desk: Desk) -> list[Route]:
    """What people and probes may open; all of it only looks, or takes what it was sent once."""
    return [
        Route("/", install(desk), methods=["GET"]),
        Route("/slack/install", install(desk), methods=["GET"]),
        Route("/servicenow/callback", servicenow_callback(desk), methods=["GET"]),
        Route("/healthz", healthz, methods=["GET"]),
        Route("/readyz", readyz(desk), methods=["GET"]),
    ]
