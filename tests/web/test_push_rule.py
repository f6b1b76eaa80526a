"""The business rules that provisioning makes, pushing to the route that takes them: the whole way."""

import asyncio

import httpx
import pytest
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient

from desk.context import Desk
from desk.provision import AdminLogin, ProvisionRequest, provision
from jobs.read_pushed import read_pushed
from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from storage.tables import Person, Ticket, Workspace
from tests.desk.delivering import Delivery
from tests.desk.playing import INTEGRATION_USER, Playing
from tests.stage import Stages

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADMIN = AdminLogin("admin", "admin")


@pytest_asyncio.fixture(loop_scope="session")
async def delivery(
    desk: Desk,
    bot_url: str,
    servicenow: PretendServiceNow,
    stages: Stages,
    clock: Clock,
    workspace: Workspace,
    ada: Person,
    sam: Person,
) -> Delivery:
    """A connected desk with one ticket that ServiceNow holds."""
    playing = Playing(desk, servicenow, stages)
    await playing.connect(ada)
    delivery = Delivery(desk, playing, clock, workspace)
    await delivery.store()
    await delivery.round()
    return delivery


async def push_is_provisioned(delivery: Delivery) -> None:
    request = ProvisionRequest(delivery.playing.instance_url, INTEGRATION_USER, push=True)
    await provision(delivery.desk, ADMIN, request, act=True)


async def somebody_begins_to_work(delivery: Delivery, ticket: Ticket, http: httpx.AsyncClient) -> None:
    answer = await http.patch(
        f"{delivery.playing.instance_url}/api/now/table/incident/{ticket.sys_id}",
        json={"state": "2"},
        auth=("admin", "admin"),
    )
    answer.raise_for_status()


async def test_what_changes_in_servicenow_is_pushed_and_read_once(
    delivery: Delivery, http: httpx.AsyncClient
) -> None:
    await push_is_provisioned(delivery)
    ticket = await delivery.ticket()
    delivery.desk.promised.clear()
    delivery.playing.servicenow.log.requests.clear()

    await somebody_begins_to_work(delivery, ticket, http)
    async with asyncio.timeout(15):
        await delivery.desk.promised.wait()
    await read_pushed(delivery.desk, AsyncWebClient())

    asked_for = [
        str(one.query.get("sysparm_fields"))
        for one in delivery.playing.servicenow.log.requests
        if one.user == INTEGRATION_USER
    ]
    assert "2" == (await delivery.ticket()).state
    assert 1 == sum("state" in fields for fields in asked_for)


async def test_provisioning_again_keeps_the_secret_that_the_rules_carry(delivery: Delivery) -> None:
    await push_is_provisioned(delivery)

    request = ProvisionRequest(delivery.playing.instance_url, INTEGRATION_USER, push=True)
    again = await provision(delivery.desk, ADMIN, request, act=True)

    assert [] == [step for step in again.steps if step.table == "sys_script"]


async def test_new_secrets_end_the_ones_before(delivery: Delivery) -> None:
    await push_is_provisioned(delivery)

    request = ProvisionRequest(delivery.playing.instance_url, INTEGRATION_USER, push=True, new_secrets=True)
    again = await provision(delivery.desk, ADMIN, request, act=True)

    changed = {(step.subject, step.fields) for step in again.steps if step.table == "sys_script"}
    rules = ("scoredesk_push_incident", "scoredesk_push_change_request")
    assert {(rule, ("script",)) for rule in rules} == changed
