"""A new pretend instance for each test, behind one server, as starting and stopping servers takes long."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import httpx
import pytest
import pytest_asyncio
import stamina
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.clock import Clock
from sandbox.serve import serving
from sandbox.servicenow import PretendServiceNow
from servicenow.client import READ_ATTEMPTS, Instance
from servicenow.oauth import OAuthClient, authorization_request, exchange_code
from tests.servicenow.browser import NO_TLS, answer_consent

InstanceAs = Callable[[str], Awaitable[Instance]]


class Served:
    """The server's application: that of the running test's instance."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.url = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def served() -> AsyncIterator[Served]:
    served = Served(PretendServiceNow(clock=Clock()).app)
    async with serving(served) as served.url:
        yield served


@pytest.fixture(autouse=True)
def _retries_at_once() -> Iterator[None]:
    with stamina.set_testing(True, attempts=READ_ATTEMPTS):
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock, served: Served) -> PretendServiceNow:
    sandbox = PretendServiceNow(clock=clock)
    served.app = sandbox.app
    return sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(verify=NO_TLS) as http:
        yield http


@pytest.fixture
def oauth_client(sandbox: PretendServiceNow, served: Served) -> OAuthClient:
    redirect_uri = "http://127.0.0.1:3000/servicenow/callback"
    return OAuthClient(served.url, sandbox.client_id, sandbox.client_secret, redirect_uri)


@pytest.fixture
def instance_as(http: httpx.AsyncClient, oauth_client: OAuthClient) -> InstanceAs:
    """The instance as the named user, who allowed scoredesk in the browser, sees it."""

    async def authorized(user_name: str) -> Instance:
        request = authorization_request(oauth_client, "0123456789abcdef")
        returned = await answer_consent(request.url, user_name)
        token = await exchange_code(http, oauth_client, returned["code"], request.code_verifier)

        async def access_token() -> str:
            return token.access_token

        return Instance(http, oauth_client.instance_url, access_token)

    return authorized


@pytest_asyncio.fixture(loop_scope="session")
async def instance(instance_as: InstanceAs) -> Instance:
    return await instance_as("scoredesk.integration")
