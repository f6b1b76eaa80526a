"""The page where Graph gets its bad days, loses its permission, and shows who asked for what."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.microsoft.control import Json
from sandbox.microsoft.explaining import explained
from sandbox.microsoft.faults import Fault, Faults, Kind
from sandbox.microsoft.graph_api import READ
from sandbox.microsoft.pages import TROUBLE, back_to, form_of, page, refused_page
from sandbox.microsoft.token import Tokens

GRAPH = "/v1.0/"
SHOWN = 50
MOST_TIMES = 99
SECONDS = 5.0
WORDS: dict[Kind, str] = {
    "throttled": "Throttled: it answers 429, and when to come back",
    "status": "Out of order: it answers 503",
    "partial": "Partial: it answers 206 with half of the rows",
    "slow": f"Slow: it takes {SECONDS:.0f} seconds to answer",
    "not_json": "Not JSON: it answers with a sign-in page",
    "foreign_next_link": "Astray: its next page is on a foreign host",
}


class Trouble:
    """The page over one tenant's faults, its app's permissions and its requests."""

    def __init__(self, clock: Clock, tokens: Tokens, faults: Faults, requests: list[Json]) -> None:
        self._clock = clock
        self._tokens = tokens
        self._faults = faults
        self._requests = requests

    def routes(self) -> list[Route]:
        """The page, and what its forms do."""
        done = {"faults": self._plan, "forget": self._forget, "permission": self._grant}
        return [
            Route(TROUBLE, self._show, methods=["GET"]),
            *(
                Route(f"{TROUBLE}/{name}", explained(doing, self._refused), methods=["POST"])
                for name, doing in done.items()
            ),
        ]

    def _refused(self, request: Request, sentence: str, status: int) -> Response:
        return refused_page(request, self._clock, sentence, status)

    async def _show(self, request: Request) -> Response:
        return page(
            request,
            self._clock,
            "trouble.html",
            WORDS=WORDS,
            MOST_TIMES=MOST_TIMES,
            planned=self._faults.planned,
            permission=READ[0],
            roles=self._tokens.roles,
            may_read=bool(set(READ) & set(self._tokens.roles)),
            requests=self._requests[: -SHOWN - 1 : -1],
        )

    async def _plan(self, request: Request) -> Response:
        form = await form_of(request)
        if not form["times"].isdecimal() or not 1 <= int(form["times"]) <= MOST_TIMES:
            raise ValueError(f"The number of requests is not one from 1 to {MOST_TIMES}.")
        planned: Json = {"kind": form["kind"], "path": GRAPH, "times": int(form["times"]), "seconds": SECONDS}
        self._faults.planned.append(Fault(**planned))
        return back_to(TROUBLE)

    async def _forget(self, _request: Request) -> Response:
        self._faults.planned.clear()
        return back_to(TROUBLE)

    async def _grant(self, request: Request) -> Response:
        self._tokens.roles = [READ[0]] if (await form_of(request))["granted"] == "yes" else []
        return back_to(TROUBLE)
