"""Delivery: what the record in ServiceNow holds."""

from datetime import date

import pytest

from desk import scores, share
from sandbox.servicenow.instance import Record
from sandbox.servicenow.properties import CLIENT_SYS_ID
from sandbox.servicenow.users import save_user
from storage.tables import Person
from tests.desk.asking import CONTROL_ID, a_share
from tests.desk.delivering import Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")


def user(delivery: Delivery, user_name: str) -> str:
    found = delivery.playing.servicenow.instance.find("sys_user", user_name=user_name)
    assert found is not None
    return found["sys_id"]


async def shared(delivery: Delivery, sam: Person, table: str) -> Record:
    await scores.refresh(delivery.desk, sam.workspace_id)
    await share.share(delivery.desk, sam, a_share(table=table, due_date=date(2099, 3, 30)))
    await delivery.round()
    (record,) = delivery.records(table)
    return record


async def test_an_incident_gets_every_fact_of_the_share(delivery: Delivery, sam: Person) -> None:
    record = await shared(delivery, sam, "incident")

    expected = {
        "short_description": "Register everybody for MFA",
        "caller_id": user(delivery, "sam.sharer"),
        "impact": "1",
        "urgency": "2",
        "priority": "2",
        "due_date": "2099-03-30 21:59:59",
        "correlation_id": record["sys_id"],
        "correlation_display": "Microsoft 365 Security and Configuration Incident",
    }
    assert expected == {name: record[name] for name in expected}


async def test_a_change_request_gets_every_fact_of_the_share(delivery: Delivery, sam: Person) -> None:
    record = await shared(delivery, sam, "change_request")

    expected = {
        "short_description": "Register everybody for MFA",
        "requested_by": user(delivery, "sam.sharer"),
        "type": "normal",
        "priority": "2",
        "due_date": "2099-03-30 21:59:59",
        "correlation_id": (await delivery.ticket()).correlation_id,
        "correlation_display": "Microsoft 365 Security and Configuration Change Request",
    }
    assert expected == {name: record[name] for name in expected}


async def test_the_description_holds_what_was_written_and_the_facts(delivery: Delivery, sam: Person) -> None:
    description = (await shared(delivery, sam, "incident"))["description"]

    facts = (
        "Sam Sharer <sam.sharer@example.com>",
        "Microsoft recommendation",
        "Identity",
        CONTROL_ID,
        "https://",
    )
    assert description.startswith("Please do it this quarter.\n\n")
    assert [] == [fact for fact in facts if fact not in description]


async def test_the_ticket_remembers_the_record(delivery: Delivery) -> None:
    await delivery.store()

    ticket = await delivery.round()

    (record,) = delivery.records()
    assert ("delivered", record["number"], record["sys_id"]) == (
        ticket.delivery,
        ticket.number,
        ticket.sys_id,
    )
    assert ("New", "3 - Moderate", delivery.playing.instance_url) == (
        ticket.state_label,
        ticket.priority_label,
        ticket.instance_url,
    )
    assert (1, None) == (ticket.version, ticket.error)


async def test_an_instance_that_chooses_its_own_sys_id_is_followed_under_that(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(CLIENT_SYS_ID, "false")
    await delivery.store()

    ticket = await delivery.round()

    (record,) = delivery.records()
    assert (record["sys_id"], record["correlation_id"]) == (ticket.sys_id, ticket.correlation_id)
    assert ticket.sys_id != ticket.correlation_id


@pytest.mark.parametrize("email", ["nobody@example.com", "", "a^b@example.com"])
async def test_somebody_whom_servicenow_does_not_know_is_named_in_the_description_alone(
    delivery: Delivery, sam: Person, email: str
) -> None:
    async with delivery.desk.database.transaction() as session:
        (await session.merge(sam)).email = email
    await delivery.store()

    ticket = await delivery.round()

    (record,) = delivery.records()
    assert ("delivered", "") == (ticket.delivery, record["caller_id"])


async def test_two_users_of_one_address_are_nobody(delivery: Delivery) -> None:
    save_user(delivery.playing.servicenow.instance, "sam.twin", {"email": "sam.sharer@example.com"})
    await delivery.store()

    await delivery.round()

    (record,) = delivery.records()
    assert "" == record["caller_id"]
