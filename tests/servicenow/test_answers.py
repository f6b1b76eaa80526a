from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import orjson
import pytest

from servicenow.answers import RateLimit, parse, parse_json, rate_limit_from
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
    ServiceNowError,
)

HIBERNATING = b"""<!DOCTYPE html><html><head><title>Instance Hibernating page</title>
<style>p { color: red }</style></head><body>Your instance is hibernating</body></html>"""


def failure(message: str, detail: str | None = None) -> bytes:
    return orjson.dumps({"error": {"message": message, "detail": detail}, "status": "failure"})


def refusal(status: int, body: bytes, headers: dict[str, str] | None = None) -> ServiceNowError:
    with pytest.raises(ServiceNowError) as raised:
        parse(status, headers or {}, body)
    return raised.value


def test_a_good_answer_is_its_result() -> None:
    assert parse(200, {}, b'{"result":[{"number":"INC0010001"}]}') == [{"number": "INC0010001"}]


def test_an_empty_answer_is_none() -> None:
    assert parse(204, {}, b"") is None


@pytest.mark.parametrize(
    ("status", "message", "detail", "expected"),
    [
        (401, "User is not authenticated", "Required to provide Auth information", CredentialsRefused),
        (400, "Invalid table x_unknown", None, RefusedByRule),
        (
            404,
            "No Record found",
            "Record doesn't exist or ACL restricts the record retrieval",
            RecordNotFound,
        ),
        (403, "User Not Authorized", "Failed API level ACL Validation", PermissionDenied),
        (
            403,
            "Insufficient rights to query records",
            "Field(s) present do not have rights",
            PermissionDenied,
        ),
        (
            403,
            "Operation Failed",
            "ACL Exception Update Failed due to security constraints",
            PermissionDenied,
        ),
        (403, "Operation Failed", "Data Policy Exception: Close notes is mandatory", RefusedByRule),
        (
            403,
            "Operation Failed",
            "Operation against file 'incident' was aborted by Business Rule",
            RefusedByRule,
        ),
    ],
)
def test_a_refusal_is_told_by_status_and_words(
    status: int, message: str, detail: str | None, expected: type[ServiceNowError]
) -> None:
    error = refusal(status, failure(message, detail))

    assert (expected, f"{message}: {detail}" if detail else message) == (type(error), error.detail)


def test_a_page_in_place_of_data_is_named_by_its_title() -> None:
    error = refusal(200, HIBERNATING)

    assert isinstance(error, NotJson)
    assert (error.detail, error.maybe_done) == ("Instance Hibernating page", True)


LOGIN_PAGE = b'<html><title>Contoso</title><form><input name="p" type="password"></form></html>'
SAML = b'<html><body onload="go()"><form><input type="hidden" name="SAMLRequest" value="PHNh"></form></html>'


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, HIBERNATING, Hibernating),
        (200, LOGIN_PAGE, LoginInTheWay),
        (401, LOGIN_PAGE, LoginInTheWay),
        (200, SAML, LoginInTheWay),
        (302, b"", LoginInTheWay),
        (403, b"<html><title>Access denied</title></html>", AddressRefused),
        (200, b"<html><title>Welcome</title></html>", NotJson),
        (414, b"<html><h1>Request-URI Too Large</h1></html>", NotJson),
    ],
)
def test_pages_are_told_apart_where_somebody_else_has_to_act(
    status: int, body: bytes, expected: type[NotJson]
) -> None:
    assert expected is type(refusal(status, body))


def test_a_second_factor_that_is_asked_for_is_told_by_its_header() -> None:
    with pytest.raises(MfaRequired):
        parse(401, {"x-mfa_token": "invalid"}, failure("User is not authenticated", None))


def test_an_api_that_the_instance_does_not_have_is_told_apart() -> None:
    body = failure("Requested URI does not represent any resource", None)

    assert isinstance(refusal(400, body), NoSuchApi)


