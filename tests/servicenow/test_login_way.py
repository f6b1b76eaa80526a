"""How an instance lets people in, from what it shows before anybody has logged in."""

import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import IP_ACCESS, NO_LOCAL_LOGIN, OAUTH_ACTIVE
from servicenow.login_way import LoginWay, login_way
from servicenow.oauth import OAuthClient

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        (NO_LOCAL_LOGIN, "false", LoginWay.OWN),
        (NO_LOCAL_LOGIN, "true", LoginWay.SSO),
        (IP_ACCESS, "deny 0.0.0.0-255.255.255.255", LoginWay.ADDRESS),
        (OAUTH_ACTIVE, "false", LoginWay.REFUSED),
    ],
)
async def test_each_way_is_told_apart(
    http: httpx.AsyncClient,
    sandbox: PretendServiceNow,
    oauth_client: OAuthClient,
    name: str,
    value: str,
    expected: LoginWay,
) -> None:
    sandbox.instance.set_property(name, value)

    assert expected == await login_way(http, oauth_client)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("redirect"), LoginWay.SSO),
        (Fault("hibernating"), LoginWay.UNKNOWN),
        (Fault("status", status=503), LoginWay.UNKNOWN),
        (Fault("login_page"), LoginWay.OWN),
    ],
)
async def test_what_stands_before_the_instance_is_told_apart(
    http: httpx.AsyncClient,
    sandbox: PretendServiceNow,
    oauth_client: OAuthClient,
    fault: Fault,
    expected: LoginWay,
) -> None:
    sandbox.faults.now.append(fault)

    assert expected == await login_way(http, oauth_client)
