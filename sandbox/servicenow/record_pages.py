"""A record's page, where links to it lead: a form, and below it what has been said."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl, journals, record_form, writes
from sandbox.servicenow.display import Showing
from sandbox.servicenow.instance import Record
from sandbox.servicenow.pages import message_page
from sandbox.servicenow.refusals import Refused
from sandbox.servicenow.visits import FORBIDDEN, NEW, Visit, Visits, not_found

_TABLES = {"incident": "Incident", "change_request": "Change request"}
_FACTS = {
    "state": "State",
    "priority": "Priority",
    "assigned_to": "Assigned to",
    "sys_updated_on": "Updated",
    "sys_updated_by": "Updated by",
    "correlation_display": "Correlation",
    "correlation_id": "Correlation id",
}


class RecordPages:
    """``/incident.do``, ``/change_request.do`` and ``/nav_to.do``."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [
            Route("/nav_to.do", self.nav_to, methods=["GET"]),
            *(self._visits.route(f"/{table}.do", "GET", self.show) for table in _TABLES),
            *(self._visits.route(f"/{table}.do", "POST", self.save) for table in _TABLES),
        ]

    async def nav_to(self, request: Request) -> Response:
        """To the page named in ``uri``, if it is one of this instance's record pages."""
        uri = request.query_params.get("uri", "").removeprefix("/")
        if not uri.startswith(("incident.do", "change_request.do")):
            message = "The page you are looking for could not be found."
            return message_page(request, "Page not found", message, 404)
        return RedirectResponse(f"/{uri}", 302)

    async def show(self, visit: Visit) -> Response:
        """The record's page, or an empty form for a new one."""
        return _page(visit)

    async def save(self, visit: Visit) -> Response:
        """Make or change the record, through the same rules as everywhere."""
        table, record = _table(visit), _record(visit)
        if record is None and visit.sys_id != NEW:
            return not_found(visit)
        try:
            fields = record_form.changed(visit, table)
            if record is None:
                record = writes.insert(visit.instance, table, fields, visit.user, display_values=True)
            else:
                writes.update(visit.instance, table, record, fields, visit.user, display_values=True)
        except Refused as refused:
            return _page(visit, refused.detail or refused.message, refused.status)
        return RedirectResponse(f"/{table}.do?sys_id={record['sys_id']}", 303)


def _table(visit: Visit) -> str:
    return visit.request.url.path.removeprefix("/").removesuffix(".do")


def _record(visit: Visit) -> Record | None:
    table = _table(visit)
    record = visit.instance.tables[table].get(visit.sys_id)
    readable = record and acl.may_read_row(visit.instance, table, record, visit.user)
    return record if readable else None


def _page(visit: Visit, error: str = "", status: int = 200) -> Response:
    table, record = _table(visit), _record(visit)
    may_write = acl.may_write(visit.instance, table, visit.user)
    if record is None:
        if visit.sys_id != NEW:
            return not_found(visit)
        if not may_write:
            return visit.message("Invalid request", FORBIDDEN, 403)
    return visit.page(
        "record.html",
        record["number"] if record else f"New {_TABLES[table].lower()}",
        status,
        fields=record_form.fields(visit, table, record),
        facts=_facts(visit, table, record) if record else {},
        activity=_activity(visit, table, record) if record else [],
        error=error,
        kind=_TABLES[table],
        button="Update" if record else "Submit",
        may_write=may_write,
        target=f"/{table}.do?sys_id={visit.sys_id}",
        is_new=record is None,
    )


def _facts(visit: Visit, table: str, record: Record) -> dict[str, str]:
    """What is so at this moment, whatever the open form says; empty facts are left out."""
    shown = Showing(visit.instance, visit.user, "", "true", links=False).show(table, record, _FACTS)
    return {label: str(shown[name]) for name, label in _FACTS.items() if shown.get(name)}


def _activity(visit: Visit, table: str, record: Record) -> list[journals.Entry]:
    seen = [name for name in journals.LABELS if acl.may_use_field(visit.instance, table, name, visit.user)]
    return list(journals.read(visit.instance, record, visit.user, *seen))
