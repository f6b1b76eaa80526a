from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import CLIENT_SYS_ID, HIDDEN_FIELDS
from servicenow.client import Instance
from servicenow.errors import (
    AmbiguousRecord,
    BadQueryValue,
    CredentialsRefused,
    PermissionDenied,
    RecordNotFound,
    RefusedByRule,
)
from servicenow.people import user_by_email
from servicenow.priorities import impact_urgency_for
from servicenow.records import Field, utc_value
from tests.servicenow.conftest import InstanceAs

pytestmark = pytest.mark.asyncio(loop_scope="session")

SYS_ID = "0123456789abcdef0123456789abcdef"
FIELDS = {"short_description": "Turn on MFA", "correlation_id": "acme:mfa"}


async def test_a_created_incident_has_a_number_and_the_priority_of_its_impact_and_urgency(
    instance: Instance,
) -> None:
    impact, urgency = impact_urgency_for("2")

    ticket = await instance.create("incident", {**FIELDS, "impact": impact, "urgency": urgency})

    assert ticket.number.startswith("INC")
    assert (ticket.priority.value, ticket.state, ticket.missing) == ("2", Field("1", "New"), frozenset())
    assert (ticket.correlation_id, ticket.sys_updated_by) == ("acme:mfa", "scoredesk.integration")


async def test_a_due_date_comes_back_as_it_was_sent(instance: Instance) -> None:
    due_date = datetime(2026, 12, 1, 17, 30, tzinfo=UTC)

    ticket = await instance.create("change_request", {**FIELDS, "due_date": utc_value(due_date)})

    assert ticket.due_date == due_date
    assert ticket.number.startswith("CHG")


async def test_a_sys_id_may_be_chosen_so_that_a_second_create_is_refused(instance: Instance) -> None:
    ticket = await instance.create("incident", {**FIELDS, "sys_id": SYS_ID})

    assert ticket.sys_id == SYS_ID
    with pytest.raises(RefusedByRule):
        await instance.create("incident", {**FIELDS, "sys_id": SYS_ID})


async def test_the_returned_sys_id_counts(sandbox: PretendServiceNow, instance: Instance) -> None:
    sandbox.instance.set_property(CLIENT_SYS_ID, "false")

    ticket = await instance.create("incident", {**FIELDS, "sys_id": SYS_ID})

    assert ticket.sys_id != SYS_ID
    assert await instance.get("incident", ticket.sys_id) == ticket


async def test_a_ticket_that_a_rule_changed_is_ours_all_the_same(instance: Instance) -> None:
    ticket = await instance.create("incident", {**FIELDS, "correlation_id": "x" * 101})

    assert "x" * 100 == ticket.correlation_id
    assert await instance.get("incident", ticket.sys_id) == ticket


async def test_an_update_returns_the_changed_ticket(instance: Instance) -> None:
    ticket = await instance.create("incident", FIELDS)

    changed = await instance.update("incident", ticket.sys_id, {"state": "2"})

    assert changed.state.value == "2"
    assert changed.sys_mod_count > ticket.sys_mod_count


async def test_a_rule_says_why_it_refuses(instance: Instance) -> None:
    ticket = await instance.create("incident", FIELDS)

    with pytest.raises(RefusedByRule, match=r"(?i)mandatory"):
        await instance.update("incident", ticket.sys_id, {"state": "6"})


async def test_without_the_role_nothing_is_written(instance_as: InstanceAs) -> None:
    viewer = await instance_as("vic.viewer")

    with pytest.raises(PermissionDenied):
        await viewer.create("change_request", FIELDS)


async def test_an_unknown_record_is_not_found(instance: Instance) -> None:
    with pytest.raises(RecordNotFound):
        await instance.get("incident", SYS_ID)


async def test_only_a_sys_id_becomes_part_of_a_path(instance: Instance) -> None:
    with pytest.raises(BadQueryValue):
        await instance.get("incident", "../sys_user")


async def test_a_dead_token_is_told_apart(clock: Clock, instance: Instance) -> None:
    clock.forward(timedelta(hours=1))

    with pytest.raises(CredentialsRefused):
        await instance.get("incident", SYS_ID)


async def test_a_ticket_is_found_by_its_correlation_id(instance: Instance) -> None:
    ticket = await instance.create("incident", FIELDS)

    assert await instance.find_by_correlation_id("incident", "acme:mfa") == ticket
    assert await instance.find_by_correlation_id("incident", "acme:other") is None
    assert await instance.find_by_correlation_id("change_request", "acme:mfa") is None


async def test_two_tickets_of_one_correlation_id_are_ambiguous(instance: Instance) -> None:
    await instance.create("incident", FIELDS)
    await instance.create("incident", FIELDS)

    with pytest.raises(AmbiguousRecord):
        await instance.find_by_correlation_id("incident", "acme:mfa")


async def test_a_dropped_condition_finds_no_strangers_ticket(
    sandbox: PretendServiceNow, instance: Instance
) -> None:
    await instance.create("incident", FIELDS)
    sandbox.instance.set_property(HIDDEN_FIELDS, "incident.correlation_id")

    with pytest.raises(AmbiguousRecord):
        await instance.find_by_correlation_id("incident", "acme:other")


async def test_a_hidden_ticket_is_not_taken_for_none(instance: Instance, instance_as: InstanceAs) -> None:
    await instance.create("change_request", FIELDS)
    viewer = await instance_as("vic.viewer")

    with pytest.raises(PermissionDenied):
        await viewer.find_by_correlation_id("change_request", "acme:mfa")


async def test_an_empty_correlation_id_is_never_asked_for(instance: Instance) -> None:
    with pytest.raises(BadQueryValue):
        await instance.find_by_correlation_id("incident", "")


async def test_a_ticket_is_found_by_its_number(instance: Instance) -> None:
    ticket = await instance.create("incident", FIELDS)

    assert await instance.find_by_number("incident", ticket.number) == ticket
    assert await instance.find_by_number("incident", "INC9999999") is None


async def test_many_tickets_are_read_forty_at_a_time(sandbox: PretendServiceNow, instance: Instance) -> None:
    sys_ids = [sandbox.instance.add("incident", number=f"INC{n:07}")["sys_id"] for n in range(45)]
    sandbox.log.requests.clear()

    tickets = await instance.tickets("incident", [*sys_ids, SYS_ID])

    assert {ticket.sys_id for ticket in tickets} == set(sys_ids)
    assert len(sandbox.log.requests) == 2


async def test_fields_that_may_not_be_read_are_named(sandbox: PretendServiceNow, instance: Instance) -> None:
    sandbox.instance.set_property(HIDDEN_FIELDS, "incident.due_date,incident.state")

    ticket = await instance.create("incident", FIELDS)

    assert ticket.missing == {"due_date", "state"}
    assert ticket.state == Field("", "")


async def test_a_user_is_found_by_e_mail_in_any_case(sandbox: PretendServiceNow, instance: Instance) -> None:
    sharer = sandbox.instance.find("sys_user", user_name="sam.sharer")
    assert sharer is not None
    sharer["email"] = "Sam.Sharer@Example.com"

    assert await user_by_email(instance, "Sam.Sharer@Example.com") == sharer["sys_id"]
    assert await user_by_email(instance, "nobody@example.com") is None
