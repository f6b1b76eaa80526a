from datetime import timedelta

import httpx
import pytest

from sandbox.clock import Clock
from tests.sandbox.servicenow.client import (
    allowed_code,
    authorize,
    exchange,
    log_in,
    set_properties,
    token,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")

_REFUSED = (401, {"error_description": "access_denied", "error": "server_error"})
_MACHINE = {"identity_type": "machine"}
_SHUT_OUT = [{"active": False}, {"locked_out": True}]


def _said(answer: httpx.Response) -> tuple[int, object]:
    return answer.status_code, answer.json()


async def _entity(http: httpx.AsyncClient, **values: object) -> None:
    await http.post("/sandbox/oauth_entity", json={"client_id": "c1"} | values)


async def _becomes(http: httpx.AsyncClient, **values: object) -> None:
    await http.post("/sandbox/users", json={"user_name": "scoredesk.integration"} | values)


async def _tokens(http: httpx.AsyncClient) -> dict[str, str]:
    tokens: dict[str, str] = (await exchange(http, await allowed_code(http))).json()
    return tokens


async def _refresh(http: httpx.AsyncClient, tokens: dict[str, str]) -> httpx.Response:
    return await token(http, grant_type="refresh_token", refresh_token=tokens["refresh_token"])


async def _status(http: httpx.AsyncClient, tokens: dict[str, str]) -> int:
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    return (await http.get("/api/now/ui/user/current_user", headers=bearer)).status_code


async def test_a_shortened_access_token_ends_when_it_says(http: httpx.AsyncClient, clock: Clock) -> None:
    await _entity(http, access_token_lifespan="60")
    tokens = await _tokens(http)
    statuses = []
    for seconds in (58, 3):
        clock.forward(timedelta(seconds=seconds))
        statuses.append(await _status(http, tokens))

    assert (True, [200, 401]) == (int(tokens["expires_in"]) in (59, 60), statuses)


async def test_a_shortened_refresh_token_ends_too_however_often_it_is_used(
    http: httpx.AsyncClient, clock: Clock
) -> None:
    await _entity(http, refresh_token_lifespan="3600")
    tokens = await _tokens(http)
    answers = []
    for _ in range(3):
        clock.forward(timedelta(seconds=1700))
        answers.append(await _refresh(http, tokens))

    assert [200, 200, 401] == [answer.status_code for answer in answers]
    assert {tokens["refresh_token"]} == {answer.json()["refresh_token"] for answer in answers[:2]}


async def test_a_changed_lifespan_holds_for_the_tokens_to_come(http: httpx.AsyncClient, clock: Clock) -> None:
    tokens = await _tokens(http)
    await _entity(http, access_token_lifespan="60")
    clock.forward(timedelta(seconds=1799))
    old = await _status(http, tokens)
    clock.forward(timedelta(seconds=2))

    new = (await _refresh(http, tokens)).json()

    assert (200, 60) == (old, new["expires_in"])


async def test_without_oauth_no_token_is_given_or_taken(http: httpx.AsyncClient) -> None:
    code, tokens = await allowed_code(http), await _tokens(http)
    await set_properties(http, **{"com.snc.platform.security.oauth.is.active": "false"})

    said = [_said(await exchange(http, code)), _said(await _refresh(http, tokens))]

    assert ([_REFUSED, _REFUSED], 401, 400) == (
        said,
        await _status(http, tokens),
        (await authorize(http)).status_code,
    )


@pytest.mark.parametrize("change", [*_SHUT_OUT, _MACHINE])
async def test_a_code_is_worth_nothing_once_its_user_is_shut_out(
    http: httpx.AsyncClient, change: dict[str, object]
) -> None:
    code = await allowed_code(http)
    await _becomes(http, **change)

    assert _REFUSED == _said(await exchange(http, code))


@pytest.mark.parametrize("change", _SHUT_OUT)
async def test_refreshing_and_reading_end_where_the_user_is_shut_out(
    http: httpx.AsyncClient, change: dict[str, object]
) -> None:
    tokens = await _tokens(http)
    await _becomes(http, **change)

    assert (_REFUSED, 401) == (_said(await _refresh(http, tokens)), await _status(http, tokens))


@pytest.mark.parametrize(("ends", "status"), [("false", 200), ("true", 401)])
async def test_whether_a_machines_refresh_token_lives_on_is_switched(
    http: httpx.AsyncClient, ends: str, status: int
) -> None:
    await set_properties(http, sandbox__oauth__web_service_only_ends_tokens=ends)
    tokens = await _tokens(http)
    await _becomes(http, **_MACHINE)

    assert status == (await _refresh(http, tokens)).status_code


async def test_a_machine_gets_tokens_by_client_credentials(http: httpx.AsyncClient) -> None:
    await set_properties(http, glide__oauth__inbound__client__credential__grant_type__enabled="true")
    users = (await http.get("/sandbox/records/sys_user")).json()["records"]
    user = next(one for one in users if one["user_name"] == "scoredesk.integration")
    await _entity(http, user=user["sys_id"])
    await _becomes(http, **_MACHINE)

    answer = await token(http, grant_type="client_credentials")

    assert (200, False, 200) == (
        answer.status_code,
        "refresh_token" in answer.json(),
        await _status(http, answer.json()),
    )


async def test_difficult_users_are_made_at_once(http: httpx.AsyncClient) -> None:
    users = (await http.post("/sandbox/users/difficult")).json()["records"]
    logins = [(await log_in(http, user["user_name"])).status_code for user in users]
    calls = [
        (await http.get("/api/now/table/incident", auth=(user["user_name"], user["user_name"]))).status_code
        for user in users
    ]

    assert ["mia.machine", "lou.locked", "ina.inactive", "sec.admin"] == [user["user_name"] for user in users]
    assert ([401, 401, 401, 302], [200, 401, 401, 200]) == (logins, calls)
