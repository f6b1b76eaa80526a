"""What the REST APIs say when they refuse, in the instance's own words and shape."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse


class Refused(Exception):
    """Answered with ``{"error": {"message", "detail"}, "status": "failure"}``."""

    def __init__(
        self, status: int, message: str, detail: str | None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.detail = detail
        self.headers = dict(headers or {})


def not_authenticated(headers: Mapping[str, str] | None = None) -> Refused:
    """No credentials, or ones that are not accepted."""
    return Refused(401, "User is not authenticated", "Required to provide Auth information", headers)


def no_record() -> Refused:
    """The record does not exist, or the user may not read it: the instance does not tell which."""
    return Refused(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval")


def no_resource() -> Refused:
    """No API is at this path."""
    return Refused(400, "Requested URI does not represent any resource", None)


def not_authorized() -> Refused:
    """The user lacks the role that the API as a whole asks for."""
    return Refused(403, "User Not Authorized", "Failed API level ACL Validation")


def acl_failed(operation: str) -> Refused:
    """The user lacks the role for this ``Insert``, ``Update`` or ``Delete``."""
    return Refused(403, "Operation Failed", f"ACL Exception {operation} Failed due to security constraints")


def rule_failed(detail: str) -> Refused:
    """A data policy or business rule stopped the operation."""
    return Refused(403, "Operation Failed", detail)


async def answer_refusal(_request: Request, refused: Exception) -> JSONResponse:
    """Starlette's exception handler for Refused."""
    if not isinstance(refused, Refused):
        raise refused
    challenge = {"WWW-Authenticate": 'BASIC realm="Service-now"'} if refused.status == 401 else {}
    return JSONResponse(
        {"error": {"message": refused.message, "detail": refused.detail}, "status": "failure"},
        refused.status,
        challenge | refused.headers,
    )
