"""The start page as one ASGI application."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.pages.bell import Bell
from sandbox.pages.templates import Pages
from sandbox.start.steps import STEPS
from sandbox.start.witness import Witness

_PAGES = Pages(Path(__file__).parent)


@dataclass(frozen=True)
class Addresses:
    """Where the services and the bot are, without a slash at the end."""

    bot: str
    slack: str
    servicenow: str
    microsoft: str


class Start:
    """Links, clock and tour; a step that was seen to happen stays ticked."""

    def __init__(self, witness: Witness, addresses: Addresses, clock: Clock, bell: Bell) -> None:
        self._witness = witness
        self._addresses = addresses
        self._clock = clock
        self._done: set[str] = set()
        self.app = Starlette(
            routes=[
                Route("/", self.show),
                Route("/clock", self.move_clock, methods=["POST"]),
                bell.route(),
                *_PAGES.routes(),
            ],
            middleware=[Middleware(bell.around)],
        )

    async def show(self, request: Request) -> Response:
        """The page, with what was done so far ticked."""
        left = [step for step in STEPS if step.key not in self._done]
        self._done |= {step.key for step in left if step.happened(self._witness)}
        return _PAGES.page(
            request,
            "start.html",
            steps=STEPS,
            done=self._done,
            at=self._addresses,
            now=self._clock.now(),
            client_id=self._witness.servicenow.client_id,
            client_secret=self._witness.servicenow.client_secret,
            integration_user=self._witness.integration_user,
        )

    async def move_clock(self, request: Request) -> Response:
        """Forward by so many ``minutes``, at most a week; a clock does not go back."""
        async with request.form() as form:
            given = str(form.get("minutes", ""))
        minutes = int(given) if given.isdecimal() else 0
        self._clock.forward(timedelta(minutes=min(minutes, 7 * 24 * 60)))
        return Response(status_code=204)
