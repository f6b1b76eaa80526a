"""The cookie that tells one browser from another, so that what one begins no other can end."""

import re
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "scoredesk_browser"

_SECONDS = 3600
_VALUE = re.compile(r"[A-Za-z0-9_-]{43}")


def browser_of(request: Request) -> str:
    """The value that this browser was given; "" where it was given none, or keeps none."""
    value = request.cookies.get(COOKIE, "")
    return value if _VALUE.fullmatch(value) else ""


def give_cookie(answer: Response, request: Request, redirect_uri: str) -> None:
    """Have the browser keep the value it has, or a new one; sent back to our own pages alone.

    Lax, as the browser comes back from ServiceNow by a link; a form of another site does not bring it.
    """
    at = urlsplit(redirect_uri)
    answer.set_cookie(
        COOKIE,
        browser_of(request) or secrets.token_urlsafe(32),
        max_age=_SECONDS,
        path=at.path.removesuffix("/callback"),
        secure=at.scheme == "https",
        httponly=True,
        samesite="lax",
    )
