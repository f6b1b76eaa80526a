"""The Aggregate API: how many rows, all in all or by the values of fields.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/c_AggregateAPI.md

Of its parameters it knows sysparm_count, sysparm_group_by, sysparm_order_by, sysparm_query and
sysparm_display_value; it computes no average, minimum, maximum or sum, and the rest is passed over.
"""

from collections import Counter
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl
from sandbox.servicenow.callers import Callers
from sandbox.servicenow.display import Showing
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.queries import select
from sandbox.servicenow.refusals import Refused, not_authorized
from sandbox.servicenow.tables import TABLES


class AggregateApi:
    """Counts of rows, over REST."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers

    def routes(self) -> list[Route]:
        """The same route without a version and for the first."""
        return [
            Route(f"/api/now/{version}stats/{{table}}", self.stats, methods=["GET"])
            for version in ("", "v1/")
        ]

    async def stats(self, request: Request) -> Response:
        """Who reads the table counts all its rows, whichever of them access control hides."""
        user, table = self._callers.of(request), request.path_params["table"]
        if table not in TABLES:
            raise Refused(400, f"Invalid table {table}", None)
        readers = TABLES[table].read_roles
        if readers is not None and not readers & self._instance.roles(user):
            raise not_authorized()
        asked = request.query_params
        rows = select(self._instance, table, asked.get("sysparm_query", ""), user)
        counting = asked.get("sysparm_count") == "true"
        names = [
            name
            for name in asked.get("sysparm_group_by", "").split(",")
            if acl.may_use_field(self._instance, table, name, user)
        ]
        if not names:
            return JSONResponse({"result": {"stats": _stats(len(rows), counting)}})
        groups = _Groups(self._instance, table, user, asked.get("sysparm_display_value", "false"))
        counted = Counter(tuple(self._instance.walk(table, row, name) for name in names) for row in rows)
        ordered = _ordered(counted, names, asked.get("sysparm_order_by", ""))
        return JSONResponse(
            {
                "result": [
                    {
                        "stats": _stats(count, counting),
                        "groupby_fields": groups.fields(dict(zip(names, values, strict=True))),
                    }
                    for values, count in ordered
                ]
            }
        )


def _stats(count: int, counting: bool) -> dict[str, str]:
    return {"count": str(count)} if counting else {}


def _ordered(
    counted: Mapping[tuple[str, ...], int], names: list[str], order_by: str
) -> list[tuple[tuple[str, ...], int]]:
    """The groups by the first thing to order by: COUNT or a field, ``^DESC`` or not; else by their values."""
    by, _, direction = order_by.partition(",")[0].partition("^")
    groups = sorted(counted.items())
    if by == "COUNT":
        groups.sort(key=lambda group: group[1], reverse=direction == "DESC")
    elif by in names:
        place = names.index(by)
        groups.sort(key=lambda group: group[0][place], reverse=direction == "DESC")
    return groups


class _Groups:
    def __init__(self, instance: Instance, table: str, user: Record, mode: str) -> None:
        self._showing = Showing(instance, user, "", "true", links=False)
        self._table = table
        self._mode = mode

    def fields(self, values: Mapping[str, str]) -> list[dict[str, str]]:
        """One entry per field: its value, what a person reads instead of it, or both."""
        return [self._field(name, value) for name, value in values.items()]

    def _field(self, name: str, value: str) -> dict[str, str]:
        shown = self._shown(name, value)
        if self._mode == "true":
            return {"field": name, "value": shown}
        return {"field": name, "value": value} | ({"display_value": shown} if self._mode == "all" else {})

    def _shown(self, name: str, value: str) -> str:
        return value if "." in name else self._showing.display_value(self._table, {name: value}, name)
