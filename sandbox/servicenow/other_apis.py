"""The smallest REST API, who am I, and what is said of a path that no API has."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow.callers import Callers
from sandbox.servicenow.refusals import no_resource

_EVERY_METHOD = ["GET", "POST", "PUT", "PATCH", "DELETE"]


class OtherApis:
    """``/api/now/ui/user/current_user``; every path that is left over is refused."""

    def __init__(self, callers: Callers) -> None:
        self._callers = callers

    def routes(self) -> list[Route]:
        """The routes; to be placed after those of every other API."""
        return [
            Route("/api/now/ui/user/current_user", self.current_user, methods=["GET"]),
            Route("/api/{path:path}", self.no_such_api, methods=_EVERY_METHOD),
        ]

    async def current_user(self, request: Request) -> Response:
        """The user whose token this is; needs no role."""
        user = self._callers.of(request)
        shape = {"user_name": user["user_name"], "user_sys_id": user["sys_id"]}
        return JSONResponse({"result": shape | {"user_display_name": user["name"]}})

    async def no_such_api(self, request: Request) -> Response:
        """What the instance says of a path it does not know."""
        self._callers.of(request)
        raise no_resource()
