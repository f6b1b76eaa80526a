from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from servicenow.errors import (
    AddressRefused,
    CredentialsRefused,
    NotAnswering,
    NotJson,
    RateLimited,
    ServiceNowError,
)
from servicenow.oauth import MOST_SECONDS, OAuthClient, Token, authorization_request, token_from

STATE = "00ff00ff00ff00ff00ff00ff00ff00ff"
REFUSED = b'{"error_description":"access_denied","error":"server_error"}'
CLIENT = OAuthClient(
    "https://acme.service-now.com", "cl1ent", "s3cret", "https://desk.example.com/servicenow/callback"
)


def test_the_allow_page_is_asked_for_with_a_new_s256_challenge() -> None:
    one, other = authorization_request(CLIENT, STATE), authorization_request(CLIENT, STATE)
    sent = parse_qs(urlsplit(one.url).query)

    assert one.code_verifier != other.code_verifier
    assert 43 <= len(one.code_verifier) <= 128
    assert sent["code_challenge_method"] == ["S256"]
    assert sent["code_challenge"] == [create_s256_code_challenge(one.code_verifier)]  # type: ignore[no-untyped-call]


def test_secrets_are_not_in_any_repr() -> None:
    request = authorization_request(CLIENT, STATE)
    token = Token(access_token="acc3ss", refresh_token="r3fresh", expires_in=1800)
    told = f"{CLIENT!r} {request!r} {token!r} {token}"

    secrets = (CLIENT.client_secret, request.code_verifier, "acc3ss", "r3fresh")
    assert [secret for secret in secrets if secret in told] == []


@pytest.mark.parametrize("status", [200, 400, 401])
def test_an_error_is_a_refusal_whatever_its_status(status: int) -> None:
    with pytest.raises(CredentialsRefused, match="access_denied"):
        token_from(status, {}, REFUSED)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"access_token":"s3cr3t","refresh_token":"r3fr3sh"}'])
def test_what_is_no_token_is_not_repeated(body: bytes) -> None:
    with pytest.raises(NotJson) as raised:
        token_from(200, {}, body)

    assert raised.value.detail == "no token in the answer"


@pytest.mark.parametrize(("told", "expected"), [(10**15, MOST_SECONDS), (-5, 0), (1799, 1799)])
def test_a_life_that_no_token_can_have_is_taken_for_the_nearest_that_one_can(
    told: int, expected: int
) -> None:
    token = token_from(200, {}, b'{"access_token":"acc3ss","expires_in":%d}' % told)

    assert token.expires_in == expected


@pytest.mark.parametrize("body", [b"", b"[]", b'{"error":{"message":"User is not authenticated"}}'])
def test_401_is_a_refusal_whatever_it_says(body: bytes) -> None:
    with pytest.raises(CredentialsRefused):
        token_from(401, {}, body)


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (400, b"", NotAnswering),
        (400, b'{"error":{"message":"Bad request"}}', NotAnswering),
        (403, REFUSED, NotAnswering),
        (403, b"<html><title>Blocked</title></html>", AddressRefused),
        (404, b'{"error":"not_found"}', NotAnswering),
        (405, b"", NotAnswering),
        (413, b"<html></html>", NotJson),
        (429, b"", RateLimited),
    ],
)
def test_no_other_refusal_means_that_the_tokens_are_dead(
    status: int, body: bytes, expected: type[ServiceNowError]
) -> None:
    with pytest.raises(expected) as raised:
        token_from(status, {}, body)

    assert expected is type(raised.value)


@pytest.mark.parametrize("status", [200, 400, 403, 429, 503])
@pytest.mark.parametrize("body", [b"s3cr3t", b"<title>s3cr3t</title>", b"token=s3cr3t", b'"s3cr3t"'])
def test_words_of_an_unknown_shape_are_not_repeated(status: int, body: bytes) -> None:
    with pytest.raises(ServiceNowError) as raised:
        token_from(status, {}, body)

    assert "s3cr3t" not in str(raised.value)
