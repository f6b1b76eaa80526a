from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
import pytest_asyncio

from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from servicenow.errors import CredentialsRefused, NotAnswering, NotJson, RateLimited
from servicenow.oauth import (
    OAuthClient,
    Token,
    authorization_request,
    exchange_code,
    refresh,
    revoke,
)
from tests.servicenow.browser import answer_consent

pytestmark = pytest.mark.asyncio(loop_scope="session")

STATE = "00ff00ff00ff00ff00ff00ff00ff00ff"


@pytest_asyncio.fixture(loop_scope="session")
async def token(http: httpx.AsyncClient, oauth_client: OAuthClient) -> Token:
    request = authorization_request(oauth_client, STATE)
    returned = await answer_consent(request.url, "scoredesk.integration")
    return await exchange_code(http, oauth_client, returned["code"], request.code_verifier)


async def test_the_code_that_comes_back_becomes_tokens(token: Token) -> None:
    assert token.access_token
    assert token.refresh_token
    assert (1700 < token.expires_in <= 1800, token.scope) == (True, "useraccount")


async def test_the_state_comes_back_with_the_code(oauth_client: OAuthClient) -> None:
    returned = await answer_consent(authorization_request(oauth_client, STATE).url, "scoredesk.integration")

    assert returned.keys() == {"code", "state"}
    assert returned["state"] == STATE


async def test_no_parameter_is_sent_in_the_url(sandbox: PretendServiceNow, token: Token) -> None:
    sent = [dict(request.query) for request in sandbox.log.requests if request.path == "/oauth_token.do"]

    assert sent == [{}]


async def test_a_code_works_once(http: httpx.AsyncClient, oauth_client: OAuthClient) -> None:
    request = authorization_request(oauth_client, STATE)
    returned = await answer_consent(request.url, "scoredesk.integration")
    await exchange_code(http, oauth_client, returned["code"], request.code_verifier)

    with pytest.raises(CredentialsRefused, match="access_denied"):
        await exchange_code(http, oauth_client, returned["code"], request.code_verifier)


async def test_a_code_is_worth_nothing_without_its_verifier(
    http: httpx.AsyncClient, oauth_client: OAuthClient
) -> None:
    returned = await answer_consent(authorization_request(oauth_client, STATE).url, "scoredesk.integration")
    other = authorization_request(oauth_client, STATE)

    with pytest.raises(CredentialsRefused):
        await exchange_code(http, oauth_client, returned["code"], other.code_verifier)


async def test_deny_brings_no_code(oauth_client: OAuthClient) -> None:
    request = authorization_request(oauth_client, STATE)

    assert await answer_consent(request.url, "scoredesk.integration", "deny") == {
        "error": "access_denied",
        "state": STATE,
    }


async def test_a_refresh_token_lasts_and_stays_the_same(
    clock: Clock, http: httpx.AsyncClient, oauth_client: OAuthClient, token: Token
) -> None:
    clock.forward(timedelta(hours=1))
    assert token.refresh_token

    refreshed = await refresh(http, oauth_client, token.refresh_token)

    assert refreshed.refresh_token == token.refresh_token
    assert refreshed.access_token != token.access_token


async def test_a_living_access_token_comes_back_with_the_time_it_has_left(
    clock: Clock, http: httpx.AsyncClient, oauth_client: OAuthClient, token: Token
) -> None:
    clock.forward(timedelta(minutes=20))
    assert token.refresh_token

    refreshed = await refresh(http, oauth_client, token.refresh_token)

    assert refreshed.access_token == token.access_token
    assert refreshed.expires_in <= 600


async def test_a_refresh_token_dies_after_a_hundred_days(
    clock: Clock, http: httpx.AsyncClient, oauth_client: OAuthClient, token: Token
) -> None:
    clock.forward(timedelta(days=101))
    assert token.refresh_token

    with pytest.raises(CredentialsRefused):
        await refresh(http, oauth_client, token.refresh_token)


async def test_a_wrong_client_secret_is_refused(
    http: httpx.AsyncClient, oauth_client: OAuthClient, token: Token
) -> None:
    assert token.refresh_token

    with pytest.raises(CredentialsRefused):
        await refresh(http, replace(oauth_client, client_secret="wrong"), token.refresh_token)


async def test_a_revoked_token_is_dead_and_revoking_it_again_is_no_error(
    http: httpx.AsyncClient, oauth_client: OAuthClient, token: Token
) -> None:
    assert token.refresh_token
    await revoke(http, oauth_client.instance_url, token.refresh_token)
    await revoke(http, oauth_client.instance_url, token.refresh_token)

    with pytest.raises(CredentialsRefused):
        await refresh(http, oauth_client, token.refresh_token)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("drop_before_commit"), NotAnswering),
        (Fault("status", status=503), NotAnswering),
        (Fault("hibernating"), NotJson),
        (Fault("login_page"), NotJson),
        (Fault("rate_limited"), RateLimited),
    ],
)
async def test_a_sick_instance_does_not_count_as_refusal(
    sandbox: PretendServiceNow,
    http: httpx.AsyncClient,
    oauth_client: OAuthClient,
    fault: Fault,
    expected: type[Exception],
) -> None:
    sandbox.faults.now.append(fault)

    with pytest.raises(expected):
        await refresh(http, oauth_client, "some-token")
