"""A ticket's state, changed from Slack."""

import pytest
import pytest_asyncio

from desk.change_state import StateChange, change_state, offered
from desk.errors import (
    CloseFieldsMissing,
    StateNotOffered,
)
from desk.track import track
from sandbox.servicenow.instance import Record
from sandbox.servicenow.properties import (
    NO_CHANGE_API,
    REFUSALS,
)
from servicenow.errors import NotAnswering, RefusedByRule
from storage import audit
from storage.tables import Person, Ticket
from tests.desk.delivering import Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")

SOLVED = StateChange("6", "Solution provided", "MFA is on for everybody.")


@pytest_asyncio.fixture(loop_scope="session")
async def incident(delivery: Delivery) -> Ticket:
    await delivery.store()
    return await delivery.round()


@pytest_asyncio.fixture(loop_scope="session")
async def change(delivery: Delivery) -> Ticket:
    await delivery.store(table="change_request")
    return await delivery.round()


def record_of(delivery: Delivery, ticket: Ticket) -> Record:
    return delivery.playing.servicenow.instance.tables[ticket.table][ticket.sys_id or ""]


def patches(delivery: Delivery) -> int:
    return sum(one.method == "PATCH" for one in delivery.playing.servicenow.log.requests)


async def test_an_incident_may_go_into_every_other_state(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    found = await offered(delivery.desk, sam, incident.id)

    assert (["2", "3", "6", "7", "8"], False) == (list(found.states.labels), found.states.are_allowed)
    assert "Solution provided" in found.close_codes


async def test_a_change_may_go_where_its_instance_lets_it(
    delivery: Delivery, sam: Person, change: Ticket
) -> None:
    found = await offered(delivery.desk, sam, change.id)

    assert ({"-4": "Assess", "4": "Canceled"}, True) == (found.states.labels, found.states.are_allowed)


async def test_without_the_change_api_all_its_states_are_offered(
    delivery: Delivery, sam: Person, change: Ticket
) -> None:
    delivery.playing.servicenow.instance.set_property(NO_CHANGE_API, "true")

    found = await offered(delivery.desk, sam, change.id)

    assert (7, False) == (len(found.states.labels), found.states.are_allowed)


async def test_a_ticket_changes_its_state_here_and_there(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    ticket = await change_state(delivery.desk, sam, incident.id, SOLVED)

    record = record_of(delivery, incident)
    assert ("6", "Solution provided") == (record["state"], record["close_code"])
    assert ("6", "Resolved", True) == (ticket.state, ticket.state_label, ticket.closed)


async def test_our_own_change_is_no_news(delivery: Delivery, sam: Person, incident: Ticket) -> None:
    await change_state(delivery.desk, sam, incident.id, StateChange("2"))

    assert 0 == await track(delivery.desk, sam.workspace_id)


async def test_who_did_it_is_written_down(delivery: Delivery, sam: Person, incident: Ticket) -> None:
    await change_state(delivery.desk, sam, incident.id, StateChange("2"))

    async with delivery.desk.database.reading() as session:
        done = [
            (one.user_id, one.action, one.subject) for one in await audit.entries(session, sam.workspace_id)
        ]
    assert ("U0SHARER", "change_state", incident.number) in done


async def test_to_be_where_it_is_takes_no_request(delivery: Delivery, sam: Person, incident: Ticket) -> None:
    await change_state(delivery.desk, sam, incident.id, StateChange("1"))

    assert 0 == patches(delivery)


async def test_a_state_that_is_not_offered_is_not_sent(
    delivery: Delivery, sam: Person, change: Ticket
) -> None:
    with pytest.raises(StateNotOffered):
        await change_state(delivery.desk, sam, change.id, StateChange("0"))

    assert 0 == patches(delivery)


async def test_closing_takes_a_code_and_notes(delivery: Delivery, sam: Person, incident: Ticket) -> None:
    with pytest.raises(CloseFieldsMissing):
        await change_state(delivery.desk, sam, incident.id, StateChange("6", "Solution provided", " "))

    assert 0 == patches(delivery)


async def test_what_a_rule_refuses_is_told_in_its_words(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    delivery.playing.servicenow.instance.set_property(REFUSALS, "incident: Change freeze until Monday")

    with pytest.raises(RefusedByRule, match="Change freeze until Monday"):
        await change_state(delivery.desk, sam, incident.id, StateChange("2"))


@pytest.mark.parametrize("kind", ["drop_after_commit", "half_answer"])
async def test_a_state_whose_answer_was_lost_is_read_back(
    delivery: Delivery, sam: Person, incident: Ticket, kind: str
) -> None:
    delivery.fault(kind, method="PATCH", times=1)

    ticket = await change_state(delivery.desk, sam, incident.id, StateChange("2"))

    assert ("2", 1) == (ticket.state, patches(delivery))


async def test_a_state_that_did_not_arrive_is_told_of(
    delivery: Delivery, sam: Person, incident: Ticket
) -> None:
    delivery.fault("drop_before_commit", method="PATCH", times=1)

    with pytest.raises(NotAnswering):
        await change_state(delivery.desk, sam, incident.id, StateChange("2"))
