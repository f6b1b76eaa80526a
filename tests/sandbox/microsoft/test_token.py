"""The pretend token endpoint."""

import base64
import json
from datetime import timedelta

import httpx
import pytest

from sandbox.clock import Clock
from tests.sandbox.microsoft.asking import APP, SCORES, TOKEN, ask_token, play, token_form

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_right_secret_gets_a_bearer_token_for_an_hour(anonymous: httpx.AsyncClient) -> None:
    answer = (await anonymous.post(TOKEN, data=token_form())).json()

    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 3599)


async def test_a_token_names_the_roles_that_the_app_has(anonymous: httpx.AsyncClient) -> None:
    token = (await anonymous.post(TOKEN, data=token_form())).json()["access_token"]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))

    assert (claims["roles"], claims["aud"]) == (["SecurityEvents.Read.All"], "https://graph.microsoft.com")


@pytest.mark.parametrize(
    ("changed", "status", "error", "number"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client", 7000215),
        ({"client_id": "unknown"}, 400, "unauthorized_client", 700016),
        ({"scope": "User.Read"}, 400, "invalid_scope", 70011),
        ({"scope": ""}, 400, "invalid_request", 900144),
        ({"grant_type": "password"}, 400, "unsupported_grant_type", 70003),
    ],
)
async def test_a_wrong_form_is_refused_with_its_number(
    anonymous: httpx.AsyncClient, changed: dict[str, str], status: int, error: str, number: int
) -> None:
    answer = await anonymous.post(TOKEN, data=token_form(**changed))
    body = answer.json()

    assert (status, error, [number]) == (answer.status_code, body["error"], body["error_codes"])
    assert body["error_description"].startswith(f"AADSTS{number}: ")


async def test_an_unknown_tenant_is_refused(anonymous: httpx.AsyncClient) -> None:
    answer = await anonymous.post("/elsewhere/oauth2/v2.0/token", data=token_form())

    assert answer.json()["error_codes"] == [90002]


@pytest.mark.parametrize("header", [None, "Bearer nonsense", "Basic abc"])
async def test_graph_refuses_who_brings_no_token_of_ours(
    anonymous: httpx.AsyncClient, header: str | None
) -> None:
    headers = {"Authorization": header} if header else {}
    answer = await anonymous.get(SCORES, headers=headers)
    error = answer.json()["error"]

    assert (answer.status_code, error["code"]) == (401, "InvalidAuthenticationToken")
    assert error["innerError"]["request-id"] == answer.headers["request-id"]


async def test_a_token_expires_by_the_clock(graph: httpx.AsyncClient, clock: Clock) -> None:
    clock.forward(timedelta(seconds=3600))
    answer = await graph.get(SCORES)

    assert answer.status_code == 401


async def test_an_app_without_the_role_is_forbidden_once_it_has_a_new_token(graph: httpx.AsyncClient) -> None:
    await play(graph, "grant", roles=[])
    before = (await graph.get(SCORES)).status_code
    await ask_token(graph)
    answer = await graph.get(SCORES)

    assert (before, answer.status_code) == (200, 403)
    assert answer.json()["error"]["code"] == "Authorization_RequestDenied"


async def test_no_secret_is_written_down(graph: httpx.AsyncClient) -> None:
    noted = (await graph.get("/sandbox/requests")).text

    assert APP["client_secret"] not in noted
