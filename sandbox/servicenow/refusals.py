"""What the REST APIs say when they refuse, in the instance's own words and shape."""

from starlette.requests import Request
from starlette.responses import JSONResponse


class Refused(Exception):
    """Answered with ``{"error": {"message", "detail"}, "status": "failure"}``."""

    def __init__(self, status: int, message: str, detail: str | None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.detail = detail


def not_authenticated() -> Refused:
    """No credentials, or ones that are not accepted."""
    return Refused(401, "User is not authenticated", "Required to provide Auth information")


def no_record() -> Refused:
    """The record does not exist, or the user may not read it: the instance does not tell which."""
    return Refused(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval")


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
    return JSONResponse(
        {"error": {"message": refused.message, "detail": refused.detail}, "status": "failure"},
        refused.status,
        {"WWW-Authenticate": 'BASIC realm="Service-now"'} if refused.status == 401 else None,
    )
