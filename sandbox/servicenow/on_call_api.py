"""On-Call Scheduling: who is on call for a group.

``/api/now/on_call_rota/whoisoncall`` is in no REST documentation. Its parameters ``group_ids`` and
``rota_ids``, and ``userId`` in its answer, are what public programs use that call it; the other keys
are those of an escalation plan:
https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/server-api-reference/c_OnCallRotationAPI.md

Rotas here never rotate: a roster's members are called in their order, the first being the one on call.
"""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow.callers import Callers, json_object
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import NO_ON_CALL
from sandbox.servicenow.refusals import Refused, no_resource


class OnCallApi:
    """Who is on call, and the route by which a test or a demo decides that."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers

    def routes(self) -> list[Route]:
        """The API's route and the sandbox's own."""
        return [
            Route("/api/now/on_call_rota/whoisoncall", self.who_is_on_call, methods=["GET"]),
            Route("/sandbox/on_call", self.set_on_call, methods=["POST"]),
        ]

    async def who_is_on_call(self, request: Request) -> Response:
        """Each group's people in the order in which they are called; nobody for a group without a rota."""
        self._callers.of(request)
        if self._instance.is_on(NO_ON_CALL):
            raise no_resource()
        groups = request.query_params.get("group_ids", "").split(",")
        rotas = request.query_params.get("rota_ids", "").split(",")
        found = [
            rota
            for rota in self._instance.tables["cmn_rota"].values()
            if rota["active"] == "true" and (rota["group"] in groups or rota["sys_id"] in rotas)
        ]
        return JSONResponse({"result": [one for rota in found for one in self._on_call(rota)]})

    def _on_call(self, rota: Record) -> Iterator[dict[str, object]]:
        tables = self._instance.tables
        rosters = [row for row in tables["cmn_rota_roster"].values() if row["rota"] == rota["sys_id"]]
        for roster in _in_order(rosters):
            members = [row for row in tables["cmn_rota_member"].values() if row["roster"] == roster["sys_id"]]
            for order, member in enumerate(_in_order(members), 1):
                yield _escalatee(rota, roster, member, order)

    async def set_on_call(self, request: Request) -> Response:
        """``{"group": name, "users": [user_name, ...]}``: whom to call first, second, ..."""
        body = await json_object(request)
        group = self._instance.find("sys_user_group", name=str(body.get("group")))
        names = body.get("users")
        if group is None or not isinstance(names, list):
            raise Refused(400, "group must name a group, and users must be a list", None)
        users = [self._instance.find("sys_user", user_name=str(name)) for name in names]
        known = [user for user in users if user is not None]
        if len(known) < len(users):
            raise Refused(400, "users names somebody who does not exist", None)
        put_on_call(self._instance, group, known)
        return JSONResponse({"users": names})


def put_on_call(instance: Instance, group: Record, users: list[Record]) -> None:
    """Give the group one rota with one roster of these people, in this order."""
    rota = instance.find("cmn_rota", group=group["sys_id"]) or instance.add(
        "cmn_rota", name=f"{group['name']} 24/7", group=group["sys_id"]
    )
    roster = instance.find("cmn_rota_roster", rota=rota["sys_id"]) or instance.add(
        "cmn_rota_roster", name="Primary", rota=rota["sys_id"], order="1"
    )
    members = instance.tables["cmn_rota_member"]
    for old in [row for row in members.values() if row["roster"] == roster["sys_id"]]:
        del members[old["sys_id"]]
    for order, user in enumerate(users, 1):
        instance.add("cmn_rota_member", member=user["sys_id"], roster=roster["sys_id"], order=str(order))


def _in_order(rows: list[Record]) -> list[Record]:
    return sorted(rows, key=lambda row: int(row["order"] or 0))


def _escalatee(rota: Record, roster: Record, member: Record, order: int) -> dict[str, object]:
    return {
        "order": order,
        "userId": member["member"],
        "userIds": [],
        "deviceId": "",
        "deviceIds": [],
        "escalationGroups": [],
        "isDevice": False,
        "isOverride": False,
        "memberId": member["sys_id"],
        "memberIds": [],
        "rosterId": roster["sys_id"],
        "rotaId": rota["sys_id"],
        "groupId": rota["group"],
    }
