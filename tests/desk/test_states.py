"""What ticket states are called: by the instance, in the reader's language, and by the workspace on top."""

from datetime import timedelta

import pytest

from bot.views.ticket_words import state
from desk import lookup, states
from desk.context import Desk
from desk.errors import NotAllowed
from desk.states import StateSetting
from sandbox.servicenow.properties import CHOICES_HIDDEN
from storage.tables import Person, Ticket, Workspace
from tests.desk.delivering import Delivery

pytestmark = pytest.mark.asyncio(loop_scope="session")

NEW = ("incident", "1")


async def delivered(delivery: Delivery, sam: Person) -> Ticket:
    await delivery.store()
    ticket = await delivery.round()
    return await lookup.ticket(delivery.desk, sam, ticket.id)


async def shown(delivery: Delivery, sam: Person, ticket: Ticket, locale: str) -> str:
    return state(await lookup.ticket(delivery.desk, sam, ticket.id), locale)


@pytest.mark.parametrize(("locale", "expected"), [("en-US", "New"), ("de-DE", "Neu"), ("fr-FR", "New")])
async def test_a_state_is_shown_in_the_readers_language(
    delivery: Delivery, sam: Person, locale: str, expected: str
) -> None:
    ticket = await delivered(delivery, sam)
    await states.refresh(delivery.desk, sam.workspace_id)

    assert expected == await shown(delivery, sam, ticket, locale)


async def test_before_the_labels_were_read_the_record_names_its_state(
    delivery: Delivery, sam: Person
) -> None:
    ticket = await delivered(delivery, sam)

    assert "New" == await shown(delivery, sam, ticket, "de-DE")


async def test_the_workspaces_own_name_comes_first(delivery: Delivery, ada: Person, sam: Person) -> None:
    ticket = await delivered(delivery, sam)

    await states.rename(delivery.desk, ada, {NEW: " Waiting for triage\0 "})

    assert "Waiting for triage" == await shown(delivery, sam, ticket, "de-DE")


async def test_a_new_name_brings_the_cards_up_to_date(delivery: Delivery, ada: Person, sam: Person) -> None:
    ticket = await delivered(delivery, sam)

    await states.rename(delivery.desk, ada, {NEW: "Inbox", ("incident", "2"): ""})

    assert ticket.version + 1 == (await delivery.ticket()).version


async def test_an_empty_name_gives_the_instances_back(delivery: Delivery, ada: Person, sam: Person) -> None:
    ticket = await delivered(delivery, sam)
    await states.refresh(delivery.desk, sam.workspace_id)
    await states.rename(delivery.desk, ada, {NEW: "Inbox"})

    await states.rename(delivery.desk, ada, {NEW: ""})

    assert "New" == await shown(delivery, sam, ticket, "en-US")


async def test_own_names_outlive_a_new_reading(delivery: Delivery, ada: Person) -> None:
    await states.rename(delivery.desk, ada, {NEW: "Inbox"})

    await states.refresh(delivery.desk, ada.workspace_id)

    assert StateSetting("incident", "1", "New", "Inbox") in await states.settings(delivery.desk, ada)


async def test_settings_show_the_instances_states_in_its_order(delivery: Delivery, ada: Person) -> None:
    choice = {"name": "incident", "element": "state", "language": "en", "sequence": "9"}
    instance = delivery.playing.servicenow.instance
    instance.add("sys_choice", value="20", label="Awaiting approval board", inactive="false", **choice)

    found = await states.settings(delivery.desk, ada)

    labels = [one.label for one in found if one.table == "incident"]
    assert "New" == labels[0]
    assert "Awaiting approval board" == labels[-1]
    assert "Review" in [one.label for one in found if one.value == "0"]


async def test_a_state_that_the_instance_no_longer_has_goes(delivery: Delivery, ada: Person) -> None:
    await states.refresh(delivery.desk, ada.workspace_id)
    for row in delivery.playing.servicenow.instance.tables["sys_choice"].values():
        if (row["name"], row["element"], row["value"]) == ("incident", "state", "3"):
            row["inactive"] = "true"

    found = await states.settings(delivery.desk, ada)

    assert NEW in {(one.table, one.value) for one in found}
    assert ("incident", "3") not in {(one.table, one.value) for one in found}


async def test_where_the_choices_are_hidden_the_usual_states_are_shown(
    delivery: Delivery, ada: Person
) -> None:
    delivery.playing.servicenow.instance.set_property(CHOICES_HIDDEN, "true")

    found = await states.settings(delivery.desk, ada)

    assert 14 == len(found)


async def test_settings_do_not_wait_for_an_instance_that_is_down(delivery: Delivery, ada: Person) -> None:
    delivery.fault("status", status=503)

    assert 14 == len(await states.settings(delivery.desk, ada))


async def test_only_admins_name_states(delivery: Delivery, sam: Person) -> None:
    with pytest.raises(NotAllowed):
        await states.rename(delivery.desk, sam, {NEW: "Inbox"})


async def test_a_state_that_nobody_knows_gets_no_name(delivery: Delivery, ada: Person) -> None:
    await states.rename(delivery.desk, ada, {("incident", "999"): "Mine"})

    assert [] == [one for one in await states.settings(delivery.desk, ada) if one.value == "999"]


async def test_labels_are_read_at_once_and_again_when_they_are_old(delivery: Delivery, sam: Person) -> None:
    def asked() -> int:
        requests = delivery.playing.servicenow.log.requests
        return sum(one.path.endswith("/sys_choice") for one in requests)

    counts = []
    for hours in (0, 1, 6):
        delivery.clock.forward(timedelta(hours=hours))
        await states.refresh_due(delivery.desk, sam.workspace_id)
        counts.append(asked())

    assert counts[0] == counts[1] > 0
    assert counts[2] == 2 * counts[0]


async def test_without_a_connection_no_labels_are_due(desk: Desk, workspace: Workspace) -> None:
    await states.refresh_due(desk, workspace.id)

    assert {} == desk.states_read
