"""``/sandbox/``: playing the people and the bad days of an instance, over HTTP with JSON."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow import faults, journals, writes
from sandbox.servicenow.callers import json_object
from sandbox.servicenow.faults import Fault, Faults
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.oauth import OAuth
from sandbox.servicenow.queries import select
from sandbox.servicenow.refusals import Refused, no_record
from sandbox.servicenow.request_log import RequestLog
from sandbox.servicenow.tables import TABLES
from sandbox.servicenow.users import add_difficult_users, grant_roles, save_user


class People:
    """Every route under ``/sandbox/``."""

    def __init__(self, oauth: OAuth, faults: Faults, log: RequestLog) -> None:
        self._oauth = oauth
        self._instance = oauth.instance
        self._faults = faults
        self._log = log

    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route("/sandbox/records/{table}", self.records, methods=["GET"]),
            Route("/sandbox/records/{table}", self.add_record, methods=["POST"]),
            Route("/sandbox/records/{table}/{key}", self.change_record, methods=["POST"]),
            Route("/sandbox/users", self.save_user, methods=["POST"]),
            Route("/sandbox/users/difficult", self.add_difficult_users, methods=["POST"]),
            Route("/sandbox/oauth_entity", self.save_oauth_entity, methods=["POST"]),
            Route("/sandbox/properties", self.set_properties, methods=["POST"]),
            Route("/sandbox/faults", self.add_fault, methods=["POST"]),
            Route("/sandbox/faults", self.list_faults, methods=["GET"]),
            Route("/sandbox/faults", self.remove_faults, methods=["DELETE"]),
            Route("/sandbox/requests", self.list_requests, methods=["GET"]),
            Route("/sandbox/requests", self.forget_requests, methods=["DELETE"]),
        ]

    async def records(self, request: Request) -> Response:
        """``{"records": [...]}``: raw values as an admin sees them, journals as lists of entries."""
        table = _table(request)
        query = request.query_params.get("sysparm_query", "")
        rows = select(self._instance, table, query, self._user("admin"))
        return JSONResponse({"records": [_raw(self._instance, table, row) for row in rows]})

    async def add_record(self, request: Request) -> Response:
        """``{"as": user_name, "fields": {...}}``: a person's new record; an admin's passes over rules."""
        table = _table(request)
        user, fields = await self._sent(request)
        overriding = "admin" in self._instance.roles(user)
        record = writes.insert(self._instance, table, fields, user, overriding=overriding)
        return JSONResponse({"record": _raw(self._instance, table, record)}, 201)

    async def change_record(self, request: Request) -> Response:
        """``{"as": user_name, "fields": {...}}``: a person's change; an admin's passes over rules."""
        table, key = _table(request), request.path_params["key"]
        user, fields = await self._sent(request)
        record = self._instance.tables[table].get(key) or self._instance.find(table, number=key)
        if record is None:
            raise no_record()
        overriding = "admin" in self._instance.roles(user)
        writes.update(self._instance, table, record, fields, user, overriding=overriding)
        return JSONResponse({"record": _raw(self._instance, table, record)})

    async def save_user(self, request: Request) -> Response:
        """Add or change a user: ``user_name``, sys_user's columns, ``password``, ``roles`` as a list."""
        body = await json_object(request)
        values = _strings(body, TABLES["sys_user"].columns)
        if "password" in body:
            values["user_password"] = str(body["password"])
        user_name = values.pop("user_name", "")
        if not user_name:
            raise Refused(400, "user_name is missing", None)
        user = save_user(self._instance, user_name, values)
        if "roles" in body:
            grant_roles(self._instance, user_name, _list(body, "roles"))
        return JSONResponse({"record": _raw(self._instance, "sys_user", user)})

    async def add_difficult_users(self, _request: Request) -> Response:
        """Users on whom an integration fails: a machine, one locked out, one inactive, a security admin."""
        users = add_difficult_users(self._instance)
        return JSONResponse({"records": [_raw(self._instance, "sys_user", user) for user in users]})

    async def save_oauth_entity(self, request: Request) -> Response:
        """Add or change a registry entry: oauth_entity's columns and ``redirect_urls`` as a list."""
        body = await json_object(request)
        values = _strings(body, TABLES["oauth_entity"].columns)
        client_id = values.pop("client_id", "")
        if not client_id:
            raise Refused(400, "client_id is missing", None)
        entity = self._oauth.save_entity(client_id, values, _list(body, "redirect_urls"))
        return JSONResponse({"record": _raw(self._instance, "oauth_entity", entity)})

    async def set_properties(self, request: Request) -> Response:
        """``{name: value, ...}``."""
        for name, value in _strings(await json_object(request)).items():
            self._instance.set_property(name, value)
        return JSONResponse({"ok": True})

    async def add_fault(self, request: Request) -> Response:
        """One fault: see Fault for its fields."""
        body = await json_object(request)
        if body.get("kind") not in faults.KINDS:
            raise Refused(400, f"kind must be one of {', '.join(faults.KINDS)}", None)
        try:
            self._faults.now.append(Fault(**body))  # type: ignore[arg-type]
        except TypeError as error:
            raise Refused(400, "Unknown field", str(error)) from error
        return JSONResponse({"faults": self._faults.as_json()})

    async def list_faults(self, _request: Request) -> Response:
        """The faults in force."""
        return JSONResponse({"faults": self._faults.as_json()})

    async def remove_faults(self, _request: Request) -> Response:
        """No faults any more."""
        self._faults.now.clear()
        return JSONResponse({"faults": []})

    async def list_requests(self, _request: Request) -> Response:
        """The requests so far, newest last."""
        return JSONResponse({"requests": self._log.as_json()})

    async def forget_requests(self, _request: Request) -> Response:
        """Forget the requests so far."""
        self._log.requests.clear()
        return JSONResponse({"requests": []})

    async def _sent(self, request: Request) -> tuple[Record, dict[str, object]]:
        """Who writes, and the fields."""
        body = await json_object(request)
        user, fields = self._user(str(body.get("as", "admin"))), body.get("fields")
        if not isinstance(fields, dict):
            raise Refused(400, "fields is missing", None)
        return user, fields

    def _user(self, user_name: str) -> Record:
        user = self._instance.find("sys_user", user_name=user_name)
        if user is None:
            raise Refused(400, f"There is no user {user_name}", None)
        return user


def _table(request: Request) -> str:
    table = str(request.path_params["table"])
    if table not in TABLES:
        raise Refused(400, f"Invalid table {table}", None)
    return table


def _raw(instance: Instance, table: str, record: Record) -> dict[str, object]:
    columns = TABLES[table].columns
    shown: dict[str, object] = {
        name: value for name, value in record.items() if columns[name].kind not in ("journal", "password")
    }
    for name, column in columns.items():
        if column.kind == "journal":
            shown[name] = [
                {key: entry[key] for key in ("value", "sys_created_by", "sys_created_on")}
                for entry in journals.entries(instance, record, name)
            ]
    return shown


def _strings(body: Mapping[str, object], names: Mapping[str, object] | None = None) -> dict[str, str]:
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in body.items()
        if names is None or name in names
    }


def _list(body: Mapping[str, object], name: str) -> list[str]:
    value = body.get(name, [])
    if not isinstance(value, list):
        raise Refused(400, f"{name} must be a list", None)
    return [str(item) for item in value]
