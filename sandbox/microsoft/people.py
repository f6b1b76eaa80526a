"""/sandbox/: what administrators do in the portal and what Microsoft's side does, played over HTTP.

Bodies and answers are JSON; what cannot be done answers 400 or 404 with ``{"error": sentence}``.
"""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.microsoft.control import Json
from sandbox.microsoft.explaining import explained
from sandbox.microsoft.faults import Fault, Faults
from sandbox.microsoft.tenant import Tenant
from sandbox.microsoft.token import Tokens

ADMINISTRATOR = "Ada Admin"


class People:
    """The people's side of one tenant."""

    def __init__(self, tenant: Tenant, tokens: Tokens, faults: Faults, requests: list[Json]) -> None:
        self._tenant = tenant
        self._tokens = tokens
        self._faults = faults
        self._requests = requests

    def routes(self) -> list[Route]:
        """One route for each thing that can be done or looked at."""
        done = {
            "fix": self._fix,
            "break": self._break,
            "state": self._state,
            "next_day": self._next_day,
            "grant": self._grant,
            "faults": self._plan_fault,
        }
        return [
            *(
                Route(f"/sandbox/{name}", explained(doing, as_json), methods=["POST"])
                for name, doing in done.items()
            ),
            Route("/sandbox/faults", self._forget_faults, methods=["DELETE"]),
            Route("/sandbox/requests", self._show_requests),
            Route("/sandbox/actions", self._show_actions),
        ]

    async def _fix(self, request: Request) -> Response:
        return await self._observed(request, 100)

    async def _break(self, request: Request) -> Response:
        return await self._observed(request, 0)

    async def _observed(self, request: Request, percentage: float) -> Response:
        body = await request.json()
        self._tenant.observe(
            body["control_id"], float(body.get("percentage", percentage)), now=bool(body.get("now"))
        )
        return JSONResponse({"control_id": body["control_id"]})

    async def _state(self, request: Request) -> Response:
        body = await request.json()
        profile = self._tenant.update_state(
            body["control_id"], body["state"], by=ADMINISTRATOR, comment=body.get("comment")
        )
        return JSONResponse(profile["controlStateUpdates"][-1])

    async def _next_day(self, request: Request) -> Response:
        return JSONResponse({"now": self._tenant.next_day()})

    async def _grant(self, request: Request) -> Response:
        """Roles are written into a token when it is issued: one given out before keeps the old ones."""
        self._tokens.roles = list((await request.json())["roles"])
        return JSONResponse({"roles": self._tokens.roles})

    async def _plan_fault(self, request: Request) -> Response:
        fault = Fault(**await request.json())
        self._faults.planned.append(fault)
        return JSONResponse(asdict(fault))

    async def _forget_faults(self, request: Request) -> Response:
        self._faults.planned.clear()
        return Response(status_code=204)

    async def _show_requests(self, request: Request) -> Response:
        return JSONResponse(self._requests)

    async def _show_actions(self, request: Request) -> Response:
        return JSONResponse(self._tenant.actions())


def as_json(_request: Request, sentence: str, status: int) -> Response:
    """A sentence about what cannot be done."""
    return JSONResponse({"error": sentence}, status)
