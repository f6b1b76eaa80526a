"""A record's page, where links to it lead, with a form to change its state and to comment."""

import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl, writes
from sandbox.servicenow.choices import labels
from sandbox.servicenow.display import Showing
from sandbox.servicenow.forms import form_of
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.pages import message_page, page
from sandbox.servicenow.refusals import Refused
from sandbox.servicenow.sessions import Session, Sessions, here, log_out_link, to_login

_FACTS = ("state", "priority", "assignment_group", "assigned_to", "due_date", "opened_at", "sys_updated_on")
_EDITED = ("state", "comments", "close_code", "close_notes")


class RecordPages:
    """``/incident.do``, ``/change_request.do`` and ``/nav_to.do``, for logged-in users."""

    def __init__(self, instance: Instance, sessions: Sessions) -> None:
        self._instance = instance
        self._sessions = sessions

    def routes(self) -> list[Route]:
        """The pages' routes."""
        tables = ("incident", "change_request")
        return [
            Route("/nav_to.do", self.nav_to, methods=["GET"]),
            *(Route(f"/{table}.do", self.show, methods=["GET"]) for table in tables),
            *(Route(f"/{table}.do", self.change, methods=["POST"]) for table in tables),
        ]

    async def nav_to(self, request: Request) -> Response:
        """To the page named in ``uri``, if it is one of this instance's record pages."""
        uri = request.query_params.get("uri", "").removeprefix("/")
        if not uri.startswith(("incident.do", "change_request.do")):
            return message_page("Page not found", "The page you are looking for could not be found.", 404)
        return RedirectResponse(f"/{uri}", 302)

    async def show(self, request: Request) -> Response:
        """The record's page."""
        session = self._sessions.of(request)
        return self._page(request, session) if session else to_login(here(request))

    async def change(self, request: Request) -> Response:
        """Change state or comment, through the same rules as everywhere."""
        session, form = self._sessions.of(request), await form_of(request)
        if session is None:
            return to_login(here(request))
        if not secrets.compare_digest(session.ck.encode(), form.get("sysparm_ck", "").encode()):
            return message_page(
                "Invalid request", "Security constraints prevent access to requested page", 403
            )
        record, fields = (
            self._record(request, session),
            {name: form[name] for name in _EDITED if name in form},
        )
        if record is None:
            return self._page(request, session)
        try:
            writes.update(self._instance, _table(request), record, fields, session.user)
        except Refused as refused:
            return self._page(request, session, refused.detail or refused.message, refused.status)
        return RedirectResponse(here(request), 303)

    def _record(self, request: Request, session: Session) -> Record | None:
        table = _table(request)
        record = self._instance.tables[table].get(request.query_params.get("sys_id", ""))
        readable = record and acl.may_read_row(self._instance, table, record, session.user)
        return record if readable else None

    def _page(self, request: Request, session: Session, error: str = "", status: int = 200) -> Response:
        table, record, user = _table(request), self._record(request, session), session.user
        if record is None:
            return message_page("Record not found", "The record does not exist, or you may not read it.", 404)
        language = user["preferred_language"]
        values = {
            "shown": Showing(self._instance, user, "", "true", links=False).show(table, record),
            "states": labels(self._instance, table, "state", language),
            "close_codes": labels(self._instance, table, "close_code", language),
            "not_you": log_out_link(here(request)),
            "ck": session.ck,
        }
        return page(
            "record.html", status, table=table, record=record, user=user, facts=_FACTS, error=error, **values
        )


def _table(request: Request) -> str:
    return request.url.path.removeprefix("/").removesuffix(".do")
