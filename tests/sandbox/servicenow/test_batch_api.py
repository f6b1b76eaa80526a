import base64
import json
from typing import Any

import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_HEADERS = [
    {"name": "Accept", "value": "application/json"},
    {"name": "Content-Type", "value": "application/json"},
]


def _request(number: str, method: str, url: str, body: object = None, **more: object) -> dict[str, object]:
    sent = {} if body is None else {"body": base64.b64encode(json.dumps(body).encode()).decode()}
    return {"id": number, "method": method, "url": url, "headers": _HEADERS} | sent | more


async def _batch(client: Client, *requests: dict[str, object]) -> dict[str, Any]:
    body = {"batch_request_id": 7, "rest_requests": requests}
    answer: dict[str, Any] = (await client.ask("POST", "/api/now/v1/batch", json=body)).json()
    return answer


def _body(serviced: dict[str, Any]) -> Any:
    return json.loads(base64.b64decode(serviced["body"]))


@pytest.mark.parametrize("path", ["/api/now/batch", "/api/now/v1/batch"])
async def test_every_version_takes_a_batch_and_names_it_as_text(integration: Client, path: str) -> None:
    answer = await integration.ask("POST", path, json={"batch_request_id": 7, "rest_requests": []})

    assert {"batch_request_id": "7", "serviced_requests": [], "unserviced_requests": []} == answer.json()


async def test_requests_are_run_in_their_order(integration: Client) -> None:
    answer = await _batch(
        integration,
        _request("a", "POST", "/api/now/table/incident", {"short_description": "ä"}),
        _request("b", "GET", "/api/now/table/incident?sysparm_fields=number,short_description"),
    )

    (made, listed) = answer["serviced_requests"]
    assert (201, "Created", 200) == (made["status_code"], made["status_text"], listed["status_code"])
    assert {"result": [{"number": "INC0010001", "short_description": "ä"}]} == _body(listed)


async def test_each_answer_has_its_headers_unless_they_are_not_wanted(integration: Client) -> None:
    answer = await _batch(
        integration,
        _request("a", "GET", "/api/now/table/incident"),
        _request("b", "GET", "/api/now/table/incident", exclude_response_headers=True),
    )

    (with_headers, without) = answer["serviced_requests"]
    assert {"name": "X-Total-Count", "value": "0"} in with_headers["headers"]
    assert [] == without["headers"]


async def test_what_is_refused_is_told_per_request(http: httpx.AsyncClient) -> None:
    answer = await _batch(
        Client(http, "vic.viewer"),
        _request("a", "POST", "/api/now/table/incident", {}),
        _request("b", "GET", "/api/now/zz"),
        _request("c", "GET", "/api/now/ui/user/current_user"),
    )

    assert [403, 400, 200] == [one["status_code"] for one in answer["serviced_requests"]]


async def test_everything_runs_as_the_batchs_caller(integration: Client) -> None:
    stranger = {"name": "Authorization", "value": "Basic " + base64.b64encode(b"admin:admin").decode()}
    answer = await _batch(
        integration, _request("a", "GET", "/api/now/ui/user/current_user", headers=[*_HEADERS, stranger])
    )

    assert "scoredesk.integration" == _body(answer["serviced_requests"][0])["result"]["user_name"]


async def test_what_lies_behind_a_limit_is_left_unserviced(
    http: httpx.AsyncClient, integration: Client
) -> None:
    await set_properties(http, sandbox__batch__limit="1")

    answer = await _batch(integration, *(_request(one, "GET", "/api/now/table/incident") for one in "abc"))

    assert (["a"], ["b", "c"]) == (
        [one["id"] for one in answer["serviced_requests"]],
        answer["unserviced_requests"],
    )


async def test_only_the_apis_can_be_reached(integration: Client) -> None:
    answer = await _batch(integration, _request("a", "POST", "/sandbox/users", {"user_name": "x"}))

    users = await integration.rows("sys_user", query="user_name=x")
    assert ([400], []) == ([one["status_code"] for one in answer["serviced_requests"]], users)


@pytest.mark.parametrize("body", [{}, {"rest_requests": {}}, {"rest_requests": [{"id": "a"}]}])
async def test_a_batch_of_less_than_requests_is_refused(integration: Client, body: dict[str, object]) -> None:
    assert 400 == (await integration.ask("POST", "/api/now/batch", json=body)).status_code


async def test_a_stranger_is_not_let_in(http: httpx.AsyncClient) -> None:
    assert 401 == (await http.post("/api/now/batch", json={"rest_requests": []})).status_code
