from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from securescore.answers import parse, parse_token, retry_after
from securescore.errors import (
    CredentialsRefused,
    NotAnswering,
    NotFound,
    NotJson,
    PermissionMissing,
    RequestRefused,
    SecureScoreError,
    Throttled,
)

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def graph_error(code: str, message: str) -> bytes:
    return orjson.dumps({"error": {"code": code, "message": message, "innerError": {"request-id": "r-1"}}})


def entra_error(number: int) -> dict[str, Any]:
    return {
        "error": "invalid_client",
        "error_description": f"AADSTS{number}: The secret is wrong. Trace ID: t-1 Correlation ID: c-1",
        "error_codes": [number],
        "trace_id": "t-1",
    }


@pytest.mark.parametrize("status", [200, 206])
def test_a_whole_and_a_partial_answer_are_their_json(status: int) -> None:
    assert parse(status, {}, b'{"value": []}', NOW) == {"value": []}


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, RequestRefused),
        (401, CredentialsRefused),
        (403, PermissionMissing),
        (404, NotFound),
        (408, NotAnswering),
        (429, Throttled),
        (500, NotAnswering),
        (503, NotAnswering),
    ],
)
def test_each_status_has_its_error_with_graphs_words_and_request_id(
    status: int, error: type[SecureScoreError]
) -> None:
    with pytest.raises(error) as raised:
        parse(status, {}, graph_error("SomeCode", "Some\nwords."), NOW)

    assert ("Some words.", "r-1") == (raised.value.detail, raised.value.request_id)


def test_a_refused_token_has_graphs_code() -> None:
    with pytest.raises(CredentialsRefused) as raised:
        parse(401, {}, graph_error("InvalidAuthenticationToken", "Expired."), NOW)

    assert raised.value.code == "InvalidAuthenticationToken"


@pytest.mark.parametrize("body", [b"<html>Sign in</html>", b"[]", b"{}", b"", b'"value"'])
def test_what_is_no_json_object_is_not_json(body: bytes) -> None:
    with pytest.raises(NotJson):
        parse(200, {}, body, NOW)


def test_a_redirect_is_not_json() -> None:
    with pytest.raises(NotJson):
        parse(302, {"location": "https://login.example.net"}, b'{"value": []}', NOW)


@pytest.mark.parametrize("body", [b"<html>502</html>", b'{"error": "text"}', b'{"error": {"innerError": 1}}'])
def test_an_error_in_another_shape_is_told_by_its_status(body: bytes) -> None:
    with pytest.raises(NotAnswering) as raised:
        parse(502, {"request-id": "r-2"}, body, NOW)

    assert ("HTTP 502", "r-2") == (raised.value.detail, raised.value.request_id)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("10", 10.0),
        ("2.128", 2.128),
        ("-5", 0.0),
        ("86400", 300.0),
        ("inf", 300.0),
        ("Mon, 02 Nov 2026 08:00:30 GMT", 30.0),
        ("Mon, 02 Nov 2026 07:00:00 GMT", 0.0),
        ("Mon, 02 Nov 2026 08:00:30 -0000", 30.0),
    ],
)
def test_retry_after_is_seconds_from_now_within_bounds(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_throttling_carries_the_fractional_wait() -> None:
    with pytest.raises(Throttled) as raised:
        parse(429, {"retry-after": "2.128"}, b"", NOW)

    assert raised.value.retry_after == 2.128


def test_entras_refusal_has_its_code_and_its_words_without_the_ids() -> None:
    with pytest.raises(CredentialsRefused) as raised:
        parse_token(401, {}, orjson.dumps(entra_error(7000215)), NOW)

    refused = raised.value
    expected = ("AADSTS7000215", "AADSTS7000215: The secret is wrong.", "t-1")
    assert expected == (refused.code, refused.detail, refused.request_id)


def test_entras_refusal_without_numbers_has_its_name_as_code() -> None:
    with pytest.raises(CredentialsRefused) as raised:
        parse_token(400, {}, b'{"error": "invalid_request"}', NOW)

    assert raised.value.code == "invalid_request"


@pytest.mark.parametrize(
    "body", [b"<html></html>", b'{"access_token": 1, "expires_in": 9}', b'{"access_token": "x"}']
)
def test_an_answer_without_a_token_or_its_life_is_not_json(body: bytes) -> None:
    with pytest.raises(NotJson):
        parse_token(200, {}, body, NOW)


def test_entra_being_away_is_not_a_refusal() -> None:
    with pytest.raises(NotAnswering):
        parse_token(503, {}, b'{"error": "temporarily_unavailable"}', NOW)
