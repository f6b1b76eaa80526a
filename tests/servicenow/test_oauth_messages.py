from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from servicenow.errors import CredentialsRefused, NotJson
from servicenow.oauth import OAuthClient, Token, authorization_request, token_from

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
