from datetime import timedelta

import httpx
import pytest

from sandbox.clock import Clock
from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _rule(http: httpx.AsyncClient, **fields: object) -> str:
    answer = await http.post("/sandbox/records/sys_rate_limit_rules", json={"fields": fields})
    sys_id: str = answer.json()["record"]["sys_id"]
    return sys_id


async def _statuses(client: Client, times: int, path: str = "/api/now/table/incident") -> list[int]:
    return [(await client.ask("GET", path)).status_code for _ in range(times)]


async def test_every_answer_tells_the_rule_it_fell_under(
    http: httpx.AsyncClient, integration: Client, clock: Clock
) -> None:
    rule = await _rule(http, request_limit="5")

    answers = [await integration.list_page(table) for table in ("incident", "nonsense")]

    hour = int(clock.now().timestamp()) // 3600 + 1
    told = [
        (answer.status_code, *(answer.headers[f"x-ratelimit-{name}"] for name in ("limit", "reset", "rule")))
        for answer in answers
    ]
    assert [(200, "5", str(hour * 3600), rule), (400, "5", str(hour * 3600), rule)] == told


async def test_no_rule_no_header(integration: Client) -> None:
    answer = await integration.list_page("incident")

    assert "x-ratelimit-limit" not in answer.headers


async def test_what_exceeds_the_limit_is_refused_until_the_hour_ends(
    http: httpx.AsyncClient, integration: Client, clock: Clock
) -> None:
    await _rule(http, request_limit="1")
    await integration.list_page("incident")

    refused = await integration.list_page("incident")
    wait = int(refused.headers["retry-after"])
    clock.forward(timedelta(seconds=wait))
    after = await integration.list_page("incident")

    detail = "Rate limit of 1 requests per hour for Table API exceeded"
    error = {"message": "Rate limit exceeded", "detail": detail}
    assert (429, {"error": error, "status": "failure"}, "1") == (
        refused.status_code,
        refused.json(),
        refused.headers["x-ratelimit-limit"],
    )
    assert (True, 200) == (0 < wait <= 3600, after.status_code)


async def test_each_user_has_a_count_of_their_own(
    http: httpx.AsyncClient, integration: Client, admin: Client
) -> None:
    await _rule(http, request_limit="1")

    assert ([200, 429], [200, 429]) == (await _statuses(integration, 2), await _statuses(admin, 2))


@pytest.mark.parametrize(
    "fields",
    [
        {"active": "false"},
        {"path": "/api/sn_chg_rest"},
        {"method": "POST"},
        {"table": "change_request"},
    ],
)
async def test_a_rule_for_something_else_limits_nothing(
    http: httpx.AsyncClient, integration: Client, fields: dict[str, str]
) -> None:
    await _rule(http, request_limit="1", **fields)

    assert [200, 200] == await _statuses(integration, 2)


async def test_a_rule_for_the_user_comes_before_one_for_a_role_before_one_for_all(
    http: httpx.AsyncClient, admin: Client, integration: Client
) -> None:
    role = (await admin.rows("sys_user_role", query="name=itil"))[0]["sys_id"]
    user = (await admin.rows("sys_user", query="user_name=scoredesk.integration"))[0]["sys_id"]
    await _rule(http, request_limit="1")
    await _rule(http, request_limit="3", role=role)
    await _rule(http, request_limit="2", role=role)
    by_role = await _statuses(integration, 3)

    await _rule(http, request_limit="4", user=user)

    assert ([200, 200, 429], [200, 200, 200, 200, 429]) == (by_role, await _statuses(integration, 5))


async def test_a_changed_limit_begins_at_zero(http: httpx.AsyncClient, integration: Client) -> None:
    rule = await _rule(http, request_limit="1")
    before = await _statuses(integration, 2)

    await http.post(f"/sandbox/records/sys_rate_limit_rules/{rule}", json={"fields": {"request_limit": "2"}})

    assert ([200, 429], [200, 200, 429]) == (before, await _statuses(integration, 3))
