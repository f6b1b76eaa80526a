import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_SESSION = "/api/now/sg/impersonation/session"


async def test_the_session_is_a_bare_object_with_a_secret(integration: Client) -> None:
    session = (await integration.ask("GET", _SESSION)).json()

    secret = session.pop("SessionToken")
    user = "scoredesk.integration"
    assert {"CurrentUser": user, "OriginalUser": user, "admin": False, "CanImpersonate": False} == session
    assert 72 == len(secret)


async def test_an_admin_is_told_as_one(admin: Client) -> None:
    session = (await admin.ask("GET", _SESSION)).json()

    assert (True, True) == (session["admin"], session["CanImpersonate"])


async def test_the_api_may_be_unknown(http: httpx.AsyncClient, integration: Client) -> None:
    await set_properties(http, sandbox__impersonation__absent="true")

    assert 400 == (await integration.ask("GET", _SESSION)).status_code
