"""What a sick network or instance does to reads and writes."""

import asyncio
import socket
from datetime import timedelta

import httpx
import pytest

from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from servicenow.client import READ_ATTEMPTS, REQUESTS_IN_FLIGHT, Instance
from servicenow.errors import NotAnswering, NotJson, RateLimited
from servicenow.patience import LONGEST_RATE_LIMIT

pytestmark = pytest.mark.asyncio(loop_scope="session")

FIELDS = {"short_description": "Turn on MFA", "correlation_id": "acme:mfa"}
SYS_ID = "0123456789abcdef0123456789abcdef"


async def access_token() -> str:
    return "some-token"


def instance_behind(transport: httpx.AsyncBaseTransport) -> Instance:
    return Instance(httpx.AsyncClient(transport=transport), "https://acme.service-now.com", access_token)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("drop_before_commit", times=READ_ATTEMPTS - 1),
        Fault("status", status=503, times=READ_ATTEMPTS - 1),
        Fault("rate_limited", retry_after=1, times=READ_ATTEMPTS - 1),
    ],
)
async def test_a_read_survives_a_short_fault(
    sandbox: PretendServiceNow, instance: Instance, fault: Fault
) -> None:
    sandbox.faults.now.append(fault)

    assert await instance.find_by_number("incident", "INC9999999") is None


@pytest.mark.parametrize(
    ("fault", "expected", "requests"),
    [
        (Fault("drop_before_commit"), NotAnswering, READ_ATTEMPTS),
        (Fault("rate_limited", retry_after=30), RateLimited, 1),
        (Fault("hibernating"), NotJson, 1),
        (Fault("login_page"), NotJson, 1),
    ],
)
async def test_a_read_gives_up_on_a_long_fault(
    sandbox: PretendServiceNow,
    instance: Instance,
    fault: Fault,
    expected: type[Exception],
    requests: int,
) -> None:
    sandbox.faults.now.append(fault)
    sandbox.log.requests.clear()

    with pytest.raises(expected):
        await instance.find_by_number("incident", "INC9999999")

    assert len(sandbox.log.requests) == requests


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "40"}, timedelta(seconds=40)),
        ({"x-ratelimit-limit": "100", "x-ratelimit-reset": "{reset}"}, timedelta(minutes=5)),
        ({"retry-after": "80000"}, LONGEST_RATE_LIMIT),
    ],
)
async def test_while_a_rate_limit_lasts_nothing_is_asked(
    clock: Clock, headers: dict[str, str], wait: timedelta
) -> None:
    asked: list[str] = []
    reset = str(int(clock.now().timestamp()) + 300)

    def limited(request: httpx.Request) -> httpx.Response:
        asked.append(request.method)
        return httpx.Response(429, headers={key: each.format(reset=reset) for key, each in headers.items()})

    http = httpx.AsyncClient(transport=httpx.MockTransport(limited))
    instance = Instance(http, "https://acme.service-now.com", access_token, clock.now)
    with pytest.raises(RateLimited):
        await instance.find_by_number("incident", "INC9999999")
    clock.forward(wait - timedelta(seconds=10))
    with pytest.raises(RateLimited) as read_raised:
        await instance.find_by_number("incident", "INC9999999")
    with pytest.raises(RateLimited):
        await instance.create("incident", FIELDS)
    clock.forward(timedelta(seconds=11))
    with pytest.raises(RateLimited):
        await instance.create("incident", FIELDS)

    assert (["GET", "POST"], True) == (asked, 0 < (read_raised.value.retry_after or 0) <= 10)


@pytest.mark.parametrize("kind", ["drop_before_commit", "drop_after_commit", "hibernating", "status"])
async def test_a_create_without_an_answer_is_sent_once_and_may_be_done(
    sandbox: PretendServiceNow, instance: Instance, kind: str
) -> None:
    sandbox.faults.now.append(Fault(kind, method="POST"))  # type: ignore[arg-type]
    sandbox.log.requests.clear()

    with pytest.raises((NotAnswering, NotJson)) as raised:
        await instance.create("incident", FIELDS)

    assert isinstance(raised.value, NotAnswering | NotJson)
    assert raised.value.maybe_done
    assert len(sandbox.log.requests) == 1


async def test_a_ticket_made_before_the_connection_broke_is_found_again(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.faults.now.append(Fault("drop_after_commit", method="POST"))
    with pytest.raises(NotAnswering):
        await instance.create("incident", FIELDS)

    ticket = await instance.find_by_correlation_id("incident", "acme:mfa")

    assert ticket is not None
    assert ticket.correlation_id == "acme:mfa"


async def test_a_create_that_never_left_is_surely_not_done(http: httpx.AsyncClient) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        instance = Instance(http, f"http://127.0.0.1:{unused.getsockname()[1]}", access_token)

        with pytest.raises(NotAnswering) as raised:
            await instance.create("incident", FIELDS)

    assert not raised.value.maybe_done


async def test_a_redirect_is_not_followed() -> None:
    seen: list[str] = []

    def redirect(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(302, headers={"location": "http://169.254.169.254/"})

    with pytest.raises(NotJson):
        await instance_behind(httpx.MockTransport(redirect)).create("incident", FIELDS)

    assert seen == ["acme.service-now.com"]


async def test_a_session_cookie_is_never_sent_back() -> None:
    sent: list[httpx.Headers] = []

    def set_cookie(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers)
        return httpx.Response(200, headers={"set-cookie": "JSESSIONID=1"}, json={"result": []})

    instance = instance_behind(httpx.MockTransport(set_cookie))
    for _ in range(2):
        await instance.find_by_number("incident", "INC0010001")

    assert [headers.get("cookie") for headers in sent] == [None, None]
    assert [headers["authorization"] for headers in sent] == ["Bearer some-token"] * 2


async def test_at_most_eight_requests_are_in_flight() -> None:
    in_flight, most, full = 0, 0, asyncio.Event()

    async def answer(_request: httpx.Request) -> httpx.Response:
        nonlocal in_flight, most
        in_flight += 1
        most = max(most, in_flight)
        if in_flight == REQUESTS_IN_FLIGHT:
            full.set()
        await full.wait()
        in_flight -= 1
        return httpx.Response(200, json={"result": []})

    instance = instance_behind(httpx.MockTransport(answer))
    await instance.tickets("incident", [SYS_ID] * 40 * 3 * REQUESTS_IN_FLIGHT)

    assert most == REQUESTS_IN_FLIGHT


async def test_tokens_are_in_no_log(
    sandbox: PretendServiceNow,
    instance: Instance,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sandbox.faults.now.append(Fault("drop_before_commit", times=1))
    with caplog.at_level("DEBUG"):
        await instance.find_by_number("incident", "INC9999999")

    grant = sandbox.oauth.grants[0]
    logged = caplog.text + "".join(capsys.readouterr())
    assert "INC9999999" in logged
    assert [secret for secret in (grant.access_token, grant.refresh_token) if secret in logged] == []
