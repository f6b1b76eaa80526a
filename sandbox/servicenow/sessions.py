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
from sandbox.servicenow.pages import page
from sandbox.servicenow.users import may_log_in, with_password

COOKIE = "glide_session_store"


@dataclass(frozen=True)
class Session:
    """A logged-in user and the token (``sysparm_ck``) that the session's forms must carry."""

    user: Record
    ck: str

    def sent(self, form: Mapping[str, str]) -> bool:
        """Whether this form came from one of the session's own pages."""
        return secrets.compare_digest(self.ck.encode(), form.get("sysparm_ck", "").encode())


class Sessions:
    """``/login.do`` and ``/logout.do``, and the sessions that are open."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._open: dict[str, Session] = {}

    def routes(self) -> list[Route]:
        """The routes of login and logout."""
        return [
            Route("/login.do", self.login_page, methods=["GET"]),
            Route("/login.do", self.log_in, methods=["POST"]),
            Route("/logout.do", self.log_out, methods=["GET"]),
        ]

    def of(self, request: Request) -> Session | None:
        """The session of a request, while its user may log in."""
        session = self._open.get(request.cookies.get(COOKIE, ""))
        return session if session and may_log_in(session.user) else None

    async def login_page(self, request: Request) -> Response:
        """The login page; ``sysparm_goto_url`` is where to go after it."""
        return self._login_page(request, request.query_params.get("sysparm_goto_url", ""))

    async def log_in(self, request: Request) -> Response:
        """Open a session, unless the user may only use web services."""
        form = await form_of(request)
        goto_url = form.get("sysparm_goto_url", "")
        user = self._who(form)
        if user is None or not may_log_in(user):
            return self._login_page(request, goto_url, "User name or password invalid", 401)
        key = secrets.token_urlsafe(32)
        self._open[key] = Session(user, secrets.token_hex(32))
        answer = RedirectResponse(_local(goto_url), 302)
        answer.set_cookie(COOKIE, key, httponly=True, samesite="lax")
        return answer

    async def log_out(self, request: Request) -> Response:
        """Close the session and show the login page."""
        self._open.pop(request.cookies.get(COOKIE, ""), None)
        answer = to_login(request.query_params.get("sysparm_goto_url", ""))
        answer.delete_cookie(COOKIE)
        return answer

    def _who(self, form: Mapping[str, str]) -> Record | None:
        """By user name and password; or by the button beside a user, whose password the page gives away."""
        if "log_in_as" in form:
            return self._instance.find("sys_user", user_name=form["log_in_as"])
        return with_password(self._instance, form.get("user_name", ""), form.get("user_password", ""))

    def _login_page(self, request: Request, goto_url: str, error: str = "", status: int = 200) -> Response:
        users = [user for user in self._instance.tables["sys_user"].values() if may_log_in(user)]
        return page(
            request, "login.html", status, title="Log in", goto_url=goto_url, error=error, users=users
        )


def to_login(goto_url: str) -> RedirectResponse:
    """To the login page, and from there to a page of this instance."""
    return RedirectResponse("/login.do?" + urlencode({"sysparm_goto_url": goto_url}), 302)


def log_out_link(goto_url: str) -> str:
    """The link that ends the session and comes back after a new login."""
    return "/logout.do?" + urlencode({"sysparm_goto_url": goto_url})


def here(request: Request) -> str:
    """The path and query of a request."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _local(goto_url: str) -> str:
    return goto_url if goto_url.startswith("/") and not goto_url.startswith(("//", "/\\")) else "/"
