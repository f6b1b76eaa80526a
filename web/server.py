"""Every route."""

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.routing import Route, request_response
from starlette.types import Lifespan

from desk.context import Desk
from web.gate import Gate
from web.health import healthz, readyz
from web.servicenow_callback import servicenow_callback


def server(bolt: AsyncApp, desk: Desk, signing_secret: str, lifespan: Lifespan[Starlette]) -> Starlette:
    """The ASGI application."""
    slack_events = Gate(request_response(AsyncSlackRequestHandler(bolt).handle), signing_secret)
    return Starlette(
        routes=[
            Route("/slack/events", slack_events, methods=["POST"]),
            Route("/servicenow/callback", servicenow_callback(desk), methods=["GET"]),
            Route("/healthz", healthz, methods=["GET"]),
            Route("/readyz", readyz(desk), methods=["GET"]),
        ],
        lifespan=lifespan,
    )