def test_a_rate_limit_rule_is_seen_before_it_bites() -> None:
    headers = {"x-ratelimit-limit": "100", "x-ratelimit-reset": "1772452800", "x-ratelimit-rule": "a" * 32}

    assert RateLimit(100, datetime(2026, 3, 2, 12, tzinfo=UTC), "a" * 32) == rate_limit_from(headers)
    assert rate_limit_from({}) is None
    assert rate_limit_from({"x-ratelimit-limit": "100", "x-ratelimit-reset": "9" * 30}) is None


@pytest.mark.parametrize("status", [302, 403, 414])
def test_a_page_with_a_status_of_refusal_did_nothing(status: int) -> None:
    error = refusal(status, HIBERNATING)

    assert isinstance(error, NotJson)
    assert not error.maybe_done


@pytest.mark.parametrize("status", [408, 500, 502, 503])
def test_a_failing_instance_may_have_done_it(status: int) -> None:
    error = refusal(status, HIBERNATING)

    assert isinstance(error, NotAnswering)
    assert error.maybe_done


def test_rows_with_an_error_after_them_are_no_answer() -> None:
    body = b'{"result":[],"error":{"message":"Transaction cancelled: maximum execution time exceeded"}}'

    assert isinstance(refusal(200, body), NotAnswering)


@pytest.mark.parametrize(
    ("retry_after", "expected"),
    [
        ("0", 0.0),
        ("3", 3.0),
        ("1.5", 1.5),
        ("-1", None),
        ("inf", None),
        ("-inf", None),
        ("nan", None),
        ("1e300", None),
        ("Sun, 01 Mar 2026 12:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -1400", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_rate_limit_tells_how_long_to_wait(retry_after: str | None, expected: float | None) -> None:
    body = failure("Rate limit exceeded", "Rate limit of 100 requests per hour for Table API exceeded")
    error = refusal(429, body, {"retry-after": retry_after} if retry_after else {})

    assert isinstance(error, RateLimited)
    assert expected == error.retry_after


def test_a_rate_limit_may_name_a_moment() -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    error = refusal(429, b"", {"retry-after": moment})

    assert isinstance(error, RateLimited)
    assert error.retry_after == pytest.approx(60, abs=5)


def test_half_of_a_token_is_not_repeated() -> None:
    with pytest.raises(NotJson) as raised:
        parse_json(200, {}, b'{"access_token":"s3cr3t')

    assert raised.value.detail == ""


@pytest.mark.parametrize(
    "body",
    [
        b'\xef\xbb\xbf{"access_token":"s3cr3t"}',
        b"access_token=s3cr3t&expires_in=1799",
        b'<pre>{"refresh_token":"s3cr3t"}</pre>',
    ],
)
def test_a_token_in_what_is_not_json_is_not_repeated(body: bytes) -> None:
    assert ("", "HTTP 503") == (refusal(200, body).detail, refusal(503, body).detail)


@pytest.mark.parametrize(
    "opened", [b"<script>", b"<style ", b"<title>", b"<title", b"<input ", b"<", b"<a ", b"<!--"]
)
@pytest.mark.parametrize(("status", "expected"), [(200, NotJson), (403, AddressRefused), (503, NotAnswering)])
def test_tags_that_are_never_closed_take_no_longer_than_others(
    opened: bytes, status: int, expected: type[ServiceNowError]
) -> None:
    page = b"<html>" + opened * (5_000_000 // len(opened))

    assert expected is type(refusal(status, page))


def test_only_the_beginning_of_long_words_is_looked_at() -> None:
    assert "" == RefusedByRule(" " * MOST_CHARACTERS + "too late").detail


def test_what_follows_a_script_that_is_never_closed_is_not_told() -> None:
    assert "No" == RefusedByRule("No<script>alert(1)").detail


def test_the_form_at_the_end_of_a_long_login_page_is_found() -> None:
    page = LOGIN_PAGE.replace(b"<form>", b"<script>" + b"x" * 100_000 + b"</script><form>")

    assert LoginInTheWay is type(refusal(200, page))


def test_the_instances_words_are_one_short_line_without_html() -> None:
    error = RefusedByRule(
        "<p>Close&nbsp;notes\n are <b>mandatory</b></p><script>alert(1)</script>" + "x" * 400
    )

    assert (error.detail[:25], len(error.detail)) == ("Close notes are mandatory", 300)
