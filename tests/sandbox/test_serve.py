"""TLS on loopback, with a certificate that is trusted by its path."""

import ssl
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sandbox.certificate import make_certificate
from sandbox.serve import serving


def _app() -> Starlette:
    return Starlette(routes=[Route("/", lambda _request: PlainTextResponse("here"))])


async def test_whoever_trusts_the_certificate_is_served_over_https(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path)
    trust = ssl.create_default_context(cafile=certificate.certificate)
    async with (
        serving(_app(), certificate=certificate) as url,
        httpx.AsyncClient(base_url=url, verify=trust) as http,
    ):
        text = (await http.get("/")).text

    assert (True, "here") == (url.startswith("https://127.0.0.1:"), text)


async def test_whoever_does_not_trust_the_certificate_is_not(tmp_path: Path) -> None:
    async with serving(_app(), certificate=make_certificate(tmp_path)) as url, httpx.AsyncClient() as http:
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            await http.get(url)


def test_the_key_is_its_owners_alone(tmp_path: Path) -> None:
    mode = make_certificate(tmp_path).key.stat().st_mode & 0o777

    assert 0o600 == mode
