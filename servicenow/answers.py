"""An HTTP answer of the instance becomes its ``result`` or an error; nothing here sends anything.

Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/r_RESTAPIHTTPResponseCodes.html
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import orjson

from servicenow.errors import (
    MOST_CHARACTERS,
    AddressRefused,
    CredentialsRefused,
    Hibernating,
    LoginInTheWay,
    MfaRequired,
    NoSuchApi,
    NotAnswering,
    NotJson,
    PermissionDenied,
    RateLimited,
    RecordNotFound,
    RefusedByRule,
)


@dataclass(frozen=True)
class RateLimit:
    """A rule of ``requests`` per hour that applies to us; ``rule`` is its sys_id in sys_rate_limit_rules."""

    requests: int
    resets_at: datetime
    rule: str


_LONGEST_RETRY_AFTER = 86_400.0
"""Seconds; limits are per hour, so what asks for more than a day is not believed."""
_MOST_BYTES = 256 * 1024
"""What is looked at of a page: more than a login page has, with the form at its end."""
# No pattern may look through the rest of a page once for each tag that is never closed.
_TITLE = re.compile(r"(?is)<title[^<>]{0,200}>(.{0,500}?)</title>")
_HIBERNATING = re.compile(r"(?i)hibernat")
_LOGIN = re.compile(
    r"(?i)<input[^<>]+type=[\"']?password|SAMLRequest|<title[^<>]*>[^<]*(log ?in|sign ?in|single sign)"
)
_SECRET = re.compile(r"(?i)access_token|refresh_token|client_secret")
_NO_SUCH_API = re.compile(r"(?i)does not represent any resource")
_ACCESS_CONTROL = re.compile(r"(?i)\bACL\b|security constraint|not authori[sz]ed|insufficient rights")


def parse(status: int, headers: Mapping[str, str], body: bytes) -> Any:
    """The ``result`` of a REST answer, or all of one that has none; raises ServiceNowError's subclasses.

    The error body is ``{"error": {"message": …, "detail": …}, "status": "failure"}``.
    """
    answer = parse_json(status, headers, body)
    error = answer.get("error") if isinstance(answer, dict) else None
    detail = _error_words(error)
    if status < HTTPStatus.BAD_REQUEST:
        if error:
            # A transaction that was cancelled on its way: 200 with the rows so far, and an error.
            raise NotAnswering(detail, maybe_done=True)
        return answer["result"] if isinstance(answer, dict) and "result" in answer else answer
    if status == HTTPStatus.UNAUTHORIZED:
        if headers.get("x-mfa_token", "").lower() == "invalid":
            raise MfaRequired(detail)
        raise CredentialsRefused(detail)
    if _NO_SUCH_API.search(detail):
        raise NoSuchApi(detail)
    if status == HTTPStatus.NOT_FOUND:
        raise RecordNotFound(detail)
    # Rules, data policies and access controls all answer 403, and all may say "Operation Failed".
    if status == HTTPStatus.FORBIDDEN and (
        "Operation Failed" not in detail or _ACCESS_CONTROL.search(detail)
    ):
        raise PermissionDenied(detail)
    raise RefusedByRule(detail)


def parse_json(status: int, headers: Mapping[str, str], body: bytes, *, quote: bool = True) -> Any:
    """The decoded JSON body, None for an empty one; raises RateLimited, NotAnswering or NotJson's family.

    Without ``quote``, as where the body may hold a token, an error repeats nothing of one that is not JSON.
    """
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise RateLimited(_words(body, quote), retry_after=_seconds(headers.get("retry-after")))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        raise NotAnswering(_words(body, quote) or f"HTTP {status}", maybe_done=True)
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        # An API never redirects; what stands before it sends people to where they log in.
        raise LoginInTheWay(f"HTTP {status}: a redirect", maybe_done=False)
    if not body.strip():
        return None
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        raise _page(status, body, quote) from None


def page_text(body: bytes) -> str:
    """A page's first _MOST_BYTES as text."""
    return body[:_MOST_BYTES].decode(errors="replace")


def _page(status: int, body: bytes, quote: bool) -> NotJson:
    """What a page for people in place of data tells."""
    page, maybe_done = page_text(body), status < HTTPStatus.BAD_REQUEST
    own_words = _page_words(page)
    words = own_words if quote else f"HTTP {status}"
    if _HIBERNATING.search(own_words):
        return Hibernating(words, maybe_done=maybe_done)
    if status == HTTPStatus.FORBIDDEN:
        return AddressRefused(words, maybe_done=maybe_done)
    if _LOGIN.search(page):
        return LoginInTheWay(words, maybe_done=maybe_done)
    return NotJson(words, maybe_done=maybe_done)


def rate_limit_from(headers: Mapping[str, str]) -> RateLimit | None:
    """The rate limit rule that counted this request; None where no rule matches it.

    Source: https://www.servicenow.com/docs/r/api-reference/rest-api-explorer/inbound-REST-API-rate-limiting.html
    """
    limit, reset = headers.get("x-ratelimit-limit", ""), headers.get("x-ratelimit-reset", "")
    if not (limit.isdigit() and reset.isdigit()):
        return None
    try:
        resets_at = datetime.fromtimestamp(int(reset), UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return RateLimit(int(limit), resets_at, headers.get("x-ratelimit-rule", ""))


def _words(body: bytes, quote: bool) -> str:
    """What an error's body says: JSON's message and detail, or a page's words."""
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return _page_words(page_text(body)) if quote else ""
    return _error_words(answer.get("error") if isinstance(answer, dict) else None)


def _page_words(page: str) -> str:
    """A page's title, or the text itself."""
    start = page[:MOST_CHARACTERS]
    if title := _TITLE.search(start):
        return title[1]
    # Broken JSON is not repeated, nor what names a secret: it may be a token's answer.
    return "" if start.lstrip("\ufeff \t\r\n").startswith(("{", "[")) or _SECRET.search(start) else start


def _error_words(error: object) -> str:
    if isinstance(error, dict):
        return ": ".join(str(error[key]) for key in ("message", "detail") if error.get(key))
    return str(error or "")


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After, which is a number of seconds or an HTTP date; None for what nobody can wait for."""
    if not retry_after:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        seconds = _seconds_until(retry_after)
    return seconds if 0 <= seconds <= _LONGEST_RETRY_AFTER else None


def _seconds_until(date: str) -> float:
    """The seconds left until an HTTP date; NaN where it is none."""
    try:
        moment = parsedate_to_datetime(date).astimezone(UTC)
    except (ValueError, OverflowError):
        return math.nan
    return (moment - datetime.now(UTC)).total_seconds()
