"""An allowed name that leads into a private network: looked at when the connection is made."""

import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from servicenow.client import Instance
from servicenow.errors import PrivateAddress
from servicenow.transport import http_client
from tests.servicenow.conftest import Served

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def no_token() -> str:
    return "token"


async def test_nothing_is_sent_to_a_private_address_behind_an_allowed_name(
    sandbox: PretendServiceNow, served: Served
) -> None:
    async with http_client(["*.service-now.com"]) as http:
        with pytest.raises(PrivateAddress, match=r"127\.0\.0\.1"):
            await Instance(http, served.url, no_token).get("incident", "0" * 32)

    assert [] == sandbox.log.requests


@pytest.mark.parametrize("listed", ["127.0.0.1", "the port too"])
async def test_a_host_that_the_operator_lists_by_name_may_be_private(
    sandbox: PretendServiceNow, served: Served, listed: str
) -> None:
    allowed = httpx.URL(served.url).netloc.decode() if listed == "the port too" else listed

    async with http_client([allowed]) as http:
        answer = await http.get(f"{served.url}/login.do")

    assert answer.is_success
    assert sandbox.log.requests
