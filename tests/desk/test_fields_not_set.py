"""Fields that the integration user may not set or see are named, not lost in silence."""

import pytest

from sandbox.servicenow.properties import HIDDEN_FIELDS, READONLY_FIELDS, REWRITES
from tests.desk.delivering import Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("table", ["incident", "change_request"])
@pytest.mark.parametrize("kind", [HIDDEN_FIELDS, READONLY_FIELDS])
async def test_fields_that_were_dropped_are_named(delivery: Delivery, table: str, kind: str) -> None:
    delivery.playing.servicenow.instance.set_property(kind, f"{table}.due_date")
    await delivery.store(table=table)

    ticket = await delivery.round()

    assert ("delivered", ["due_date"]) == (ticket.delivery, ticket.fields_not_set)
    assert [("U0SHARER", "notice-fields-not-set")] == await delivery.notices()


async def test_whoever_asked_is_told_nothing_where_all_was_taken(delivery: Delivery) -> None:
    await delivery.store()

    ticket = await delivery.round()

    assert ([], []) == (ticket.fields_not_set, await delivery.notices())


async def test_what_a_rule_of_the_instance_changed_is_named_and_shown(delivery: Delivery) -> None:
    group = next(iter(delivery.playing.servicenow.instance.tables["sys_user_group"].values()))
    rule = "incident.short_description=Changed by a rule"
    delivery.playing.servicenow.instance.set_property(REWRITES, rule)
    await delivery.store(assignment_group=group["sys_id"])

    ticket = await delivery.round()

    assert (["short_description"], group["name"]) == (ticket.fields_not_set, ticket.assignment_group_name)


async def test_a_group_that_may_not_be_seen_is_not_shown_as_asked_for(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(HIDDEN_FIELDS, "incident.assignment_group")
    await delivery.store(assignment_group="0" * 32, assignment_group_name="Network")

    ticket = await delivery.round()

    assert (None, None) == (ticket.assignment_group, ticket.assignment_group_name)


async def test_a_record_that_was_found_again_is_held_against_what_was_sent(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(READONLY_FIELDS, "incident.due_date")
    delivery.fault("drop_after_commit", method="POST", path="/api/now/table/", times=1)
    await delivery.store()
    await delivery.round()

    ticket = await delivery.round_after_first_retry()

    assert ("delivered", ["due_date"]) == (ticket.delivery, ticket.fields_not_set)


async def test_an_instance_that_takes_no_correlation_id_is_told_of(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(READONLY_FIELDS, "incident.correlation_id")
    await delivery.store()

    ticket = await delivery.round()

    assert ("delivered", ["correlation_id"]) == (ticket.delivery, ticket.fields_not_set)
