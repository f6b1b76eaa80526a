"""Graph's error answer."""

from datetime import datetime
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse, Response


class GraphRefused(Exception):
    """Graph answers with an error: an HTTP status, its code, its message, and headers where it has any."""

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


def refusal(request: Request, refused: GraphRefused, now: datetime) -> Response:
    """The error as JSON, with the ids that Microsoft's support asks for."""
    request_id = str(uuid4())
    ids = {
        "request-id": request_id,
        "client-request-id": request.headers.get("client-request-id", request_id),
    }
    inner = {"date": now.strftime("%Y-%m-%dT%H:%M:%S"), **ids}
    error = {"code": refused.code, "message": refused.message, "innerError": inner}
    return JSONResponse({"error": error}, refused.status, headers={**refused.headers, **ids})
