"""The Table API.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/c_TableAPI.md
"""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl, writes
from sandbox.servicenow.callers import Callers, json_object
from sandbox.servicenow.definitions import is_open_to_web_services
from sandbox.servicenow.display import Showing, Shown, display_mode
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.properties import REST_ACL
from sandbox.servicenow.queries import select
from sandbox.servicenow.refusals import Refused, no_record, not_authorized
from sandbox.servicenow.tables import TABLES
from sandbox.servicenow.users import REST_ROLE

_DEFAULT_LIMIT = 10_000


class TableApi:
    """Rows of tables, over REST."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers

    def routes(self) -> list[Route]:
        """The same routes without a version and for each version."""
        return [
            route
            for base in ("/api/now/table", "/api/now/v1/table", "/api/now/v2/table")
            for route in (
                Route(base + "/{table}", self.list_records, methods=["GET"]),
                Route(base + "/{table}", self.create, methods=["POST"]),
                Route(base + "/{table}/{sys_id}", self.retrieve, methods=["GET"]),
                Route(base + "/{table}/{sys_id}", self.modify, methods=["PUT", "PATCH"]),
                Route(base + "/{table}/{sys_id}", self.delete, methods=["DELETE"]),
            )
        ]

    async def list_records(self, request: Request) -> Response:
        """Rows by sysparm_query; limit and count come before access control, so rows may be missing."""
        user, table = self._enter(request)
        rows = select(self._instance, table, request.query_params.get("sysparm_query", ""), user)
        limit = _number(request, "sysparm_limit", _DEFAULT_LIMIT)
        offset = _number(request, "sysparm_offset", 0)
        readable = [
            row for row in rows[offset : offset + limit] if acl.may_read_row(self._instance, table, row, user)
        ]
        if not readable and request.url.path.startswith("/api/now/v1/"):
            raise no_record()
        headers = {}
        if request.query_params.get("sysparm_no_count") != "true":
            headers["X-Total-Count"] = str(len(rows))
        if request.query_params.get("sysparm_suppress_pagination_header") != "true":
            headers["Link"] = _page_links(request, limit, offset, len(rows))
        return JSONResponse(
            {"result": [_shown(self._instance, request, table, row, user) for row in readable]}, 200, headers
        )

    async def retrieve(self, request: Request) -> Response:
        """One record."""
        user, table = self._enter(request)
        return self._answer(request, table, self._record(request, table, user), user)

    async def create(self, request: Request) -> Response:
        """A new record: 201 and its address."""
        user, table = self._enter(request)
        fields = await json_object(request)
        record = writes.insert(self._instance, table, fields, user, display_values=_typed(request))
        address = f"{_base_url(request)}{request.url.path}/{record['sys_id']}"
        return self._answer(request, table, record, user, 201, {"Location": address})

    async def modify(self, request: Request) -> Response:
        """PUT and PATCH are the same: what is sent is changed, all else stays."""
        user, table = self._enter(request)
        fields = await json_object(request)
        record = self._record(request, table, user)
        writes.update(self._instance, table, record, fields, user, display_values=_typed(request))
        return self._answer(request, table, record, user)

    async def delete(self, request: Request) -> Response:
        """204 and nothing."""
        user, table = self._enter(request)
        writes.delete(self._instance, table, self._record(request, table, user), user)
        return Response(status_code=204)

    def _enter(self, request: Request) -> tuple[Record, str]:
        user, table = self._callers.of(request), request.path_params["table"]
        may_enter = {"admin", REST_ROLE} & self._instance.roles(user)
        if self._instance.is_on(REST_ACL) and not may_enter:
            raise not_authorized()
        if table not in TABLES:
            raise Refused(400, f"Invalid table {table}", None)
        if not is_open_to_web_services(self._instance, table):
            raise not_authorized()
        return user, table

    def _record(self, request: Request, table: str, user: Record) -> Record:
        record = self._instance.tables[table].get(request.path_params["sys_id"])
        if record is None or not acl.may_read_row(self._instance, table, record, user):
            raise no_record()
        return record

    def _answer(
        self,
        request: Request,
        table: str,
        record: Record,
        user: Record,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> Response:
        if request.headers.get("x-no-response-body") == "true":
            return Response(status_code=status, headers=headers)
        return JSONResponse({"result": _shown(self._instance, request, table, record, user)}, status, headers)


def _shown(
    instance: Instance, request: Request, table: str, record: Record, user: Record
) -> dict[str, Shown]:
    parameters = request.query_params
    showing = Showing(
        instance,
        user,
        _base_url(request),
        display_mode(parameters.get("sysparm_display_value", "false")),
        links=parameters.get("sysparm_exclude_reference_link") != "true",
    )
    return showing.show(table, record, parameters.get("sysparm_fields", "").split(","))


def _base_url(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _typed(request: Request) -> bool:
    return request.query_params.get("sysparm_input_display_value") == "true"


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else default


def _page_links(request: Request, limit: int, offset: int, total: int) -> str:
    last = (max(total - 1, 0) // limit) * limit if limit else 0
    pages = {"first": 0}
    if offset > 0:
        pages["prev"] = max(offset - limit, 0)
    if offset + limit < total:
        pages["next"] = offset + limit
    pages["last"] = last
    others = [(name, text) for name, text in request.query_params.multi_items() if name != "sysparm_offset"]
    address = f"{_base_url(request)}{request.url.path}?"
    return ",".join(
        f'<{address}{urlencode([*others, ("sysparm_offset", str(start))])}>;rel="{name}"'
        for name, start in pages.items()
    )
