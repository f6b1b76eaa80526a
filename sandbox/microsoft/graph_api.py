"""Microsoft Graph's Secure Score: /v1.0/security/secureScores and secureScoreControlProfiles.

https://learn.microsoft.com/graph/api/resources/securescore
https://learn.microsoft.com/graph/api/resources/securescorecontrolprofile
"""

from json import JSONDecodeError

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.microsoft.control import Json
from sandbox.microsoft.listing import Listings, bad_request
from sandbox.microsoft.refusals import GraphRefused
from sandbox.microsoft.tenant import NotAccepted, Tenant, UnknownControl
from sandbox.microsoft.token import Tokens

WRITE = "SecurityEvents.ReadWrite.All"
READ = ("SecurityEvents.Read.All", WRITE)


class GraphApi:
    """Graph's resources over one tenant, for whoever brings a token of its app."""

    def __init__(self, tenant: Tenant, tokens: Tokens, page_size: int) -> None:
        self._tenant = tenant
        self._tokens = tokens
        self._listings = Listings(page_size)

    def routes(self) -> list[Route]:
        """All of Graph that the sandbox knows; anything else is no segment of Graph."""
        scores = "/v1.0/security/secureScores"
        profiles = "/v1.0/security/secureScoreControlProfiles"
        return [
            Route(scores, self._secure_scores),
            Route(scores + "/{id}", self._secure_score),
            Route(profiles, self._profiles),
            Route(profiles + "/{id}", self._profile, methods=["GET"]),
            Route(profiles + "/{id}", self._update, methods=["PATCH"]),
            Route("/v1.0/{rest:path}", self._unknown),
        ]

    async def _secure_scores(self, request: Request) -> Response:
        self._tokens.require(request, *READ)
        return odata(self._listings.page(request, self._tenant.secure_scores()))

    async def _secure_score(self, request: Request) -> Response:
        self._tokens.require(request, *READ)
        wanted = request.path_params["id"]
        for secure_score in self._tenant.secure_scores():
            if secure_score["id"] == wanted:
                return odata(entity(request, "secureScores", secure_score))
        raise not_found(f"There is no secureScore {wanted}.")

    async def _profiles(self, request: Request) -> Response:
        self._tokens.require(request, *READ)
        return odata(self._listings.page(request, self._tenant.profiles.values()))

    async def _profile(self, request: Request) -> Response:
        self._tokens.require(request, *READ)
        return odata(entity(request, "secureScoreControlProfiles", self._found(request)))

    async def _update(self, request: Request) -> Response:
        """https://learn.microsoft.com/graph/api/securescorecontrolprofile-update"""
        self._tokens.require(request, WRITE)
        self._found(request)
        body = await changes(request)
        try:
            profile = self._tenant.update_state(
                request.path_params["id"],
                str(body["state"]),
                by=self._tokens.client_id,
                comment=body.get("comment"),
                assigned_to=body.get("assignedTo"),
            )
        except NotAccepted as error:
            raise bad_request(str(error)) from error
        if "return=representation" in request.headers.get("prefer", ""):
            return odata(entity(request, "secureScoreControlProfiles", profile))
        return Response(status_code=204)

    def _found(self, request: Request) -> Json:
        try:
            return self._tenant.profile(request.path_params["id"])
        except UnknownControl as error:
            raise not_found(str(error)) from error

    async def _unknown(self, request: Request) -> Response:
        raise bad_request(f"Resource not found for the segment '{request.path_params['rest']}'.")


async def changes(request: Request) -> Json:
    """The body of a PATCH: an object with a state and with who provides it."""
    try:
        body = await request.json()
    except JSONDecodeError as error:
        raise bad_request("The body is not JSON.") from error
    vendor = body.get("vendorInformation") if isinstance(body, dict) else None
    if not isinstance(vendor, dict) or not vendor.get("provider") or not vendor.get("vendor"):
        raise bad_request("vendorInformation with provider and vendor is required.")
    if not body.get("state"):
        raise bad_request("state is required.")
    return dict(body)


def entity(request: Request, collection: str, resource: Json) -> Json:
    """A single resource as Graph frames it."""
    return {"@odata.context": f"{request.base_url}v1.0/$metadata#security/{collection}/$entity", **resource}


def odata(answer: Json) -> Response:
    """JSON as Graph sends it."""
    return JSONResponse(answer, media_type="application/json;odata.metadata=minimal;charset=utf-8")


def not_found(message: str) -> GraphRefused:
    """The answer for a resource that is not there."""
    return GraphRefused(404, "NotFound", message)
