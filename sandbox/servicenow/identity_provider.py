"""Single sign-on: the instance sends people to Contoso, a pretend identity provider that knows no local user.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/authentication/r_ForcingLoginViaSSOOnly.md

Only the person named in the property ``sandbox.sso.signed_in`` comes back from there: their browser is signed
in at Contoso already, so nobody is asked, and "Not you?" leads to the same person again.
"""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow.forms import form_of
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.pages import page
from sandbox.servicenow.properties import SSO_PERSON
from sandbox.servicenow.sessions import Sessions
from sandbox.servicenow.users import may_log_in

SIGN_IN = "/contoso/sign-in"


class IdentityProvider:
    """``/auth_redirect.do`` of the instance, and Contoso's own page."""

    def __init__(self, instance: Instance, sessions: Sessions) -> None:
        self._instance = instance
        self._sessions = sessions

    def routes(self) -> list[Route]:
        """The routes of both."""
        return [
            Route("/auth_redirect.do", self.leave, methods=["GET"]),
            Route(SIGN_IN, self.arrive, methods=["GET"]),
            Route(SIGN_IN, self.sign_in, methods=["POST"]),
        ]

    async def leave(self, request: Request) -> Response:
        """From the instance to Contoso."""
        back = request.query_params.get("sysparm_url", "")
        return RedirectResponse(f"{SIGN_IN}?" + urlencode({"RelayState": back}), 302)

    async def arrive(self, request: Request) -> Response:
        """Who is signed in goes back as that user; anybody else is asked."""
        back = request.query_params.get("RelayState", "")
        person = self._instance.find("sys_user", user_name=self._instance.property(SSO_PERSON))
        if person and may_log_in(person):
            return self._sessions.open(person, back)
        return page(request, "contoso.html", title="Contoso sign-in", back=back, error="")

    async def sign_in(self, request: Request) -> Response:
        """Contoso has no account of anybody who asks."""
        back = (await form_of(request)).get("RelayState", "")
        error = "Contoso does not know this account."
        return page(request, "contoso.html", 401, title="Contoso sign-in", back=back, error=error)
