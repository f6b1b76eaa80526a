"""``/stats.do``: the build, for whoever may see diagnostics.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/instance-security-hardening-settings/sc-performance-monitoring-acl.md
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.servicenow.instance import Instance
from sandbox.servicenow.pages import message_page
from sandbox.servicenow.properties import DIAGNOSTICS_CLOSED
from sandbox.servicenow.sessions import Sessions
from sandbox.servicenow.visits import FORBIDDEN


class StatsPage:
    """Open to everybody, logged in or not, unless ``glide.security.diag_txns_acl`` closes it."""

    def __init__(self, instance: Instance, sessions: Sessions) -> None:
        self._instance = instance
        self._sessions = sessions

    def routes(self) -> list[Route]:
        """The page's route."""
        return [Route("/stats.do", self.show, methods=["GET"])]

    async def show(self, request: Request) -> Response:
        """The build's name and tag; a closed page says so to all but admins."""
        session = self._sessions.of(request)
        is_admin = session is not None and "admin" in self._instance.roles(session.user)
        if self._instance.is_on(DIAGNOSTICS_CLOSED) and not is_admin:
            return message_page(request, "Security constraints", FORBIDDEN, 403)
        tag = self._instance.property("glide.buildtag.last")
        name = tag.removeprefix("glide-").partition("-")[0].capitalize()
        return message_page(request, "Servlet statistics", f"Build name: {name}. Build tag: {tag}", 200)
