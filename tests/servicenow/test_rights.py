"""What the integration user may do, and how long its tokens live, found out by reading."""

import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import HIDDEN_ROWS
from sandbox.servicenow.users import grant_roles, save_user
from servicenow.lifespans import refresh_token_lifespan
from servicenow.rights import can_read, can_write
from tests.servicenow.conftest import InstanceAs

pytestmark = pytest.mark.asyncio(loop_scope="session")

USER = "scoredesk.integration"


async def test_a_row_that_is_shown_proves_the_right_to_read(
    sandbox: PretendServiceNow, instance_as: InstanceAs
) -> None:
    sandbox.instance.add("incident", number="INC0000001")

    assert await can_read(await instance_as(USER), "incident") is True


async def test_a_refusal_proves_that_there_is_none(
    sandbox: PretendServiceNow, instance_as: InstanceAs
) -> None:
    body = '{"error": {"message": "ACL"}}'
    instance = await instance_as(USER)
    sandbox.faults.now.append(Fault("status", status=403, body=body))

    assert await can_read(instance, "incident") is False


@pytest.mark.parametrize("hidden", ["", "incident:active=true"])
async def test_an_empty_list_proves_nothing(
    sandbox: PretendServiceNow, instance_as: InstanceAs, hidden: str
) -> None:
    if hidden:
        sandbox.instance.add("incident", number="INC0000001")
        sandbox.instance.set_property(HIDDEN_ROWS, hidden)

    assert await can_read(await instance_as(USER), "incident") is None


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (frozenset({"sn_incident_write"}), True),
        (frozenset({"itil"}), True),
        (frozenset({"x_acme.own_role"}), None),
        (frozenset[str](), None),
        (None, None),
    ],
)
async def test_only_a_role_that_is_known_proves_the_right_to_write(
    roles: frozenset[str] | None, expected: bool | None
) -> None:
    assert expected is can_write("incident", roles)


async def test_the_lifespan_is_read_where_the_user_may(
    sandbox: PretendServiceNow, instance_as: InstanceAs
) -> None:
    save_user(sandbox.instance, USER, {})
    grant_roles(sandbox.instance, USER, ["itil", "oauth_admin"])

    assert 8_640_000 == await refresh_token_lifespan(await instance_as(USER), sandbox.client_id)


async def test_the_lifespan_is_not_known_where_the_user_may_not_read_it(
    sandbox: PretendServiceNow, instance_as: InstanceAs
) -> None:
    assert await refresh_token_lifespan(await instance_as(USER), sandbox.client_id) is None


@pytest.mark.parametrize("seconds", ["", "0", "-1", "soon", "9" * 12])
async def test_a_lifespan_that_makes_no_sense_is_not_known(
    sandbox: PretendServiceNow, instance_as: InstanceAs, seconds: str
) -> None:
    instance = await instance_as(USER)
    row = f'{{"client_id": "{sandbox.client_id}", "refresh_token_lifespan": "{seconds}"}}'
    sandbox.faults.now.append(Fault("status", status=200, body=f'{{"result": [{row}]}}'))

    assert await refresh_token_lifespan(instance, sandbox.client_id) is None
