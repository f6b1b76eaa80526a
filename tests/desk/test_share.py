"""Sharing stores the intent, once."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from desk import scores, share
from desk.context import Desk
from desk.errors import NoScoreYet, NotAllowed, NotConnected, UnknownAction
from desk.share import ShareRequest, problems
from storage import audit, tickets
from storage.tables import Card, Person, Ticket
from tests.desk.asking import CONTROL_ID, a_share
from tests.desk.playing import Playing

pytestmark = pytest.mark.asyncio(loop_scope="session")

TODAY = date(2026, 3, 2)
DUE = date(2026, 3, 30)
TEMPLATE = "0123456789abcdef" * 2


def a_change(**fields: Any) -> ShareRequest:
    """A share as a change request."""
    return a_share(**{"table": "change_request", "due_date": DUE, **fields})


ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest_asyncio.fixture(loop_scope="session")
async def ready(desk: Desk, connected: Playing, sam: Person) -> Desk:
    """The desk, connected, with a score."""
    await scores.refresh(desk, sam.workspace_id)
    return desk


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (a_share(due_date=DUE), {}),
        (a_share(due_date=TODAY), {}),
        (a_share(due_date=DUE, short_description="x" * 160, description="x" * 3000), {}),
        (a_share(due_date=DUE, table="change_request", priority="4"), {}),
        (a_share(due_date=DUE, change_type="", standard_template=TEMPLATE), {}),
        (a_change(), {}),
        (a_change(change_type="emergency"), {}),
        (a_change(change_type="standard", standard_template=TEMPLATE), {}),
        (a_change(change_type="pretend"), {"change_type": "share-problem-change-type"}),
        (a_change(change_type="standard"), {"standard_template": "share-problem-no-template"}),
        (a_change(standard_template=TEMPLATE), {"change_type": "share-problem-not-standard"}),
        (a_share(due_date=DUE, table="problem"), {"table": "share-problem-table"}),
        (a_share(due_date=DUE, priority="6"), {"priority": "share-problem-priority"}),
        (a_share(due_date=DUE, priority=""), {"priority": "share-problem-priority"}),
        (a_share(due_date=DUE, table="change_request", priority="5"), {"priority": "share-problem-priority"}),
        (a_share(due_date=DUE, short_description=" \n"), {"short_description": "share-problem-empty-name"}),
        (
            a_share(due_date=DUE, short_description="x" * 161),
            {"short_description": "share-problem-long-name"},
        ),
        (a_share(due_date=DUE, description="x" * 3001), {"description": "share-problem-long-description"}),
        (a_share(due_date=None), {"due_date": "share-problem-no-due-date"}),
        (a_share(due_date=date(2026, 3, 1)), {"due_date": "share-problem-past-due-date"}),
        (
            a_share(due_date=None, short_description=""),
            {"due_date": "share-problem-no-due-date", "short_description": "share-problem-empty-name"},
        ),
    ],
)
async def test_each_field_says_what_is_wrong_with_it(
    request_: ShareRequest, expected: dict[str, str]
) -> None:
    assert expected == problems(request_, TODAY)


async def test_a_share_is_a_pending_ticket_with_a_card_and_an_audit_entry(ready: Desk, sam: Person) -> None:
    shared = await share.share(ready, sam, a_share(short_description="  Register everybody for MFA "))

    async with ready.database.reading() as session:
        ticket = await tickets.get(session, sam.workspace_id, shared.ticket.id)
        cards = (await session.scalars(select(Card))).all()
        entries = await audit.entries(session, sam.workspace_id)
    assert ticket is not None
    assert (True, "pending", 1) == (shared.is_new, ticket.delivery, ticket.occurrence)
    assert ("Register everybody for MFA", "U0SHARER") == (ticket.short_description, ticket.asked_by)
    assert [(ticket.id, "C0SECURITY", "en-US")] == [
        (card.ticket_id, card.channel_id, card.locale) for card in cards
    ]
    assert ["connect", "share"] == [entry.action for entry in entries]


async def test_a_share_keeps_whose_ticket_it_is_to_be(ready: Desk, sam: Person) -> None:
    chosen = {
        "assignment_group": "a" * 32,
        "assignment_group_name": "Identity Team",
        "assigned_to": "b" * 32,
        "assigned_to_name": "Sam Sharer",
    }

    ticket = (await share.share(ready, sam, a_share(**chosen))).ticket

    assert chosen == {name: getattr(ticket, name) for name in chosen}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"table": "incident", "change_type": "standard", "standard_template": TEMPLATE}, (None, None)),
        ({"table": "change_request"}, ("normal", None)),
        (
            {"table": "change_request", "change_type": "standard", "standard_template": TEMPLATE},
            ("standard", TEMPLATE),
        ),
    ],
)
async def test_only_a_change_keeps_its_type_and_template(
    ready: Desk, sam: Person, fields: dict[str, str], expected: tuple[str | None, str | None]
) -> None:
    ticket = (await share.share(ready, sam, a_share(**fields))).ticket

    assert expected == (ticket.change_type, ticket.standard_template)


async def test_a_share_wakes_the_delivery(ready: Desk, sam: Person) -> None:
    ready.promised.clear()

    await share.share(ready, sam, a_share())

    assert ready.promised.is_set()


@ON_BOTH
async def test_twenty_shares_at_once_by_two_people_make_one_ticket(
    ready: Desk, sam: Person, vic: Person
) -> None:
    shares = await asyncio.gather(*(share.share(ready, one, a_share()) for one in [sam, vic] * 10))

    assert 1 == sum(shared.is_new for shared in shares)
    assert 1 == len({shared.ticket.id for shared in shares})


async def test_an_incident_and_a_change_request_are_two_tickets(ready: Desk, sam: Person) -> None:
    tables = ("incident", "change_request")
    shares = [await share.share(ready, sam, a_share(table=table)) for table in tables]

    assert [True, True] == [shared.is_new for shared in shares]


async def test_a_second_channel_gets_a_card_of_the_same_ticket(ready: Desk, sam: Person, vic: Person) -> None:
    await share.share(ready, sam, a_share())

    again = await share.share(ready, vic, a_share(channel_id="C0OTHER"))

    async with ready.database.reading() as session:
        cards = (await session.scalars(select(Card).order_by(Card.id))).all()
    assert not again.is_new
    assert ["C0SECURITY", "C0OTHER"] == [card.channel_id for card in cards]


@ON_BOTH
async def test_sharing_again_deliberately_makes_one_more_ticket_however_often_pressed(
    ready: Desk, sam: Person
) -> None:
    await share.share(ready, sam, a_share())

    shares = await asyncio.gather(
        *(share.share(ready, sam, a_share(again_after={"incident": 1})) for _ in range(5))
    )

    assert 1 == sum(shared.is_new for shared in shares)
    assert {2} == {shared.ticket.occurrence for shared in shares}


@pytest.mark.parametrize("ended", [{"closed": True}, {"delivery": "refused"}])
async def test_what_is_closed_or_refused_can_be_shared_anew(
    ready: Desk, sam: Person, ended: dict[str, object]
) -> None:
    first = await share.share(ready, sam, a_share())
    await change(ready, first.ticket, **ended)

    second = await share.share(ready, sam, a_share())

    assert (True, 2) == (second.is_new, second.ticket.occurrence)


async def test_the_live_tickets_of_a_control_are_found_until_they_end(ready: Desk, sam: Person) -> None:
    shares = [await share.share(ready, sam, a_share(table=table)) for table in ("incident", "change_request")]

    live = await share.live_tickets(ready, sam.workspace_id, CONTROL_ID)
    await change(ready, shares[0].ticket, closed=True)
    left = await share.live_tickets(ready, sam.workspace_id, CONTROL_ID)

    assert {"incident", "change_request"} == {one.table for one in live}
    assert ["change_request"] == [one.table for one in left]


async def test_sharing_one_type_again_does_not_repeat_the_other(ready: Desk, sam: Person) -> None:
    await share.share(ready, sam, a_share(table="change_request"))

    again = await share.share(ready, sam, a_share(table="change_request", again_after={"incident": 1}))

    assert not again.is_new


async def test_nothing_is_stored_without_a_connection(desk: Desk, sam: Person) -> None:
    await scores.refresh(desk, sam.workspace_id)

    with pytest.raises(NotConnected):
        await share.share(desk, sam, a_share())

    async with desk.database.reading() as session:
        assert [] == await tickets.live(session, sam.workspace_id)


async def test_a_guest_shares_nothing(ready: Desk, gus: Person) -> None:
    with pytest.raises(NotAllowed):
        await share.share(ready, gus, a_share())


async def test_an_action_that_the_tenant_does_not_have_is_refused(ready: Desk, sam: Person) -> None:
    with pytest.raises(UnknownAction):
        await share.share(ready, sam, a_share(control_id="NoSuchControl"))


async def test_nothing_is_shared_before_the_score_was_read(
    desk: Desk, connected: Playing, sam: Person
) -> None:
    with pytest.raises(NoScoreYet):
        await share.share(desk, sam, a_share())


async def test_today_is_the_date_where_the_person_is(desk: Desk, sam: Person) -> None:
    at_noon_utc = desk.now().date()
    kiritimati = Person(time_zone="Pacific/Kiritimati")  # UTC+14

    assert at_noon_utc == share.today(desk, sam)
    assert at_noon_utc + timedelta(days=1) == share.today(desk, kiritimati)


async def change(desk: Desk, ticket: Ticket, **columns: object) -> None:
    async with desk.database.transaction() as session:
        session.add(ticket)
        for name, value in columns.items():
            setattr(ticket, name, value)
