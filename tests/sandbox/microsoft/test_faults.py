"""Faults played on demand."""

import time

import httpx
import pytest

from tests.sandbox.microsoft.asking import PROFILES, SCORES, TOKEN, newest, play, token_form

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("given", "sent"), [({}, "2.128"), ({"retry_after": "7"}, "7"), ({"retry_after": None}, None)]
)
async def test_throttled_requests_are_told_when_to_come_back(
    graph: httpx.AsyncClient, given: dict[str, str | None], sent: str | None
) -> None:
    await play(graph, "faults", kind="throttled", **given)
    answer = await graph.get(SCORES)

    assert (429, "TooManyRequests", sent) == (
        answer.status_code,
        answer.json()["error"]["code"],
        answer.headers.get("Retry-After"),
    )


async def test_a_fault_comes_as_often_as_asked_and_only_on_its_path(graph: httpx.AsyncClient) -> None:
    await play(graph, "faults", kind="status", status=502, path=PROFILES, times=2)
    asked = [SCORES, PROFILES, PROFILES, PROFILES]
    statuses = [(await graph.get(path)).status_code for path in asked]

    assert statuses == [200, 502, 502, 200]


async def test_faults_can_be_forgotten(graph: httpx.AsyncClient) -> None:
    await play(graph, "faults", kind="status", times=9)
    await graph.delete("/sandbox/faults")

    assert (await graph.get(SCORES)).status_code == 200


async def test_a_partial_answer_has_fewer_rows_and_a_warning(graph: httpx.AsyncClient) -> None:
    whole = await newest(graph)
    await play(graph, "faults", kind="partial", times=2)
    profiles = await graph.get(PROFILES)
    scores = await graph.get(f"{SCORES}?$top=1")

    assert (profiles.status_code, len(profiles.json()["value"])) == (206, 20)
    assert len(whole["controlScores"]) // 2 == len(scores.json()["value"][0]["controlScores"])
    assert scores.headers["Warning"].startswith('199 - "Microsoft/SecureScore/')


async def test_one_thing_comes_whole_or_not_at_all(graph: httpx.AsyncClient) -> None:
    await play(graph, "faults", kind="partial")
    answer = await graph.get(f"{PROFILES}/AdminMFAV2")

    assert (200, "AdminMFAV2") == (answer.status_code, answer.json()["id"])


async def test_a_next_link_can_lead_elsewhere(graph: httpx.AsyncClient) -> None:
    await play(graph, "faults", kind="foreign_next_link", url="https://graph.example.org/next")
    page = (await graph.get(PROFILES)).json()

    assert (page["@odata.nextLink"], len(page["value"])) == ("https://graph.example.org/next", 40)


async def test_an_answer_can_be_a_page_of_html(graph: httpx.AsyncClient) -> None:
    await play(graph, "faults", kind="not_json")
    answer = await graph.get(SCORES)

    assert (answer.status_code, answer.headers["content-type"].startswith("text/html")) == (200, True)


async def test_an_answer_can_be_slow(graph: httpx.AsyncClient) -> None:
    await play(graph, "faults", kind="slow", seconds=0.2)
    begun = time.monotonic()
    answer = await graph.get(SCORES)

    assert (answer.status_code, time.monotonic() - begun >= 0.2) == (200, True)


async def test_the_token_endpoint_has_faults_too(anonymous: httpx.AsyncClient) -> None:
    await play(anonymous, "faults", kind="status", path=TOKEN)
    answer = await anonymous.post(TOKEN, data=token_form())

    assert answer.status_code == 503
