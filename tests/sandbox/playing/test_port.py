"""A port that is closed refuses who connects; open again, it is the same port."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sandbox.playing.port import Port
from sandbox.serve import serving


async def hello(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


async def test_a_port_can_be_closed_and_opened() -> None:
    async with (
        serving(Starlette(routes=[Route("/", hello)])) as url,
        Port(url) as port,
        httpx.AsyncClient(base_url=port.url, trust_env=False) as http,
    ):
        before = await http.get("/")
        await port.close()
        with pytest.raises(httpx.ConnectError):
            await http.get("/")
        await port.open()

        assert ("hello", "hello") == (before.text, (await http.get("/")).text)
