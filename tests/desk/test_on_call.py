"""Who is on call, for a ticket, for a group that is named, and for one's own groups."""

import pytest
import pytest_asyncio

from desk import on_call, scores, share
from desk.context import Desk
from desk.errors import NotAllowed, UnknownGroup, UnknownTicket
from desk.on_call import Called
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.on_call_api import put_on_call
from sandbox.servicenow.properties import NO_ON_CALL
from servicenow.errors import NotAnswering
from servicenow.people import Group
from storage.tables import Person, Ticket
from tests.desk.asking import a_share
from tests.desk.playing import Playing
from tests.desk.test_menus import group_id

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def security(connected: Playing) -> Group:
    return Group(group_id(connected.servicenow, "Security Operations"), "Security Operations")


@pytest_asyncio.fixture(loop_scope="session")
async def ticket(desk: Desk, connected: Playing, sam: Person) -> Ticket:
    """A ticket of nobody, with a number."""
    await scores.refresh(desk, sam.workspace_id)
    shared = await share.share(desk, sam, a_share())
    async with desk.database.transaction() as session:
        session.add(shared.ticket)
        shared.ticket.number = "INC0010023"
    return shared.ticket


async def test_who_is_on_call_is_named_as_in_slack_where_we_have_met(
    desk: Desk, connected: Playing, sam: Person, security: Group
) -> None:
    instance = connected.servicenow.instance
    group = instance.find("sys_user_group", name="Security Operations")
    users = [instance.find("sys_user", user_name=name) for name in ("vic.viewer", "sam.sharer")]
    assert group is not None
    put_on_call(instance, group, [user for user in users if user])

    rota = await on_call.of_group(desk, sam, security)

    assert [
        Called("Vic Viewer", "vic.viewer@example.com", ""),
        Called("Sam Sharer", "sam.sharer@example.com", "Sam Sharer"),
    ] == rota.called


async def test_an_instance_without_on_call_scheduling_has_no_rota(
    desk: Desk, connected: Playing, sam: Person, security: Group
) -> None:
    connected.servicenow.instance.set_property(NO_ON_CALL, "true")

    assert (await on_call.of_group(desk, sam, security)).called is None


async def test_a_ticket_leads_to_its_group(desk: Desk, ticket: Ticket, sam: Person, security: Group) -> None:
    async with desk.database.transaction() as session:
        session.add(ticket)
        ticket.assignment_group, ticket.assignment_group_name = security.sys_id, security.name

    rota = await on_call.of_ticket(desk, sam, "INC0010023")

    assert rota is not None
    assert ("Security Operations", 2) == (rota.group, len(rota.called or []))


async def test_a_ticket_without_a_group_leads_nowhere(desk: Desk, ticket: Ticket, sam: Person) -> None:
    assert await on_call.of_ticket(desk, sam, "INC0010023") is None


async def test_a_ticket_that_was_not_made_here_is_unknown(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    with pytest.raises(UnknownTicket):
        await on_call.of_ticket(desk, sam, "INC9999999")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("identity", ["Identity Team"]),
        ("TEAM ", ["Team"]),
        ("tea", ["Blue Team", "Identity Team", "Team"]),
        ("team  blue", ["Blue Team"]),
    ],
)
async def test_a_group_is_named_by_all_of_its_name_or_by_words_of_it(
    desk: Desk, connected: Playing, sam: Person, words: str, expected: list[str]
) -> None:
    for name in ("Blue Team", "Team"):
        connected.servicenow.instance.add("sys_user_group", name=name)

    found = await on_call.groups_named(desk, sam, words)

    assert expected == [group.name for group in found]


async def test_a_group_that_nobody_knows_is_an_error(desk: Desk, connected: Playing, sam: Person) -> None:
    with pytest.raises(UnknownGroup):
        await on_call.groups_named(desk, sam, "x^ORactive=true")


async def test_that_servicenow_does_not_answer_is_not_told_as_no_group(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    connected.servicenow.faults.now.append(Fault("status", path="/api/"))

    with pytest.raises(NotAnswering):
        await on_call.groups_named(desk, sam, "identity")


async def test_ones_own_groups_are_those_of_ones_address(desk: Desk, connected: Playing, sam: Person) -> None:
    found = await on_call.own_groups(desk, sam)

    assert ["Identity Team", "Security Operations"] == [group.name for group in found]


@pytest.mark.parametrize("email", ["", "nobody@example.com", "x^ORactive=true"])
async def test_somebody_whom_servicenow_does_not_know_has_no_groups(
    desk: Desk, connected: Playing, sam: Person, email: str
) -> None:
    sam.email = email

    assert [] == await on_call.own_groups(desk, sam)


async def test_a_guest_hears_of_nobody(desk: Desk, gus: Person, security: Group) -> None:
    for asked in (on_call.of_group(desk, gus, security), on_call.groups_named(desk, gus, "identity")):
        with pytest.raises(NotAllowed):
            await asked
