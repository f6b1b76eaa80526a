"""Every route."""

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.routing import Route, request_response
from starlette.types import Lifespan

from desk.context import Desk
from web.errors import errors
from web.gate import Gate
from web.health import healthz, readyz
from web.install import install
from web.servicenow_authorize import servicenow_authorize
from web.servicenow_callback import servicenow_callback
from web.servicenow_push import servicenow_push


def server(bolt: AsyncApp, desk: Desk, signing_secret: str, lifespan: Lifespan[Starlette]) -> Starlette:
    """The ASGI application."""
    slack_events = Gate(request_response(AsyncSlackRequestHandler(bolt).handle), signing_secret)
    return Starlette(
        routes=[Route("/slack/events", slack_events, methods=["POST"]), *open_routes(desk)],
        exception_handlers=errors(desk),
        lifespan=lifespan,
    )


def open_routes(desk: Desk) -> list[Route]:
    """What people and probes may open; all of it only looks, or takes what it was sent once."""
    return [
        Route("/", install(desk), methods=["GET"]),
        Route("/slack/install", install(desk), methods=["GET"]),
        Route("/servicenow/authorize/{token}", servicenow_authorize(desk), methods=["GET", "POST"]),
        Route("/servicenow/callback", servicenow_callback(desk), methods=["GET"]),
        Route("/servicenow/push", servicenow_push(desk), methods=["POST"]),
        Route("/healthz", healthz, methods=["GET"]),
        Route("/readyz", readyz(desk), methods=["GET"]),
    ]
