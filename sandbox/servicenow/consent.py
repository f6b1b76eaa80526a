"""``/oauth_auth.do``: checks what a client asks for, and lets the logged-in user allow or deny it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox.servicenow.forms import form_of
from sandbox.servicenow.instance import Record
from sandbox.servicenow.oauth import AuthorizationRequest, OAuth
from sandbox.servicenow.pages import message_page, page
from sandbox.servicenow.properties import OAUTH_ACTIVE, STATE_REQUIRED
from sandbox.servicenow.sessions import Sessions, here, log_out_link
from sandbox.servicenow.visits import FORBIDDEN


class Consent:
    """The authorization endpoint and its page."""

    def __init__(self, oauth: OAuth, sessions: Sessions) -> None:
        self._oauth = oauth
        self._sessions = sessions

    def routes(self) -> list[Route]:
        """The endpoint's routes."""
        return [
            Route("/oauth_auth.do", self.ask, methods=["GET"]),
            Route("/oauth_auth.do", self.answer, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """The consent page, by way of the login page where nobody is logged in."""
        parameters = dict(request.query_params)
        fault = self._fault(parameters)
        entity = self._oauth.entity(parameters.get("client_id", ""))
        if fault or entity is None:
            return message_page(request, "Invalid request", fault, 400)
        session = self._sessions.of(request)
        if session is None:
            return self._sessions.to_login(here(request))
        return page(
            request,
            "consent.html",
            title="Authorize",
            entity=entity,
            back=self._asked(entity, parameters).redirect_uri,
            parameters=parameters,
            person=session.user,
            ck=session.ck,
            not_you=log_out_link(here(request)),
        )

    async def answer(self, request: Request) -> Response:
        """Allow or Deny was pressed; Deny does not log out."""
        form = await form_of(request)
        session = self._sessions.of(request)
        if session is None or not session.sent(form):
            return message_page(request, "Invalid request", FORBIDDEN, 403)
        fault = self._fault(form)
        entity = self._oauth.entity(form.get("client_id", ""))
        if fault or entity is None:
            return message_page(request, "Invalid request", fault, 400)
        asked = self._asked(entity, form)
        if form.get("answer") == "allow":
            return _back(asked, {"code": self._oauth.allow(asked, session.user)})
        return _back(asked, {"error": "access_denied"})

    def _asked(self, entity: Record, parameters: Mapping[str, str]) -> AuthorizationRequest:
        redirect_uri = self._oauth.redirect_uri(entity, parameters.get("redirect_uri", ""))
        challenge = parameters.get("code_challenge", "")
        return AuthorizationRequest(entity["client_id"], redirect_uri, parameters.get("state", ""), challenge)

    def _fault(self, parameters: Mapping[str, str]) -> str:
        """What is wrong with the parameters; empty if nothing is."""
        if not self._oauth.instance.is_on(OAUTH_ACTIVE):
            return "OAuth is not active on this instance"
        entity = self._oauth.entity(parameters.get("client_id", ""))
        if entity is None:
            return "Invalid client_id"
        if parameters.get("response_type") != "code":
            return "Invalid response_type"
        if self._oauth.instance.is_on(STATE_REQUIRED) and not parameters.get("state"):
            return "Missing State parameter in request"
        public = entity["client_secret"] == ""
        if "code_challenge" not in parameters:
            needed = public or entity["pkce_required"] == "true"
            return "Missing code_challenge parameter in request" if needed else ""
        return "" if parameters.get("code_challenge_method") == "S256" else "Invalid code_challenge_method"


def _back(asked: AuthorizationRequest, outcome: Mapping[str, str]) -> Response:
    state = {"state": asked.state} if asked.state else {}
    joint = "&" if "?" in asked.redirect_uri else "?"
    return RedirectResponse(asked.redirect_uri + joint + urlencode({**outcome, **state}), 302)
