"""The pretend Microsoft 365 as one ASGI application."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.microsoft.catalogue import catalogue_tenant, recorded_tenant
from sandbox.microsoft.control import Json, stamp
from sandbox.microsoft.faults import Endpoint, Faults, spoiled
from sandbox.microsoft.graph_api import GraphApi
from sandbox.microsoft.pages import PAGES
from sandbox.microsoft.people import People
from sandbox.microsoft.portal import Portal
from sandbox.microsoft.refusals import GraphRefused, refusal
from sandbox.microsoft.token import Tokens
from sandbox.microsoft.trouble import Trouble
from sandbox.pages.bell import Bell

PAGE_SIZE = 200


class PretendMicrosoft:
    """Entra, Graph and the portal for one tenant with one app registration.

    ``graph_data`` is a directory with secureScores.json and secureScoreControlProfiles.json, answers of
    Graph to serve instead of the catalogue. ``page_size`` is Graph's own unless a smaller one is wanted to
    make the catalogue come in several pages.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        tenant_id: str,
        client_id: str,
        client_secret: str,
        graph_data: Path | None = None,
        page_size: int = PAGE_SIZE,
        bell: Bell | None = None,
    ) -> None:
        self._clock = clock
        self._bell = bell or Bell()
        self._faults = Faults()
        self.requests: list[Json] = []
        self.tenant = recorded_tenant(clock, graph_data) if graph_data else catalogue_tenant(clock, tenant_id)
        tokens = Tokens(clock, tenant_id, client_id, client_secret)
        api = GraphApi(self.tenant, tokens, page_size)
        people = People(self.tenant, tokens, self._faults, self.requests)
        portal = Portal(self.tenant, clock)
        trouble = Trouble(clock, tokens, self._faults, self.requests)
        served = [
            Route(route.path, self._at_the_door(route.endpoint), methods=route.methods)
            for route in [*tokens.routes(), *api.routes()]
        ]
        self.app = Starlette(
            routes=[
                *people.routes(),
                *portal.routes(),
                *trouble.routes(),
                *PAGES.routes(),
                *served,
                self._bell.route(),
            ],
            middleware=[Middleware(self._bell.around)],
        )

    def _at_the_door(self, answer: Endpoint) -> Endpoint:
        """Write the request down, play the fault planned for it, and turn a refusal into an answer."""

        async def answered(request: Request) -> Response:
            fault = self._faults.take(request.url.path)
            try:
                response = await (spoiled(fault, request, answer) if fault else answer(request))
            except GraphRefused as refused:
                response = refusal(request, refused, self._clock.now())
            self._note(request, response)
            return response

        return answered

    def _note(self, request: Request, response: Response) -> None:
        self.requests.append(
            {
                "at": stamp(self._clock.now()),
                "method": request.method,
                "path": request.url.path,
                "query": request.url.query,
                "status": response.status_code,
            }
        )
        # Reading is news too: the requests are shown, and a planned fault is used up.
        self._bell.ring()
