"""Interactive sessions: the login page, the cookie, and who is logged in."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow.forms import form_of
from sandbox.servicenow.instance import Instance, Record
from sandbox.servicenow.multifactor import CODE, asks_for_code
from sandbox.servicenow.pages import message_page, page
from sandbox.servicenow.properties import NO_LOCAL_LOGIN, SIDE_DOOR
from sandbox.servicenow.users import may_log_in, with_password

COOKIE = "glide_session_store"

_LOGIN, _SIDE_DOOR, _SECOND_FACTOR = "/login.do", "/side_door.do", "/validate_multifactor_auth_code.do"


@dataclass(frozen=True)
class Session:
    """A logged-in user and the token (``sysparm_ck``) that the session's forms must carry."""

    user: Record
    ck: str

    def sent(self, form: Mapping[str, str]) -> bool:
        """Whether this form came from one of the session's own pages."""
        return secrets.compare_digest(self.ck.encode(), form.get("sysparm_ck", "").encode())


class Sessions:
    """The pages of local login and of logout, and the sessions that are open."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._open: dict[str, Session] = {}
        self._half_way: dict[str, Record] = {}

    def routes(self) -> list[Route]:
        """The routes of login and logout."""
        return [
            Route(_LOGIN, self.login_page, methods=["GET"]),
            Route(_LOGIN, self.log_in, methods=["POST"]),
            Route(_SIDE_DOOR, self.login_page, methods=["GET"]),
            Route(_SIDE_DOOR, self.log_in, methods=["POST"]),
            Route(_SECOND_FACTOR, self.second_factor, methods=["GET", "POST"]),
            Route("/logout.do", self.log_out, methods=["GET"]),
        ]

    def of(self, request: Request) -> Session | None:
        """The session of a request, while its user may log in."""
        session = self._open.get(request.cookies.get(COOKIE, ""))
        return session if session and may_log_in(session.user) else None

    def to_login(self, goto_url: str) -> RedirectResponse:
        """To the login page, and from there to a page of this instance; or to where people log in instead."""
        if self._instance.is_on(NO_LOCAL_LOGIN):
            asked = {"sysparm_stack": "no", "sysparm_url": goto_url}
            return RedirectResponse("/auth_redirect.do?" + urlencode(asked), 302)
        return RedirectResponse(f"{_LOGIN}?" + urlencode({"sysparm_goto_url": goto_url}), 302)

    def open(self, user: Record, goto_url: str) -> RedirectResponse:
        """Log a user in."""
        key = secrets.token_urlsafe(32)
        self._open[key] = Session(user, secrets.token_hex(32))
        answer = RedirectResponse(_local(goto_url), 302)
        answer.set_cookie(COOKIE, key, httponly=True, samesite="lax")
        return answer

    async def login_page(self, request: Request) -> Response:
        """The login page; ``sysparm_goto_url`` is where to go after it."""
        goto_url = request.query_params.get("sysparm_goto_url", "")
        return self._turned_away(request, goto_url) or self._login_page(request, goto_url)

    async def log_in(self, request: Request) -> Response:
        """Open a session, unless the user may only use web services; a second factor comes first."""
        form = await form_of(request)
        goto_url = form.get("sysparm_goto_url", "")
        turned_away = self._turned_away(request, goto_url)
        if turned_away:
            return turned_away
        user = self._who(form)
        if user is None or not may_log_in(user):
            return self._login_page(request, goto_url, "User name or password invalid", 401)
        if not asks_for_code(self._instance, user):
            return self.open(user, goto_url)
        ticket = secrets.token_hex(16)
        self._half_way[ticket] = user
        asked = {"ticket": ticket, "sysparm_goto_url": goto_url}
        return RedirectResponse(f"{_SECOND_FACTOR}?" + urlencode(asked), 302)

    async def second_factor(self, request: Request) -> Response:
        """Asks for the code; a wrong one can be typed again."""
        ticket = request.query_params.get("ticket", "")
        goto_url = request.query_params.get("sysparm_goto_url", "")
        user = self._half_way.get(ticket)
        if user is None or not may_log_in(user):
            return self.to_login(goto_url)
        if request.method == "GET":
            return _code_page(request)
        if (await form_of(request)).get("code", "").strip() != CODE:
            return _code_page(request, "The code is not valid.", 401)
        del self._half_way[ticket]
        return self.open(user, goto_url)

    async def log_out(self, request: Request) -> Response:
        """Close the session and show the login page."""
        self._open.pop(request.cookies.get(COOKIE, ""), None)
        answer = self.to_login(request.query_params.get("sysparm_goto_url", ""))
        answer.delete_cookie(COOKIE)
        return answer

    def _turned_away(self, request: Request, goto_url: str) -> Response | None:
        """The answer where this page takes no passwords."""
        if not self._instance.is_on(NO_LOCAL_LOGIN):
            return None
        if request.url.path == _LOGIN:
            return self.to_login(goto_url)
        if self._instance.is_on(SIDE_DOOR):
            return None
        return message_page(
            request, "Page not found", "The page you are looking for could not be found.", 404
        )

    def _who(self, form: Mapping[str, str]) -> Record | None:
        """By user name and password; or by the button beside a user, whose password the page gives away."""
        if "log_in_as" in form:
            return self._instance.find("sys_user", user_name=form["log_in_as"])
        return with_password(self._instance, form.get("user_name", ""), form.get("user_password", ""))

    def _login_page(self, request: Request, goto_url: str, error: str = "", status: int = 200) -> Response:
        users = [user for user in self._instance.tables["sys_user"].values() if may_log_in(user)]
        values = {"goto_url": goto_url, "error": error, "users": users, "action": request.url.path}
        return page(request, "login.html", status, title="Log in", **values)


def _code_page(request: Request, error: str = "", status: int = 200) -> Response:
    values = {"title": "Multi-factor authentication", "error": error, "code": CODE}
    return page(request, "multifactor.html", status, action=here(request), **values)


def log_out_link(goto_url: str) -> str:
    """The link that ends the session and comes back after a new login."""
    return "/logout.do?" + urlencode({"sysparm_goto_url": goto_url})


def here(request: Request) -> str:
    """The path and query of a request."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _local(goto_url: str) -> str:
    return goto_url if goto_url.startswith("/") and not goto_url.startswith(("//", "/\\")) else "/"
