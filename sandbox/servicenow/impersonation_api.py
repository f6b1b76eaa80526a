"""``/api/now/sg/impersonation/session``: who is behind the session, and whether that is an admin.

In no documentation: github.com/tehubersheezy/servicenow-cli measured it. The object is bare, without
"result", and its SessionToken is a secret that works as long as the session does.
"""

import secrets

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.servicenow.callers import Callers
from sandbox.servicenow.instance import Instance
from sandbox.servicenow.properties import NO_IMPERSONATION
from sandbox.servicenow.refusals import no_resource

_IMPERSONATORS = frozenset({"admin", "impersonator"})


class ImpersonationApi:
    """The session's two users: here always one and the same, as nobody impersonates over REST."""

    def __init__(self, instance: Instance, callers: Callers) -> None:
        self._instance = instance
        self._callers = callers

    def routes(self) -> list[Route]:
        """The API's one route."""
        return [Route("/api/now/sg/impersonation/session", self.session, methods=["GET"])]

    async def session(self, request: Request) -> Response:
        """Needs no role."""
        user = self._callers.of(request)
        if self._instance.is_on(NO_IMPERSONATION):
            raise no_resource()
        roles = self._instance.roles(user)
        shape = {"CurrentUser": user["user_name"], "OriginalUser": user["user_name"]}
        flags = {"admin": "admin" in roles, "CanImpersonate": bool(roles & _IMPERSONATORS)}
        return JSONResponse(shape | flags | {"SessionToken": secrets.token_hex(36)})
