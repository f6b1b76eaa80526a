"""The portal's pages in the browser: Secure Score, its actions, and what administrators do about them."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox.clock import Clock
from sandbox.microsoft.action_details import details
from sandbox.microsoft.action_list import chosen, score_impact
from sandbox.microsoft.control import stamp
from sandbox.microsoft.explaining import explained
from sandbox.microsoft.overview import by_category, comparisons
from sandbox.microsoft.pages import (
    ACTIONS,
    CLOCK,
    HOME,
    action_address,
    back_to,
    form_of,
    moment,
    page,
    refused_page,
)
from sandbox.microsoft.people import ADMINISTRATOR
from sandbox.microsoft.tenant import Tenant
from sandbox.microsoft.trend import trend
from sandbox.microsoft.words import NOT_SCORED, STATUS_TONES

FIRST_ACTIONS = 5


class Portal:
    """The pages over one tenant."""

    def __init__(self, tenant: Tenant, clock: Clock) -> None:
        self._tenant = tenant
        self._clock = clock

    def routes(self) -> list[Route]:
        """The pages, and what their forms do."""
        return [
            Route("/", self._home, methods=["GET"]),
            Route(HOME, self._overview, methods=["GET"]),
            Route(ACTIONS, self._actions, methods=["GET"]),
            Route(f"{ACTIONS}/{{id:path}}", explained(self._action, self._refused), methods=["GET"]),
            Route(f"{ACTIONS}/{{id:path}}", explained(self._act, self._refused), methods=["POST"]),
            Route(CLOCK, self._time, methods=["GET"]),
            Route(CLOCK, explained(self._forward, self._refused), methods=["POST"]),
        ]

    def _refused(self, request: Request, sentence: str, status: int) -> Response:
        return refused_page(request, self._clock, sentence, status)

    async def _home(self, _request: Request) -> Response:
        return RedirectResponse(HOME)

    async def _overview(self, request: Request) -> Response:
        snapshot = next(self._tenant.secure_scores())
        actions = self._tenant.actions()
        return page(
            request,
            self._clock,
            "overview.html",
            snapshot=snapshot,
            trend=trend(self._tenant.secure_scores()),
            categories=by_category(snapshot, self._tenant.profiles),
            comparisons=comparisons(snapshot),
            statuses=Counter(action["status"] or NOT_SCORED for action in actions),
            first=chosen(actions, {"status": "To address"})[:FIRST_ACTIONS],
            coming=self._tenant.coming(),
        )

    async def _actions(self, request: Request) -> Response:
        actions = self._tenant.actions()
        most = next(self._tenant.secure_scores())["maxScore"]
        shown = chosen(actions, request.query_params)
        return page(
            request,
            self._clock,
            "actions.html",
            actions=[{**action, "impact": score_impact(action, most)} for action in shown],
            count=len(actions),
            asked={name: request.query_params.get(name, "") for name in ("words", "category", "status")},
            categories=sorted({action["controlCategory"] for action in actions} - {None}),
            statuses=list(STATUS_TONES),
        )

    async def _action(self, request: Request) -> Response:
        control_id = request.path_params["id"]
        return page(request, self._clock, "action.html", **details(self._tenant, control_id))

    async def _act(self, request: Request) -> Response:
        control_id, form = request.path_params["id"], await form_of(request)
        match form["doing"]:
            case "fix":
                self._tenant.observe(control_id, 100, now=form["seen"] == "at once")
            case "break":
                self._tenant.observe(control_id, 0, now=form["seen"] == "at once")
            case "declare":
                self._declare(control_id, form)
            case other:
                raise ValueError(f"{other} is not one of fix, break, declare.")
        return back_to(action_address(control_id))

    def _declare(self, control_id: str, form: Mapping[str, str]) -> None:
        comment = form["comment"].strip() or None
        self._tenant.update_state(control_id, form["state"], by=ADMINISTRATOR, comment=comment)

    async def _time(self, _request: Request) -> Response:
        return PlainTextResponse(moment(stamp(self._clock.now())))

    async def _forward(self, request: Request) -> Response:
        form = await form_of(request)
        match form["by"]:
            case "hour":
                self._clock.forward(timedelta(hours=1))
            case "day":
                self._tenant.next_day()
            case other:
                raise ValueError(f"{other} is not one of hour, day.")
        return back_to(form["back"])
