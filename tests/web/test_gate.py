"""Nothing that Slack did not sign reaches what stands behind the gate."""

import hmac
from collections.abc import AsyncIterator, Mapping
from hashlib import sha256

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from web.gate import MOST_BYTES, Gate

SECRET = "pretend-signing-secret"
NOW = 1_772_000_000
BODY = b"command=%2Fsecurescore&text=share&team_id=T0CONTOSO"


class Inner:
    """What stands behind the gate: it keeps what reaches it."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.bodies.append(await Request(scope, receive).body())
        await Response("inner")(scope, receive, send)


def signature(body: bytes, timestamp: str, secret: str = SECRET) -> str:
    signed = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), signed, sha256).hexdigest()


def headers(body: bytes = BODY, timestamp: str = str(NOW), **instead: str | None) -> dict[str, str]:
    given = {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(body, timestamp),
        "Content-Type": "application/x-www-form-urlencoded",
    } | {name.replace("_", "-"): value for name, value in instead.items()}
    return {name: value for name, value in given.items() if value is not None}


async def send(
    inner: Inner, body: bytes, given: Mapping[str, str] | list[tuple[bytes, bytes]], *chunks: bytes
) -> int:
    """The status of the answer."""

    async def in_chunks() -> AsyncIterator[bytes]:
        for chunk in chunks or (body,):
            yield chunk

    gate = Gate(inner, SECRET, clock=lambda: NOW)
    transport = httpx.ASGITransport(gate)
    async with httpx.AsyncClient(transport=transport, base_url="http://gate") as http:
        answer = await http.post("/slack/events", content=in_chunks(), headers=given)
    return answer.status_code


BIG = b"x" * (2 << 20)
OLD, FUTURE = str(NOW - 301), str(NOW + 301)
HOSTILE: dict[str, tuple[bytes, Mapping[str, str]]] = {
    "unsigned": (BODY, headers(X_Slack_Signature=None)),
    "without a timestamp": (BODY, headers(X_Slack_Request_Timestamp=None)),
    "without any header": (BODY, {}),
    "signed with another secret": (BODY, headers(X_Slack_Signature=signature(BODY, str(NOW), "other"))),
    "another body than was signed": (BODY + b"&user_id=U0ADMIN", headers()),
    "301 s old": (BODY, headers(timestamp=OLD)),
    "301 s in the future": (BODY, headers(timestamp=FUTURE)),
    "from 1970": (BODY, headers(timestamp="0")),
    "a timestamp of words": (BODY, headers(timestamp="now")),
    "an empty timestamp": (BODY, headers(timestamp="")),
    "a negative timestamp": (BODY, headers(timestamp=f"-{NOW}")),
    "a timestamp with a sign": (BODY, headers(timestamp=f"+{NOW}")),
    "a timestamp with a fraction": (BODY, headers(timestamp=f"{NOW}.0")),
    "a timestamp with an exponent": (BODY, headers(timestamp="1.772e9")),
    "a timestamp with spaces": (BODY, headers(timestamp=f"{NOW} 0")),
    "a timestamp with underscores": (BODY, headers(timestamp="1_772_000_000")),
    "a timestamp in hex": (BODY, headers(timestamp=hex(NOW))),
    "a huge timestamp": (BODY, headers(timestamp="9" * 5000)),
    "infinity": (BODY, headers(timestamp="inf")),
    "not a number": (BODY, headers(timestamp="nan")),
    "an empty signature": (BODY, headers(X_Slack_Signature="")),
    "a signature cut short": (BODY, headers(X_Slack_Signature=signature(BODY, str(NOW))[:-1])),
    "a signature in capitals": (BODY, headers(X_Slack_Signature=signature(BODY, str(NOW)).upper())),
    "a signature of another version": (BODY, headers(X_Slack_Signature=signature(BODY, str(NOW))[3:])),
    "ssl_check": (b"ssl_check=1&token=x", headers(X_Slack_Signature=None)),
    "an empty body": (b"", headers(X_Slack_Signature="v0=")),
    "JSON that nobody signed": (b'{"type": "url_verification", "challenge": "x"}', headers()),
    "a file": (b"--x\r\n", headers(Content_Type="multipart/form-data; boundary=x")),
}


@pytest.mark.parametrize("kind", HOSTILE)
async def test_what_slack_did_not_sign_is_refused(kind: str) -> None:
    body, given = HOSTILE[kind]
    inner = Inner()

    status = await send(inner, body, given)

    assert (401, []) == (status, inner.bodies)


@pytest.mark.parametrize(
    ("timestamp", "signed"),
    [("١٧٧٢٠٠٠٠٠٠".encode(), b""), (b"\xff\xfe", b""), (str(NOW).encode(), "v0=é".encode())],
)
async def test_headers_of_other_bytes_are_refused(timestamp: bytes, signed: bytes) -> None:
    inner = Inner()
    given = [(b"X-Slack-Request-Timestamp", timestamp), (b"X-Slack-Signature", signed)]

    assert (401, []) == (await send(inner, BODY, given), inner.bodies)


@pytest.mark.parametrize("first_is_good", [True, False])
async def test_a_header_that_stands_twice_is_refused(first_is_good: bool) -> None:
    inner = Inner()
    good = [(name.encode(), value.encode()) for name, value in headers().items()]
    bad = [(b"X-Slack-Signature", signature(BODY, str(NOW), "other").encode())]

    status = await send(inner, BODY, good + bad if first_is_good else bad + good)

    assert (401, []) == (status, inner.bodies)


@pytest.mark.parametrize("chunks", [(BIG,), (b"x" * MOST_BYTES, b"x"), (BIG[:1000],) * 1100])
async def test_what_is_too_large_is_refused_even_signed(chunks: tuple[bytes, ...]) -> None:
    inner = Inner()
    body = b"".join(chunks)

    assert (413, []) == (await send(inner, body, headers(body), *chunks), inner.bodies)


async def test_what_is_too_large_is_not_read_to_its_end() -> None:
    read = 0

    async def receive() -> Message:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": b"x" * 65536, "more_body": True}

    async def ignore(message: Message) -> None:
        assert message

    await Gate(Inner(), SECRET)({"type": "http", "headers": [], "method": "POST"}, receive, ignore)

    assert MOST_BYTES // 65536 + 1 == read


@pytest.mark.parametrize("seconds", [-300, -299, 0, 299, 300])
async def test_what_slack_signed_within_five_minutes_passes(seconds: int) -> None:
    inner = Inner()

    status = await send(inner, BODY, headers(timestamp=str(NOW + seconds)))

    assert (200, [BODY]) == (status, inner.bodies)


@pytest.mark.parametrize("chunks", [(BODY[:7], BODY[7:]), (b"", BODY), tuple(bytes([one]) for one in BODY)])
async def test_a_body_in_pieces_arrives_unchanged(chunks: tuple[bytes, ...]) -> None:
    inner = Inner()

    assert (200, [BODY]) == (await send(inner, BODY, headers(), *chunks), inner.bodies)


async def test_the_largest_body_passes() -> None:
    inner = Inner()
    body = b"x" * MOST_BYTES

    assert (200, [body]) == (await send(inner, body, headers(body)), inner.bodies)
