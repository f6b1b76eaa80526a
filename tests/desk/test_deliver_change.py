"""Delivery of change requests: by the Change Management API, or by the Table API where there is none."""

import pytest

from desk import connect
from sandbox.servicenow.instance import steady_sys_id
from sandbox.servicenow.properties import CHANGE_SYS_ID_IGNORED, NO_CHANGE_API
from sandbox.servicenow.users import grant_roles
from storage.tables import Ticket
from tests.desk.delivering import Delivery
from tests.desk.playing import INTEGRATION_USER

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHANGE_API = "/api/sn_chg_rest/v1/change"
TEMPLATE = steady_sys_id("std_change_record_producer", "Apply a configuration baseline")


def posts(delivery: Delivery) -> list[str]:
    return [one.path for one in delivery.playing.servicenow.log.requests if one.method == "POST"]


def group(delivery: Delivery) -> str:
    return next(iter(delivery.playing.servicenow.instance.tables["sys_user_group"]))


@pytest.mark.parametrize("change_type", ["normal", "emergency"])
async def test_a_change_is_made_by_the_change_management_api(delivery: Delivery, change_type: str) -> None:
    await delivery.store(table="change_request", change_type=change_type)

    ticket = await delivery.round()

    (record,) = delivery.records("change_request")
    assert [f"{CHANGE_API}/{change_type}"] == posts(delivery)
    assert ("delivered", change_type, record["sys_id"]) == (ticket.delivery, record["type"], ticket.sys_id)
    assert ("-5", "New", 0, []) == (
        ticket.state,
        ticket.state_label,
        ticket.sys_mod_count,
        ticket.fields_not_set,
    )


async def test_a_standard_change_comes_from_its_template(delivery: Delivery) -> None:
    await delivery.store(table="change_request", change_type="standard", standard_template=TEMPLATE)

    ticket = await delivery.round()

    (record,) = delivery.records("change_request")
    assert [f"{CHANGE_API}/standard/{TEMPLATE}"] == posts(delivery)
    assert ("standard", ["description"]) == (record["type"], ticket.fields_not_set)


async def test_an_instance_without_the_api_makes_changes_by_the_table_api(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(NO_CHANGE_API, "true")
    await delivery.store(table="change_request", change_type="emergency")

    ticket = await delivery.round()

    (record,) = delivery.records("change_request")
    assert ("delivered", "emergency") == (ticket.delivery, record["type"])


async def test_an_api_that_is_not_there_is_asked_for_once(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(NO_CHANGE_API, "true")
    await delivery.store(table="change_request")
    await delivery.round()
    await delivery.store(table="change_request", occurrence=2)

    await delivery.round_all()

    table = "/api/now/table/change_request"
    assert [f"{CHANGE_API}/normal", table, table] == posts(delivery)


async def test_a_user_without_the_role_for_the_api_uses_the_table_api(delivery: Delivery) -> None:
    roles = ["sn_change_read", "sn_change_write"]
    grant_roles(delivery.playing.servicenow.instance, INTEGRATION_USER, roles)
    await delivery.store(table="change_request")

    ticket = await delivery.round()

    assert ("delivered", 1) == (ticket.delivery, len(delivery.records("change_request")))


async def test_a_standard_change_is_made_nowhere_else(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(NO_CHANGE_API, "true")
    await delivery.store(table="change_request", change_type="standard", standard_template=TEMPLATE)

    ticket = await delivery.round()

    assert ("refused", "NoSuchApi", []) == (ticket.delivery, ticket.error, delivery.records("change_request"))


async def _refused_for_want_of_a_role(delivery: Delivery) -> Ticket:
    roles = ["sn_change_read", "sn_change_write"]
    grant_roles(delivery.playing.servicenow.instance, INTEGRATION_USER, roles)
    await delivery.store(table="change_request", change_type="standard", standard_template=TEMPLATE)
    return await delivery.round()


async def test_who_asked_for_a_standard_change_hears_which_role_it_takes(delivery: Delivery) -> None:
    ticket = await _refused_for_want_of_a_role(delivery)

    assert ("refused", "StandardChangeDenied") == (ticket.delivery, ticket.error)
    assert [("U0SHARER", "notice-standard-refused")] == await delivery.notices()


async def test_the_want_of_that_role_says_nothing_of_the_connection(delivery: Delivery) -> None:
    await _refused_for_want_of_a_role(delivery)

    connection = await connect.status(delivery.desk, delivery.workspace.id)
    assert connection is not None
    assert (None, {}) == (connection.last_error, connection.rights["change_request"])


@pytest.mark.parametrize("ignored", ["true", "false"])
async def test_a_change_whose_answer_was_lost_is_found_again(delivery: Delivery, ignored: str) -> None:
    delivery.playing.servicenow.instance.set_property(CHANGE_SYS_ID_IGNORED, ignored)
    delivery.fault("drop_after_commit", method="POST", path=CHANGE_API, times=1)
    await delivery.store(table="change_request")
    await delivery.round()

    ticket = await delivery.round_after_first_retry()

    assert ("delivered", 1) == (ticket.delivery, len(delivery.records("change_request")))


async def test_who_works_on_it_is_as_asked_for(delivery: Delivery) -> None:
    wanted = group(delivery)
    await delivery.store(table="change_request", assignment_group=wanted)

    ticket = await delivery.round()

    (record,) = delivery.records("change_request")
    assert (wanted, wanted) == (record["assignment_group"], ticket.assignment_group)
