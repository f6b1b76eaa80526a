"""The Change Management API: change requests, what they are made from, and their next states.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/api-reference/rest-apis/change-management-api.md

Of its resources it has change requests, models, standard templates and nextstates; tasks, approvals, risk,
configuration items, conflicts and schedules are paths that this instance does not know. The page gives
statuses but no words for what it refuses; the words here are the sandbox's own.
"""

from collections.abc import Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl, change_lists, writes
from sandbox.servicenow.callers import Callers, json_object
from sandbox.servicenow.change_templates import FIXED, fields_in, model_named
from sandbox.servicenow.change_values import pairs
from sandbox.servicenow.choices import labels
from sandbox.servicenow.columns import ADMINS
from sandbox.servicenow.instance import Instance, Record, steady_sys_id
from sandbox.servicenow.properties import CHANGE_SYS_ID_IGNORED, NO_CHANGE_API
from sandbox.servicenow.refusals import Refused, no_record, no_resource, not_authorized
from sandbox.servicenow.rules import next_states
from sandbox.servicenow.tables import TABLES

_TABLE = "change_request"
_MODELS, _TEMPLATES, _VERSIONS = "chg_model", "std_change_record_producer", "std_change_producer_version"
_TYPES = ("normal", "standard", "emergency")
_DELETERS = ADMINS | {"change_manager"}
_WRITERS = _DELETERS | {"itil"}
_READERS = _WRITERS | {"sn_change_read"}

Fields = dict[str, object]


