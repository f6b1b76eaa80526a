"""Pages for people who are logged in: who it is, what they sent, and the frame around each answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow import acl
from sandbox.servicenow.forms import form_of
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.pages import page
from sandbox.servicenow.sessions import Session, Sessions, here, log_out_link

NEW = "-1"
"""The sys_id of a record that is still to be made."""

FORBIDDEN = "Security constraints prevent access to requested page"

_PLACES = {"incident": "Incidents", "change_request": "Change requests"}
_ADMIN_PLACES = {"oauth_entity": "Application Registry", "sys_user": "Users"}


@dataclass(frozen=True)
class Place:
    """An entry of the navigator; ``current`` is its aria-current."""

    label: str
    href: str
    current: str


@dataclass(frozen=True)
class Visit:
    """One request of somebody who is logged in; ``form`` is empty where nothing was sent."""

    request: Request
    instance: Instance
    session: Session
    form: Mapping[str, str]

    @property
    def user(self) -> Record:
        """Who it is."""
        return self.session.user

    @property
    def sys_id(self) -> str:
        """The record that the address names."""
        return self.request.query_params.get("sys_id", "")

    def page(self, template: str, title: str, /, status: int = 200, **values: object) -> HTMLResponse:
        """A page in the frame."""
        framed = frame(self.instance, self.request, self.user) | {"title": title, "ck": self.session.ck}
        return page(self.request, template, status, **framed | values)

    def message(self, title: str, message: str, status: int) -> HTMLResponse:
        """A page in the frame that says one thing."""
        return self.page("message.html", title, status, message=message)


Handler = Callable[[Visit], Awaitable[Response]]


class Visits:
    """Lets in who is logged in, and only forms that the session's own pages sent."""

    def __init__(self, instance: Instance, sessions: Sessions) -> None:
        self._instance = instance
        self._sessions = sessions

    def route(self, path: str, method: str, handler: Handler, *, writes: str = "") -> Route:
        """A route for people; ``writes`` names the table that they must be allowed to write."""

        async def endpoint(request: Request) -> Response:
            session, form = self._sessions.of(request), await form_of(request)
            if session is None:
                return self._sessions.to_login(here(request))
            request.state.user_name = session.user["user_name"]
            visit = Visit(request, self._instance, session, form)
            allowed = not writes or acl.may_write(self._instance, writes, session.user)
            if not allowed or (method == "POST" and not session.sent(form)):
                return visit.message("Invalid request", FORBIDDEN, 403)
            return await handler(visit)

        return Route(path, endpoint, methods=[method])

    def home(self) -> Route:
        """``/``: the list of incidents."""

        async def endpoint(_visit: Visit) -> Response:
            return RedirectResponse("/incident_list.do", 302)

        return self.route("/", "GET", endpoint)


def frame(instance: Instance, request: Request, user: Record | None) -> dict[str, object]:
    """What the frame of a page shows: who is logged in, and where they may go."""
    hidden = {table for table in _ADMIN_PLACES if user and not acl.may_write(instance, table, user)}
    places = [
        _place(request, label, f"/{table}_list.do", f"/{table}.do")
        for table, label in (_PLACES | _ADMIN_PLACES).items()
        if table not in hidden
    ]
    places.append(_place(request, "Sandbox switches", "/sandbox/switches", ""))
    return {"user": user, "log_out": log_out_link(here(request)), "places": places}


def _place(request: Request, label: str, href: str, inside: str) -> Place:
    current = {href: "page", inside: "true"}.get(request.url.path, "")
    return Place(label, href, current)


def not_found(visit: Visit) -> HTMLResponse:
    """The record does not exist, or is not this person's to read: the instance does not tell which."""
    return visit.message("Record not found", "The record does not exist, or you may not read it.", 404)
