"""What a create answers, held against what was sent."""

from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import NO_CHANGE_API, READONLY_FIELDS
from sandbox.servicenow.users import grant_roles
from servicenow.absent import Absent
from servicenow.change_management import API, CREATING, create_change, states_allowed
from servicenow.change_templates import templates
from servicenow.client import Instance
from servicenow.creation import create, made_from, not_set, with_correlation_id
from servicenow.errors import (
    BadQueryValue,
    NoSuchApi,
    NotJson,
    PermissionDenied,
    RecordNotFound,
    ServiceNowError,
    StandardChangeDenied,
)
from servicenow.records import row_from, text_of

SYS_ID = "0123456789abcdef0123456789abcdef"
LEAST_ROLES = ["sn_incident_read", "sn_incident_write", "sn_change_read", "sn_change_write"]


def test_fields_that_came_back_otherwise_or_not_at_all_are_named() -> None:
    sent = {"sys_id": SYS_ID, "short_description": "A\nb", "due_date": "2026-01-01", "caller_id": SYS_ID}
    row = row_from({"sys_id": "f" * 32, "short_description": "A\r\nb ", "due_date": ""})

    assert ("due_date", "caller_id") == not_set(sent, row)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (3.0, "3"),
        (-5.0, "-5"),
        (3, "3"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        ("0", "0"),
        ("a\0b\ud800c", "abc"),
        ("\U0001f600", "\U0001f600"),
        (1.5, "1.5"),
    ],
)
def test_every_value_is_a_string(given: object, expected: str) -> None:
    assert expected == text_of(given)


def test_an_errors_detail_can_be_stored() -> None:
    assert "no such field" == ServiceNowError("no\0 such\udfff field").detail


def test_an_answer_without_a_sys_id_may_have_made_a_record() -> None:
    with pytest.raises(NotJson) as failed:
        made_from("incident", row_from({"number": "INC0010001"}), {})

    assert failed.value.maybe_done


@pytest.mark.asyncio(loop_scope="session")
async def test_a_correlation_id_that_was_dropped_is_set(
    instance: Instance, sandbox: PretendServiceNow
) -> None:
    sandbox.instance.set_property(READONLY_FIELDS, "incident.correlation_id")
    made = await create(instance, "incident", {"short_description": "A", "correlation_id": SYS_ID})
    sandbox.instance.set_property(READONLY_FIELDS, "")

    repaired = await with_correlation_id(instance, made, SYS_ID)

    assert (("correlation_id",), ()) == (made.not_set, repaired.not_set)
    assert SYS_ID == repaired.record.correlation_id


@pytest.mark.parametrize("template", [None, "x", "../normal"])
@pytest.mark.asyncio(loop_scope="session")
async def test_a_standard_change_needs_a_template(instance: Instance, template: str | None) -> None:
    with pytest.raises(BadQueryValue):
        await create_change(instance, "standard", {}, template)


@pytest.mark.asyncio(loop_scope="session")
async def test_a_template_that_is_not_there_is_told_of(instance: Instance) -> None:
    with pytest.raises(RecordNotFound):
        await create_change(instance, "standard", {"short_description": "A"}, SYS_ID)


@pytest.mark.asyncio(loop_scope="session")
async def test_the_next_states_of_a_change_come_with_their_labels(instance: Instance) -> None:
    made = await create_change(instance, "normal", {"short_description": "A"})

    allowed = await states_allowed(instance, made.record.sys_id)

    assert {"-5": "New", "-4": "Assess", "4": "Canceled"} == allowed


@pytest.mark.asyncio(loop_scope="session")
async def test_an_api_that_is_not_there_is_remembered(instance: Instance, sandbox: PretendServiceNow) -> None:
    sandbox.instance.set_property(NO_CHANGE_API, "true")
    for _ in range(2):
        with pytest.raises(NoSuchApi):
            await create_change(instance, "normal", {"short_description": "A"})

    assert 1 == sum(API in one.path for one in sandbox.log.requests)


@pytest.mark.asyncio(loop_scope="session")
async def test_who_may_not_create_by_the_api_may_still_read_by_it(
    instance: Instance, sandbox: PretendServiceNow
) -> None:
    made = await create_change(instance, "normal", {"short_description": "A"})
    grant_roles(sandbox.instance, "scoredesk.integration", LEAST_ROLES)
    with pytest.raises(PermissionDenied):
        await create_change(instance, "normal", {"short_description": "B"})

    assert "-5" in await states_allowed(instance, made.record.sys_id)
    assert [] != await templates(instance)


@pytest.mark.asyncio(loop_scope="session")
async def test_who_may_not_read_one_change_may_still_create(
    instance: Instance, sandbox: PretendServiceNow
) -> None:
    grant_roles(sandbox.instance, "scoredesk.integration", [])
    with pytest.raises(PermissionDenied):
        await states_allowed(instance, SYS_ID)
    grant_roles(sandbox.instance, "scoredesk.integration", ["itil"])

    made = await create_change(instance, "normal", {"short_description": "A"})

    assert "change_request" == made.record.table


@pytest.mark.asyncio(loop_scope="session")
async def test_a_standard_change_is_asked_for_whatever_became_of_others(
    instance: Instance, sandbox: PretendServiceNow
) -> None:
    grant_roles(sandbox.instance, "scoredesk.integration", LEAST_ROLES)
    with pytest.raises(PermissionDenied):
        await create_change(instance, "normal", {"short_description": "A"})
    grant_roles(sandbox.instance, "scoredesk.integration", ["itil"])
    (template, *_) = await templates(instance)

    made = await create_change(instance, "standard", {"short_description": "A"}, template.sys_id)

    assert "change_request" == made.record.table


@pytest.mark.asyncio(loop_scope="session")
async def test_a_standard_change_without_the_role_does_not_keep_others_from_the_api(
    instance: Instance, sandbox: PretendServiceNow
) -> None:
    grant_roles(sandbox.instance, "scoredesk.integration", LEAST_ROLES)
    (template, *_) = await templates(instance)

    with pytest.raises(StandardChangeDenied):
        await create_change(instance, "standard", {"short_description": "A"}, template.sys_id)

    assert CREATING not in instance.absent


def test_it_is_asked_for_again_after_an_hour(clock: Clock) -> None:
    absent = Absent(clock.now)
    absent.note(API)
    before = API in absent
    clock.forward(timedelta(hours=1))

    assert (True, False) == (before, API in absent)
