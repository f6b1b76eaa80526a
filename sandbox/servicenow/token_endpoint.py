"""``/oauth_token.do`` and ``/oauth_revoke_token.do``.

https://github.com/ServiceNow/ServiceNowDocs/blob/australia/markdown/platform-security/authentication/r_OAuthAPIRequestParameters.md
"""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow.forms import form_of
from sandbox.servicenow.oauth import AccessDenied, OAuth
from sandbox.servicenow.properties import BODY_ONLY


class TokenEndpoint:
    """Tokens for codes, refresh tokens and client credentials; and their end."""

    def __init__(self, oauth: OAuth) -> None:
        self._oauth = oauth

    def routes(self) -> list[Route]:
        """The endpoint's routes."""
        return [
            Route("/oauth_token.do", self.token, methods=["POST"]),
            Route("/oauth_revoke_token.do", self.revoke, methods=["GET", "POST"]),
        ]

    async def token(self, request: Request) -> Response:
        """Every refusal is the same 401, whatever was wrong: the real instance does not tell."""
        try:
            return JSONResponse(self._granted(await self._parameters(request)))
        except AccessDenied:
            return JSONResponse({"error_description": "access_denied", "error": "server_error"}, 401)

    async def _parameters(self, request: Request) -> Mapping[str, str]:
        form = await form_of(request)
        if not request.query_params:
            return form
        if self._oauth.instance.is_on(BODY_ONLY):
            raise AccessDenied
        return dict(request.query_params) | form

    def _granted(self, form: Mapping[str, str]) -> dict[str, object]:
        match form.get("grant_type"):
            case "authorization_code":
                return self._oauth.exchange_code(form)
            case "refresh_token":
                return self._oauth.refresh(form)
            case "client_credentials":
                return self._oauth.client_credentials(form)
            case _:
                raise AccessDenied

    async def revoke(self, request: Request) -> Response:
        """Needs no authentication; an unknown token is no error."""
        token = request.query_params.get("token") or (await form_of(request)).get("token", "")
        self._oauth.revoke(token)
        return Response()