class ChangeApi:
    """Everything under ``/api/sn_chg_rest/change``, for the roles that its page names."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers

    def routes(self) -> list[Route]:
        """The same routes without a version and for the first; fixed words come before sys_ids."""
        bases = ("/api/sn_chg_rest/change", "/api/sn_chg_rest/v1/change")
        return [route for base in bases for route in self._routes(base)]

    def _routes(self, base: str) -> list[Route]:
        return [
            *self._looked_up(base + "/model", _MODELS),
            *self._looked_up(base + "/standard/template", _TEMPLATES),
            Route(base + "/standard/{template}", self.create_standard, methods=["POST"]),
            *(route for kind in _TYPES for route in self._changes(f"{base}/{kind}", kind)),
            Route(base + "/{sys_id}/nextstates", self.nextstates, methods=["GET"]),
            *self._changes(base, ""),
        ]

    def _looked_up(self, path: str, table: str) -> list[Route]:
        return [
            Route(path, partial(self.look_up, table), methods=["GET"]),
            Route(path + "/{sys_id}", partial(self.look_up, table), methods=["GET"]),
        ]

    def _changes(self, path: str, kind: str) -> list[Route]:
        one = path + "/{sys_id}"
        return [
            Route(path, partial(self.list_changes, kind), methods=["GET"]),
            Route(path, partial(self.create, kind), methods=["POST"]),
            Route(one, partial(self.retrieve, kind), methods=["GET"]),
            Route(one, partial(self.modify, kind), methods=["PATCH"]),
            Route(one, partial(self.delete, kind), methods=["DELETE"]),
        ]

    async def list_changes(self, kind: str, request: Request) -> Response:
        """Change requests, of one type or of all; the last element is no record."""
        user = self._enter(request, _READERS)
        return self._list(_TABLE, request, user, f"type={kind}" if kind else "")

    async def look_up(self, table: str, request: Request) -> Response:
        """Models or templates, or one of them."""
        user, sys_id = self._enter(request, _READERS), request.path_params.get("sys_id")
        if sys_id is None:
            return self._list(table, request, user, "active=true")
        record = self._instance.tables[table].get(sys_id)
        if record is None:
            raise no_record()
        return self._answer(table, record, user)

    async def retrieve(self, kind: str, request: Request) -> Response:
        """One change request; under a type's path only one of that type."""
        user = self._enter(request, _READERS)
        return self._answer(_TABLE, self._change(request, kind, user), user)

    async def nextstates(self, request: Request) -> Response:
        """The states it may be in next, its own among them, with their labels and the ways to them."""
        user = self._enter(request, _READERS)
        change = self._change(request, "", user)
        states, known = (
            next_states(change),
            labels(self._instance, _TABLE, "state", user["preferred_language"]),
        )
        state_label = {state: known.get(state, state) for state in states}
        ways = [[_way(change["state"], to, state_label)] for to in states if to != change["state"]]
        shown = {"available_states": states, "state_transitions": ways, "state_label": state_label}
        return JSONResponse({"result": shown})

    async def create(self, kind: str, request: Request) -> Response:
        """A new change request: 200, not 201. Its type is the path's, or the one sent, or the model's."""
        user = self._enter(request, _WRITERS)
        if kind == "standard":
            raise Refused(400, "A standard change request needs a template", None)
        fields = await _fields(request)
        fields = fields | ({"type": kind} if kind else self._kind(fields))
        return self._made(fields, user)

    async def create_standard(self, request: Request) -> Response:
        """A new change request as its template has it, but for what may be sent instead."""
        user = self._enter(request, _WRITERS)
        template = self._instance.tables[_TEMPLATES].get(request.path_params["template"])
        if template is None or template["active"] != "true":
            raise no_record()
        sent = await _fields(request)
        preset = fields_in(template["template"])
        given = {name: value for name, value in sent.items() if name not in FIXED}
        version = {"std_change_producer_version": template["current_version"]}
        return self._made(preset | given | {"type": "standard"}, user, version, sent)

    async def modify(self, kind: str, request: Request) -> Response:
        """What is sent, in the body or in the address, is changed."""
        user = self._enter(request, _WRITERS)
        change, fields = self._change(request, kind, user), await _fields(request)
        writes.update(self._instance, _TABLE, change, fields, user)
        return self._answer(_TABLE, change, user, self._ignored(fields, user))

    async def delete(self, kind: str, request: Request) -> Response:
        """The change request as it was."""
        user = self._enter(request, _DELETERS)
        change = self._change(request, kind, user)
        writes.delete(self._instance, _TABLE, change, user)
        return self._answer(_TABLE, change, user)

    def _enter(self, request: Request, roles: frozenset[str]) -> Record:
        # Fields may all stand in the address, and then there is no body whose type a header could name.
        has_body = request.headers.get("content-length", "0") != "0"
        user = self._callers.of(request, json_only=has_body)
        if self._instance.is_on(NO_CHANGE_API):
            raise no_resource()
        if not roles & self._instance.roles(user):
            raise not_authorized()
        return user

    def _change(self, request: Request, kind: str, user: Record) -> Record:
        change = self._instance.tables[_TABLE].get(request.path_params["sys_id"])
        if change is None or (kind and change["type"] != kind):
            raise no_record()
        if not acl.may_read_row(self._instance, _TABLE, change, user):
            raise no_record()
        return change

    def _kind(self, fields: Fields) -> Fields:
        """``type`` and ``chg_model`` as columns keep them; each may be sent by its name; raises Refused."""
        named, wanted = str(fields.get("type") or ""), str(fields.get("chg_model") or "")
        choices = labels(self._instance, _TABLE, "type", "en")
        kind = next((value for value, label in choices.items() if named in (value, label)), "")
        model = model_named(self._instance, wanted) if wanted else None
        if (named and not kind) or (wanted and model is None):
            raise Refused(400, "Invalid type or chg_model", named if named and not kind else wanted)
        if model:
            preset: Fields = {**fields_in(model["record_preset"])}
            return preset | ({"type": kind} if kind else {}) | {"chg_model": model["sys_id"]}
        if kind == "standard":
            raise Refused(400, "A standard change request needs a template", None)
        return {"type": kind or "normal"}

    def _made(
        self, fields: Fields, user: Record, set_here: Record | None = None, sent: Fields | None = None
    ) -> Response:
        ignored = self._ignored(fields if sent is None else sent, user, FIXED if set_here else frozenset())
        if self._instance.is_on(CHANGE_SYS_ID_IGNORED):
            fields = {name: value for name, value in fields.items() if name != "sys_id"}
        change = writes.insert(self._instance, _TABLE, fields, user)
        change |= set_here or {}
        return self._answer(_TABLE, change, user, ignored)

    def _ignored(self, fields: Fields, user: Record, fixed: frozenset[str] = frozenset()) -> list[str]:
        columns = TABLES[_TABLE].columns
        usable = {name for name in columns if acl.may_use_field(self._instance, _TABLE, name, user)}
        return [name for name in fields if name in fixed or name not in usable or not columns[name].writable]

    def _list(self, table: str, request: Request, user: Record, narrowed: str) -> Response:
        found = change_lists.find(self._instance, table, request.query_params, user, narrowed)
        shown = [pairs(self._instance, table, row, user) for row in found.rows]
        return JSONResponse({"result": [*shown, found.meta]})

    def _answer(self, table: str, record: Record, user: Record, ignored: list[str] | None = None) -> Response:
        shown: dict[str, object] = {**pairs(self._instance, table, record, user)}
        if ignored is not None:
            shown["__meta"] = {"ignoredFields": ignored}
        return JSONResponse({"result": shown})


def _way(before: str, after: str, label: Mapping[str, str]) -> Fields:
    """One transition; it is open at once, as this instance's models set no conditions."""
    return {
        "sys_id": steady_sys_id("sttrm_state_transition", before, after),
        "display_value": f"{label[before]} to {label[after]}",
        "from_state": before,
        "to_state": after,
        "transition_available": True,
        "automatic_transition": False,
        "conditions": [],
    }


async def _fields(request: Request) -> Fields:
    """Name-value pairs out of the address and the body, which wins."""
    return {**request.query_params} | await json_object(request)
