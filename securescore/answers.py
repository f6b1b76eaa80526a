"""An HTTP answer of Graph or Entra becomes its JSON object or an error; nothing here sends anything.

https://learn.microsoft.com/graph/errors
https://learn.microsoft.com/entra/identity-platform/reference-error-codes
"""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import orjson

from securescore.errors import (
    CredentialsRefused,
    NotAnswering,
    NotFound,
    NotJson,
    PermissionMissing,
    RequestRefused,
    Throttled,
)

LONGEST_RETRY_AFTER = 300.0
"""Seconds; what asks for more is not believed."""


def parse(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> dict[str, Any]:
    """The JSON object of a Graph answer, of 206 Partial Content too; raises SecureScoreError's subclasses.

    The error body is ``{"error": {"code", "message", "innerError": {"date", "request-id",
    "client-request-id"}}}``; the code may be empty. ``headers`` finds names in any case, as httpx's do.
    """
    error = _object(_loaded(body).get("error"))
    request_id = _request_id(error, headers)
    detail = str(error.get("message") or error.get("code") or f"HTTP {status}")
    _raise_if_away(status, headers, now, detail, request_id)
    match status:
        case HTTPStatus.UNAUTHORIZED:
            raise CredentialsRefused(detail, code=str(error.get("code") or ""), request_id=request_id)
        case HTTPStatus.FORBIDDEN:
            raise PermissionMissing(detail, request_id=request_id)
        case HTTPStatus.NOT_FOUND:
            raise NotFound(detail, request_id=request_id)
        case _ if status >= HTTPStatus.BAD_REQUEST:
            raise RequestRefused(detail, request_id=request_id)
    return _required(status, body, request_id)


def parse_token(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> dict[str, Any]:
    """Entra's ``{"token_type", "expires_in", "ext_expires_in", "access_token"}``; raises as ``parse`` does.

    The error body is ``{"error", "error_description": "AADSTS…", "error_codes": [7000215], "trace_id", …}``.
    """
    answer = _loaded(body)
    request_id = str(answer.get("trace_id") or headers.get("x-ms-request-id") or "")
    # The description ends with ids and a time, which belong in a log.
    detail = str(answer.get("error_description") or f"HTTP {status}").partition("Trace ID:")[0]
    _raise_if_away(status, headers, now, detail, request_id)
    if "error" in answer:
        numbers = answer.get("error_codes") or [""]
        code = f"AADSTS{numbers[0]}" if numbers[0] else str(answer["error"])
        raise CredentialsRefused(detail, code=code, request_id=request_id)
    token = _required(status, body, request_id)
    if not isinstance(token.get("access_token"), str) or not str(token.get("expires_in")).isdecimal():
        raise NotJson(f"HTTP {status} without a token", request_id=request_id)
    return token


def retry_after(value: str | None, now: datetime) -> float | None:
    """Retry-After in seconds from now, which is a number (Graph's has fractions) or an HTTP date.

    None where it is absent or cannot be read; never negative, never above LONGEST_RETRY_AFTER.
    """
    seconds = _seconds(value or "", now)
    return None if seconds is None else min(max(seconds, 0.0), LONGEST_RETRY_AFTER)


def _seconds(value: str, now: datetime) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        pass
    else:
        return None if math.isnan(seconds) else seconds
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()


def _raise_if_away(
    status: int, headers: Mapping[str, str], now: datetime, detail: str, request_id: str
) -> None:
    """Raise what may pass when the same request is sent again later."""
    wait = retry_after(headers.get("retry-after"), now)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise Throttled(detail, retry_after=wait, request_id=request_id)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        raise NotAnswering(detail, retry_after=wait, request_id=request_id)


def _required(status: int, body: bytes, request_id: str) -> dict[str, Any]:
    answer = _loaded(body)
    if not answer or status >= HTTPStatus.MULTIPLE_CHOICES:
        raise NotJson(f"HTTP {status} without a JSON object", request_id=request_id)
    return answer


def _loaded(body: bytes) -> dict[str, Any]:
    """The body's JSON object; empty where there is none."""
    try:
        return _object(orjson.loads(body))
    except orjson.JSONDecodeError:
        return {}


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _request_id(error: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    return str(_object(error.get("innerError")).get("request-id") or headers.get("request-id") or "")
