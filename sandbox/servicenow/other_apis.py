"""Two smaller REST APIs: who am I, and which states a change request may take next."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl
from sandbox.servicenow.callers import Callers
from sandbox.servicenow.choices import labels
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.refusals import Refused, no_record
from sandbox.servicenow.rules import next_states

_EVERY_METHOD = ["GET", "POST", "PUT", "PATCH", "DELETE"]


class OtherApis:
    """``/api/now/ui/user/current_user`` and the change API's ``nextstates``; every other path is refused."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers

    def routes(self) -> list[Route]:
        """These APIs' routes; to be placed after those of every other API."""
        return [
            Route("/api/now/ui/user/current_user", self.current_user, methods=["GET"]),
            Route("/api/sn_chg_rest/change/{sys_id}/nextstates", self.nextstates, methods=["GET"]),
            Route("/api/sn_chg_rest/v1/change/{sys_id}/nextstates", self.nextstates, methods=["GET"]),
            Route("/api/{path:path}", self.no_such_api, methods=_EVERY_METHOD),
        ]

    async def current_user(self, request: Request) -> Response:
        """The user whose token this is; needs no role."""
        user = self._callers.of(request)
        shape = {"user_name": user["user_name"], "user_sys_id": user["sys_id"]}
        return JSONResponse({"result": shape | {"user_display_name": user["name"]}})

    async def nextstates(self, request: Request) -> Response:
        """https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/change-management-api.md"""
        user = self._callers.of(request)
        change = self._instance.tables["change_request"].get(request.path_params["sys_id"])
        if change is None or not acl.may_read_row(self._instance, "change_request", change, user):
            raise no_record()
        state_label = labels(self._instance, "change_request", "state", user["preferred_language"])
        return JSONResponse({"result": {"available_states": next_states(change), "state_label": state_label}})

    async def no_such_api(self, request: Request) -> Response:
        """What the instance says of a path it does not know."""
        self._callers.of(request)
        raise Refused(400, "Requested URI does not represent any resource", None)
