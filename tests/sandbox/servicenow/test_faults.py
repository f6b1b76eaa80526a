import time

import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _fault(http: httpx.AsyncClient, **fault: object) -> httpx.Response:
    return await http.post("/sandbox/faults", json=fault)


@pytest.mark.parametrize(("kind", "made"), [("drop_before_commit", 0), ("drop_after_commit", 1)])
async def test_a_broken_connection_leaves_the_record_made_or_not(
    integration: Client, pretend: PretendServiceNow, kind: str, made: int
) -> None:
    await _fault(integration.http, kind=kind)

    with pytest.raises(httpx.TransportError):
        await integration.create("incident")

    assert len(pretend.instance.tables["incident"]) == made


async def test_a_status_comes_with_its_body(integration: Client) -> None:
    await _fault(integration.http, kind="status", status=502, body="<h1>Bad gateway</h1>")

    answer = await integration.list_page("incident")

    assert (answer.status_code, answer.text) == (502, "<h1>Bad gateway</h1>")


@pytest.mark.parametrize(("kind", "word"), [("hibernating", "Hibernating"), ("login_page", "Log in")])
async def test_a_page_may_come_where_json_should(integration: Client, kind: str, word: str) -> None:
    await _fault(integration.http, kind=kind)

    answer = await integration.list_page("incident")

    assert (answer.status_code, answer.headers["content-type"], word in answer.text) == (
        200,
        "text/html; charset=utf-8",
        True,
    )


async def test_a_slow_instance_answers_in_the_end(integration: Client) -> None:
    await _fault(integration.http, kind="slow", seconds=0.05)
    before = time.monotonic()

    answer = await integration.list_page("incident")

    assert (answer.status_code, time.monotonic() - before >= 0.05) == (200, True)


async def test_a_slow_instance_may_be_too_slow(integration: Client) -> None:
    await _fault(integration.http, kind="slow", seconds=0.3)

    with pytest.raises(httpx.ReadTimeout):
        await integration.ask("GET", "/api/now/table/incident", timeout=0.05)


async def test_a_rate_limit_tells_its_rule_and_when_to_come_back(integration: Client) -> None:
    await _fault(integration.http, kind="rate_limited", retry_after=7)

    answer = await integration.list_page("incident")

    headers = {name for name in answer.headers if name.startswith("x-ratelimit-")}
    assert (
        answer.status_code,
        answer.headers["retry-after"],
        headers,
        answer.json()["error"]["message"],
    ) == (
        429,
        "7",
        {"x-ratelimit-limit", "x-ratelimit-reset", "x-ratelimit-rule"},
        "Rate limit exceeded",
    )


async def test_a_fault_befalls_its_path_method_and_number_of_requests_only(integration: Client) -> None:
    await _fault(integration.http, kind="status", status=500, path="/api/now/table", method="POST", times=1)
    asked = [("GET", "/api/now/table/incident"), ("POST", "/api/now/table/incident")] * 2

    statuses = [
        (await integration.ask(method, path, json={} if method == "POST" else None)).status_code
        for method, path in asked
    ]

    assert statuses == [200, 500, 200, 201]


async def test_a_fault_without_times_lasts_until_it_is_removed(integration: Client) -> None:
    await _fault(integration.http, kind="status", status=500)
    statuses = [(await integration.list_page("incident")).status_code for _ in range(3)]
    await integration.http.delete("/sandbox/faults")
    statuses.append((await integration.list_page("incident")).status_code)

    assert statuses == [500, 500, 500, 200]


@pytest.mark.parametrize("fault", [{"kind": "earthquake"}, {"kind": "slow", "minutes": 1}])
async def test_an_unknown_fault_is_refused(http: httpx.AsyncClient, fault: dict[str, object]) -> None:
    refused = await _fault(http, **fault)

    assert (refused.status_code, (await http.get("/sandbox/faults")).json()) == (400, {"faults": []})
