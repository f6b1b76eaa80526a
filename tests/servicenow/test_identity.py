import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import SCRIPTS
from sandbox.servicenow.users import grant_roles
from servicenow.client import Instance
from servicenow.errors import (
    CredentialsRefused,
    IdentityUnproven,
    NotJson,
    PermissionDenied,
    TooPowerful,
    WrongUser,
)
from servicenow.identity import prove_identity
from tests.servicenow.conftest import InstanceAs

pytestmark = pytest.mark.asyncio(loop_scope="session")

INTEGRATION_USER = "scoredesk.integration"
CURRENT_USER = "/api/now/ui/user/current_user"
NOT_FOUND = Fault("status", path=CURRENT_USER, status=404, body='{"error":{"message":"Not found"}}')


async def test_the_named_integration_user_is_proven(sandbox: PretendServiceNow, instance: Instance) -> None:
    user = await prove_identity(instance, INTEGRATION_USER)

    owner = sandbox.instance.find("sys_user", user_name=INTEGRATION_USER)
    assert owner is not None
    assert (user.user_name, user.user_sys_id, user.roles) == (INTEGRATION_USER, owner["sys_id"], None)


async def test_anybody_elses_token_is_refused(instance_as: InstanceAs) -> None:
    instance = await instance_as("sam.sharer")

    with pytest.raises(WrongUser) as raised:
        await prove_identity(instance, INTEGRATION_USER)

    assert (raised.value.expected, raised.value.actual) == (INTEGRATION_USER, "sam.sharer")


@pytest.mark.parametrize("role", ["admin", "security_admin"])
async def test_an_integration_user_with_admin_rights_is_refused(
    sandbox: PretendServiceNow, instance: Instance, role: str
) -> None:
    grant_roles(sandbox.instance, INTEGRATION_USER, ["itil", role, "admin"])

    with pytest.raises(TooPowerful, match=role):
        await prove_identity(instance, INTEGRATION_USER)


async def test_an_instance_without_the_page_is_asked_by_script(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    sandbox.faults.now.append(NOT_FOUND)

    assert (await prove_identity(instance, INTEGRATION_USER)).user_name == INTEGRATION_USER


async def test_a_dropped_script_proves_nothing(sandbox: PretendServiceNow, instance: Instance) -> None:
    sandbox.faults.now.append(NOT_FOUND)
    sandbox.instance.set_property(SCRIPTS, "false")

    with pytest.raises(IdentityUnproven):
        await prove_identity(instance, INTEGRATION_USER)


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (401, '{"error":{"message":"User is not authenticated"}}', CredentialsRefused),
        (403, '{"error":{"message":"User Not Authorized"}}', PermissionDenied),
        (200, '{"result":{}}', IdentityUnproven),
        (200, '{"result":{"user_name":"scoredesk.integration"}}', IdentityUnproven),
        (200, '{"result":"scoredesk.integration"}', NotJson),
    ],
)
async def test_no_other_answer_lets_the_script_be_asked(
    sandbox: PretendServiceNow, instance: Instance, status: int, body: str, expected: type[Exception]
) -> None:
    sandbox.faults.now.append(Fault("status", path=CURRENT_USER, status=status, body=body))
    sandbox.log.requests.clear()

    with pytest.raises(expected):
        await prove_identity(instance, INTEGRATION_USER)

    assert {request.path for request in sandbox.log.requests} == {CURRENT_USER}


@pytest.mark.parametrize("path", ["/api/now/table/sys_user_has_role", "/api/now/sg/impersonation/session"])
@pytest.mark.parametrize("message", ["Requested URI does not represent any resource", "Invalid table"])
async def test_what_an_instance_does_not_tell_of_roles_is_not_known(
    sandbox: PretendServiceNow, instance: Instance, path: str, message: str
) -> None:
    body = f'{{"error":{{"message":"{message}"}}}}'
    sandbox.faults.now.append(Fault("status", path=path, status=400, body=body))

    assert (await prove_identity(instance, INTEGRATION_USER)).roles is None
