import base64
import hashlib
from datetime import timedelta

import httpx
import pytest

from sandbox.clock import Clock
from tests.sandbox.servicenow.client import allowed_code, exchange, set_properties, token

pytestmark = pytest.mark.asyncio(loop_scope="module")

_REFUSED = (401, {"error_description": "access_denied", "error": "server_error"})
_VERIFIER = "v" * 64
_CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(_VERIFIER.encode()).digest()).rstrip(b"=").decode()
_PKCE = {"code_challenge": _CHALLENGE, "code_challenge_method": "S256"}


def _said(answer: httpx.Response) -> tuple[int, object]:
    return answer.status_code, answer.json()


async def _tokens(http: httpx.AsyncClient) -> dict[str, str]:
    tokens: dict[str, str] = (await exchange(http, await allowed_code(http))).json()
    return tokens


async def _status(http: httpx.AsyncClient, access_token: str) -> int:
    answer = await http.get(
        "/api/now/ui/user/current_user", headers={"Authorization": f"Bearer {access_token}"}
    )
    return answer.status_code


async def test_a_code_becomes_tokens_of_the_user_who_allowed(http: httpx.AsyncClient) -> None:
    tokens = await _tokens(http)
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    answer = await http.get("/api/now/ui/user/current_user", headers=bearer)

    assert answer.json()["result"]["user_name"] == "scoredesk.integration"


async def test_the_answer_has_the_documented_shape(http: httpx.AsyncClient) -> None:
    tokens = await _tokens(http)

    assert {"access_token", "refresh_token", "scope", "token_type", "expires_in"} == set(tokens)


async def test_a_code_works_once(http: httpx.AsyncClient) -> None:
    code = await allowed_code(http)
    await exchange(http, code)

    assert _said(await exchange(http, code)) == _REFUSED


async def test_a_code_dies_after_a_minute(http: httpx.AsyncClient, clock: Clock) -> None:
    code = await allowed_code(http)
    clock.forward(timedelta(seconds=61))

    assert _said(await exchange(http, code)) == _REFUSED


@pytest.mark.parametrize(
    "change",
    [
        {"client_id": "unknown"},
        {"client_secret": "wrong"},
        {"client_secret": ""},
        {"redirect_uri": "http://127.0.0.1:3000/"},
        {"grant_type": "password"},
        {"code": "invented"},
    ],
)
async def test_a_wrong_parameter_is_refused_without_a_reason(
    http: httpx.AsyncClient, change: dict[str, str]
) -> None:
    code = await allowed_code(http)

    assert _said(await exchange(http, **({"code": code} | change))) == _REFUSED


async def test_the_code_verifier_must_fit_its_challenge(http: httpx.AsyncClient) -> None:
    wrong = await exchange(http, await allowed_code(http, **_PKCE), code_verifier="guess")
    missing = await exchange(http, await allowed_code(http, **_PKCE))
    right = await exchange(http, await allowed_code(http, **_PKCE), code_verifier=_VERIFIER)

    assert (wrong.status_code, missing.status_code, right.status_code) == (401, 401, 200)


async def test_a_public_client_gets_no_refresh_token(http: httpx.AsyncClient) -> None:
    await http.post("/sandbox/oauth_entity", json={"client_id": "c1", "client_secret": ""})
    code = await allowed_code(http, **_PKCE)

    tokens = (await exchange(http, code, client_secret="", code_verifier=_VERIFIER)).json()

    assert "refresh_token" not in tokens


async def test_a_code_belongs_to_its_client(http: httpx.AsyncClient) -> None:
    await http.post("/sandbox/oauth_entity", json={"client_id": "c2", "client_secret": "s1"})

    assert _said(await exchange(http, await allowed_code(http), client_id="c2")) == _REFUSED


async def test_json_and_parameters_in_the_url_are_refused(http: httpx.AsyncClient) -> None:
    tokens = await _tokens(http)
    form = {
        "grant_type": "refresh_token",
        "refresh_token": tokens["refresh_token"],
        "client_id": "c1",
        "client_secret": "s1",
    }

    as_json = await http.post("/oauth_token.do", json=form)
    in_url = await http.post("/oauth_token.do", params=form)

    assert (_said(as_json), _said(in_url)) == (_REFUSED, _REFUSED)


