import time
from email.utils import parsedate_to_datetime

import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")

_TABLE = "/api/now/table/incident"
_CANCELLED = "Transaction cancelled: maximum execution time exceeded"


async def _fault(http: httpx.AsyncClient, **fault: object) -> None:
    (await http.post("/sandbox/faults", json=fault)).raise_for_status()


async def _statuses(client: Client, times: int) -> list[int]:
    return [(await client.list_page("incident")).status_code for _ in range(times)]


async def test_an_answer_may_end_in_the_middle_of_its_json(
    integration: Client, pretend: PretendServiceNow
) -> None:
    await _fault(integration.http, kind="half_answer")
    read = b""

    async with integration.http.stream("POST", _TABLE, json={}, auth=("admin", "admin")) as answer:
        with pytest.raises(httpx.RemoteProtocolError):
            read = await answer.aread()

    assert (201, b"", True, 1) == (
        answer.status_code,
        read,
        0 < answer.num_bytes_downloaded < int(answer.headers["content-length"]),
        len(pretend.instance.tables["incident"]),
    )


async def test_a_body_may_come_slowly_after_its_head(integration: Client) -> None:
    await _fault(integration.http, kind="slow_body", seconds=0.2)
    before = time.monotonic()

    async with integration.http.stream("GET", _TABLE, auth=("admin", "admin")) as answer:
        head = time.monotonic() - before
        body = await answer.aread()

    assert (b'{"result":[]}', True) == (body, head < time.monotonic() - before >= 0.2)


async def test_a_read_that_is_cancelled_has_an_error_beside_its_rows(integration: Client) -> None:
    await integration.create("incident")
    await _fault(integration.http, kind="cancelled")

    answer = await integration.list_page("incident", fields="number")

    said = answer.json()
    assert (200, [{"number": "INC0010001"}], _CANCELLED, "failure") == (
        answer.status_code,
        said["result"],
        said["error"]["message"],
        said["status"],
    )


@pytest.mark.parametrize("kind", ["cancelled", "status_after_commit"])
async def test_a_write_may_be_done_although_the_answer_is_500(
    integration: Client, pretend: PretendServiceNow, kind: str
) -> None:
    await _fault(integration.http, kind=kind)

    answer = await integration.ask("POST", _TABLE, json={})

    assert (500, _CANCELLED, 1) == (
        answer.status_code,
        answer.json()["error"]["message"],
        len(pretend.instance.tables["incident"]),
    )


async def test_the_hidden_write_may_have_any_answer(integration: Client) -> None:
    await _fault(integration.http, kind="status_after_commit", status=502, body="<h1>Bad gateway</h1>")

    answer = await integration.ask("POST", _TABLE, json={})

    assert (502, "<h1>Bad gateway</h1>") == (answer.status_code, answer.text)


async def test_a_request_may_be_sent_elsewhere(integration: Client) -> None:
    await _fault(integration.http, kind="redirect", location="https://gateway.example.com/login")

    answer = await integration.list_page("incident")

    assert (302, "https://gateway.example.com/login") == (answer.status_code, answer.headers["location"])


@pytest.mark.parametrize(("retry_after", "told"), [(0, None), (9, "9")])
async def test_throttling_tells_no_rule(integration: Client, retry_after: int, told: str | None) -> None:
    await _fault(integration.http, kind="throttled", retry_after=retry_after)

    answer = await integration.list_page("incident")

    limits = [name for name in answer.headers if name.startswith("x-ratelimit")]
    assert (429, told, []) == (answer.status_code, answer.headers.get("retry-after"), limits)


@pytest.mark.parametrize("kind", ["throttled", "rate_limited"])
async def test_when_to_come_back_may_be_told_as_a_date(integration: Client, kind: str) -> None:
    await _fault(integration.http, kind=kind, retry_after=60, retry_after_date=True)

    answer = await integration.list_page("incident")

    left = parsedate_to_datetime(answer.headers["retry-after"]).timestamp() - time.time()
    assert 50 < left <= 60


async def test_a_fault_may_let_the_first_requests_pass(integration: Client) -> None:
    await _fault(integration.http, kind="status", status=500, skip=2, times=1)

    assert [200, 200, 500, 200] == await _statuses(integration, 4)


async def test_a_share_of_the_requests_is_befalled_the_same_way_again(integration: Client) -> None:
    runs = []
    for seed in (7, 7, 8):
        await integration.http.delete("/sandbox/faults")
        await _fault(integration.http, kind="status", status=500, probability=0.5, seed=seed)
        runs.append(await _statuses(integration, 12))

    assert ({200, 500}, True, False) == (set(runs[0]), runs[0] == runs[1], runs[0] == runs[2])


async def test_a_fault_may_wait_for_words_in_the_query_or_body(integration: Client) -> None:
    await _fault(integration.http, kind="status", status=500, contains="needle")

    answers = [
        await integration.list_page("incident", query="number=needle"),
        await integration.list_page("incident", query="number=hay"),
        await integration.ask("POST", _TABLE, json={"short_description": "a needle"}),
        await integration.ask("POST", _TABLE, json={"short_description": "hay"}),
    ]

    assert ([500, 200, 500, 201], "hay") == (
        [answer.status_code for answer in answers],
        answers[-1].json()["result"]["short_description"],
    )


async def test_the_next_fault_that_fits_takes_over(integration: Client) -> None:
    await _fault(integration.http, kind="status", status=500, skip=1)
    await _fault(integration.http, kind="status", status=502)

    assert [502, 500] == await _statuses(integration, 2)


async def test_every_field_of_a_fault_can_be_read_back(http: httpx.AsyncClient) -> None:
    fault = {"kind": "throttled", "path": "/api/", "skip": 1, "probability": 0.5, "seed": 3, "contains": "x"}
    await _fault(http, **fault)

    (seen,) = (await http.get("/sandbox/faults")).json()["faults"]

    assert fault == {name: seen[name] for name in fault}
