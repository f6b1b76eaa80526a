"""Answers of any size: only so much of one is read."""

import gzip
from collections.abc import AsyncIterator

import httpx
import pytest

from servicenow.client import Instance
from servicenow.errors import NotJson
from servicenow.transport import MOST_BYTES, Received, send

pytestmark = pytest.mark.asyncio(loop_scope="session")

PIECE = b" " * 1024 * 1024
URL = "https://acme.service-now.com"


async def access_token() -> str:
    return "some-token"


class Endless(httpx.AsyncByteStream):
    """A body that does not end; ``pieces`` of it were asked for."""

    def __init__(self, piece: bytes) -> None:
        self.piece = piece
        self.pieces = 0
        self.is_closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self.pieces += 1
            yield self.piece

    async def aclose(self) -> None:
        self.is_closed = True


def client(answer: httpx.Response) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(lambda _: answer))


async def received(answer: httpx.Response) -> Received:
    return await send(client(answer), "GET", URL, headers={})


async def test_an_endless_answer_is_left_where_it_becomes_too_large() -> None:
    body = Endless(PIECE)

    with pytest.raises(NotJson, match="16 MiB"):
        await received(httpx.Response(200, stream=body))

    assert (MOST_BYTES // len(PIECE) + 1, True) == (body.pieces, body.is_closed)


async def test_an_answer_that_is_too_large_is_not_asked_for_again() -> None:
    body = Endless(PIECE)

    with pytest.raises(NotJson):
        await Instance(client(httpx.Response(200, stream=body)), URL, access_token).read("/api/now/table/x")

    assert MOST_BYTES // len(PIECE) + 1 == body.pieces


async def test_what_counts_is_the_unpacked_size() -> None:
    packed = gzip.compress(b" " * (MOST_BYTES + 1))

    with pytest.raises(NotJson, match="16 MiB"):
        await received(httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Pieces(packed)))

    assert len(packed) < 100_000


async def test_what_is_packed_twice_is_not_unpacked() -> None:
    body = Endless(PIECE)

    with pytest.raises(NotJson):
        await received(httpx.Response(200, headers={"content-encoding": "gzip, gzip"}, stream=body))

    assert (0, True) == (body.pieces, body.is_closed)


class Pieces(httpx.AsyncByteStream):
    """A body in pieces of a thousand bytes."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self.body), 1000):
            yield self.body[start : start + 1000]


async def test_a_packed_answer_comes_unpacked() -> None:
    packed = httpx.Response(
        200, headers={"content-encoding": "gzip"}, stream=Pieces(gzip.compress(b'{"result":[]}'))
    )

    assert b'{"result":[]}' == (await received(packed)).content