async def test_parameters_in_the_url_are_taken_where_the_property_is_off(http: httpx.AsyncClient) -> None:
    await set_properties(http, glide__oauth__allow__parameters__in__post__body__only="false")
    tokens = await _tokens(http)
    form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}

    answer = await http.post("/oauth_token.do", params=form | {"client_id": "c1", "client_secret": "s1"})

    assert answer.status_code == 200


async def test_refreshing_gives_the_living_access_token_with_its_rest(
    http: httpx.AsyncClient, clock: Clock
) -> None:
    first = await _tokens(http)
    clock.forward(timedelta(seconds=600))
    second = (await token(http, grant_type="refresh_token", refresh_token=first["refresh_token"])).json()

    same = all(first[name] == second[name] for name in ("access_token", "refresh_token"))

    assert (same, 1190 <= second["expires_in"] <= 1200) == (True, True)


async def test_a_dead_access_token_is_renewed_and_the_refresh_token_kept(
    http: httpx.AsyncClient, clock: Clock
) -> None:
    first = await _tokens(http)
    clock.forward(timedelta(seconds=1801))
    dead = await _status(http, first["access_token"])
    second = (await token(http, grant_type="refresh_token", refresh_token=first["refresh_token"])).json()

    assert (401, 200, first["refresh_token"]) == (
        dead,
        await _status(http, second["access_token"]),
        second["refresh_token"],
    )


async def test_refreshing_does_not_lengthen_the_hundred_days(http: httpx.AsyncClient, clock: Clock) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": (await _tokens(http))["refresh_token"]}
    clock.forward(timedelta(days=99))
    in_time = await token(http, **form)
    clock.forward(timedelta(days=1))

    assert (in_time.status_code, _said(await token(http, **form))) == (200, _REFUSED)


async def test_authorizing_again_begins_the_hundred_days_anew(http: httpx.AsyncClient, clock: Clock) -> None:
    first = await _tokens(http)
    clock.forward(timedelta(days=99))
    second = await _tokens(http)
    clock.forward(timedelta(days=99))
    late = await token(http, grant_type="refresh_token", refresh_token=second["refresh_token"])

    assert (first["refresh_token"], 200) == (second["refresh_token"], late.status_code)


async def test_a_locked_out_user_gets_and_keeps_nothing(http: httpx.AsyncClient) -> None:
    tokens = await _tokens(http)
    await http.post("/sandbox/users", json={"user_name": "scoredesk.integration", "locked_out": True})
    refreshed = await token(http, grant_type="refresh_token", refresh_token=tokens["refresh_token"])

    assert (_said(refreshed), await _status(http, tokens["access_token"])) == (_REFUSED, 401)


@pytest.mark.parametrize("way", ["form", "query"])
async def test_anyone_may_revoke_a_token_they_hold(http: httpx.AsyncClient, way: str) -> None:
    tokens = await _tokens(http)
    for held in ({"token": tokens["access_token"]}, {"token": tokens["refresh_token"]}):
        if way == "form":
            await http.post("/oauth_revoke_token.do", data=held)
        else:
            await http.get("/oauth_revoke_token.do", params=held)
    refreshed = await token(http, grant_type="refresh_token", refresh_token=tokens["refresh_token"])

    assert (await _status(http, tokens["access_token"]), _said(refreshed)) == (401, _REFUSED)


async def test_client_credentials_work_only_where_switched_on_with_a_user(http: httpx.AsyncClient) -> None:
    refused = await token(http, grant_type="client_credentials")
    await set_properties(http, glide__oauth__inbound__client__credential__grant_type__enabled="true")
    user = (await http.post("/sandbox/users", json={"user_name": "scoredesk.integration"})).json()["record"]
    without_user = await token(http, grant_type="client_credentials")
    await http.post("/sandbox/oauth_entity", json={"client_id": "c1", "user": user["sys_id"]})
    granted = await token(http, grant_type="client_credentials")

    assert (
        _said(refused),
        _said(without_user),
        granted.status_code,
        "refresh_token" in granted.json(),
    ) == (_REFUSED, _REFUSED, 200, False)
