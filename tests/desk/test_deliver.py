"""Delivery: exactly one record in ServiceNow, whatever is interrupted."""

from datetime import date, timedelta

import pytest
import pytest_asyncio
from sqlalchemy import select

from desk import scores, share
from desk.context import Desk
from desk.deliver import deliver_due
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.instance import Record
from sandbox.servicenow.properties import CLIENT_SYS_ID, MANDATORY_SHORT_DESCRIPTION
from sandbox.servicenow.users import grant_roles, save_user
from storage import tickets
from storage.tables import Notice, Person, Ticket, Workspace
from tests.desk.asking import CONTROL_ID, a_share
from tests.desk.playing import INTEGRATION_USER, Playing
from tests.storage.rows import a_ticket

pytestmark = pytest.mark.asyncio(loop_scope="session")

POST = "/api/now/table/"


class Delivery:
    """One stored ticket and what becomes of it."""

    def __init__(self, desk: Desk, playing: Playing, clock: Clock, workspace: Workspace) -> None:
        self.desk = desk
        self.playing = playing
        self.clock = clock
        self.workspace = workspace

    async def store(self, **columns: object) -> None:
        ticket = a_ticket(self.workspace, next_attempt_at=self.clock.now(), **columns)
        async with self.desk.database.transaction() as session:
            await tickets.add(session, ticket)

    async def ticket(self) -> Ticket:
        async with self.desk.database.reading() as session:
            return (await session.scalars(select(Ticket).execution_options(populate_existing=True))).one()

    async def round(self, after: timedelta = timedelta()) -> Ticket:
        """Move the clock and try what is due."""
        self.clock.forward(after)
        await deliver_due(self.desk)
        return await self.ticket()

    def fault(self, kind: str, **more: object) -> None:
        self.playing.servicenow.faults.now.append(Fault(kind, **more))  # type: ignore[arg-type]

    def records(self, table: str = "incident") -> list[Record]:
        return list(self.playing.servicenow.instance.tables[table].values())

    def creates(self) -> int:
        return sum(
            one.method == "POST" and one.path.startswith(POST) for one in self.playing.servicenow.log.requests
        )

    async def notices(self) -> list[tuple[str, str]]:
        async with self.desk.database.reading() as session:
            rows = await session.scalars(
                select(Notice).where(Notice.key != "notice-connected").order_by(Notice.id)
            )
            return [(one.user_id, one.key) for one in rows]


@pytest_asyncio.fixture(loop_scope="session")
async def delivery(
    desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person
) -> Delivery:
    """A desk that is connected, with nothing to deliver yet."""
    return Delivery(desk, connected, clock, workspace)


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
        "due_date": "2099-03-30 23:59:59",
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
        "due_date": "2099-03-30 23:59:59",
        "correlation_id": record["sys_id"],
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


async def test_what_cannot_be_delivered_now_is_queued_and_delivered_later(delivery: Delivery) -> None:
    delivery.fault("status", status=503, path="/api/")
    await delivery.store()

    queued = await delivery.round()
    still = await delivery.round(timedelta(seconds=5))
    delivery.playing.servicenow.faults.now.clear()
    delivered = await delivery.round(timedelta(seconds=10))

    assert ("pending", "NotAnswering", 1) == (queued.delivery, queued.error, queued.version)
    assert ("pending", 2, 1) == (still.delivery, still.attempts, still.version)
    assert ("delivered", None, 2) == (delivered.delivery, delivered.error, delivered.version)


async def test_a_ticket_is_not_tried_before_its_time(delivery: Delivery) -> None:
    delivery.fault("status", status=503, path="/api/")
    await delivery.store()
    await delivery.round()

    assert 1 == (await delivery.round(timedelta(seconds=4))).attempts


async def test_the_pause_grows_to_five_minutes(delivery: Delivery, clock: Clock) -> None:
    delivery.fault("status", status=503, path="/api/")
    await delivery.store()

    pauses = []
    for _ in range(9):
        ticket = await delivery.round(timedelta(minutes=5))
        pauses.append(round((ticket.next_attempt_at - clock.now()).total_seconds()))

    assert [5, 10, 20, 40, 80, 160, 300, 300, 300] == pauses


async def test_a_record_made_before_the_connection_broke_is_found_again(delivery: Delivery) -> None:
    delivery.fault("drop_after_commit", method="POST", path=POST, times=1)
    await delivery.store()

    uncertain = await delivery.round()
    delivered = await delivery.round(timedelta(seconds=5))

    assert ("attempted", "delivered") == (uncertain.delivery, delivered.delivery)
    assert (1, 1) == (len(delivery.records()), delivery.creates())


async def test_a_create_that_was_lost_is_made_once_after_the_longest_request_is_over(
    delivery: Delivery,
) -> None:
    delivery.fault("drop_before_commit", method="POST", path=POST, times=1)
    await delivery.store()

    await delivery.round()
    waiting = await delivery.round(timedelta(seconds=5))
    creates_meanwhile = delivery.creates()
    delivered = await delivery.round(timedelta(seconds=330))

    assert ("attempted", 1) == (waiting.delivery, creates_meanwhile)
    assert ("delivered", 1, 2) == (delivered.delivery, len(delivery.records()), delivery.creates())


async def test_a_process_that_died_after_the_create_leaves_one_record(delivery: Delivery) -> None:
    await delivery.store()
    await delivery.round()
    ticket = await delivery.ticket()
    async with delivery.desk.database.transaction() as session:
        session.add(ticket)
        ticket.delivery, ticket.number, ticket.sys_id = "attempted", None, None

    found = await delivery.round(timedelta(minutes=3))

    assert ("delivered", 1) == (found.delivery, delivery.creates())


@pytest.mark.parametrize(("early", "expected"), [(39, "pending"), (41, "delivered")])
async def test_a_rate_limit_is_kept_to(delivery: Delivery, early: int, expected: str) -> None:
    delivery.fault("rate_limited", method="POST", path=POST, retry_after=40, times=1)
    await delivery.store()

    limited = await delivery.round()
    later = await delivery.round(timedelta(seconds=early))

    assert ("pending", "RateLimited") == (limited.delivery, limited.error)
    assert expected == later.delivery


async def test_what_a_rule_refuses_is_not_tried_again_and_whoever_asked_hears_why(delivery: Delivery) -> None:
    delivery.playing.servicenow.instance.set_property(MANDATORY_SHORT_DESCRIPTION, "true")
    await delivery.store(short_description=" ")

    refused = await delivery.round()
    await delivery.round(timedelta(hours=1))

    assert ("refused", "RefusedByRule", 1) == (refused.delivery, refused.error, delivery.creates())
    assert "Short description" in (refused.error_detail or "")
    assert [("U0SHARER", "notice-refused")] == await delivery.notices()


async def test_an_integration_user_without_rights_is_told_of(delivery: Delivery) -> None:
    grant_roles(delivery.playing.servicenow.instance, INTEGRATION_USER, ["sn_incident_read"])
    await delivery.store()

    refused = await delivery.round()

    assert ("refused", "PermissionDenied") == (refused.delivery, refused.error)
    assert [("U0SHARER", "notice-refused")] == await delivery.notices()


@pytest.mark.parametrize("kind", ["hibernating", "login_page"])
async def test_a_page_for_people_is_never_taken_for_success(delivery: Delivery, kind: str) -> None:
    delivery.fault(kind, path="/api/", times=1)
    await delivery.store()

    queued = await delivery.round()
    delivered = await delivery.round(timedelta(seconds=5))

    assert ("pending", "NotJson", "delivered") == (queued.delivery, queued.error, delivered.delivery)


async def test_a_dead_access_token_is_replaced_and_the_ticket_delivered(delivery: Delivery) -> None:
    for grant in delivery.playing.servicenow.oauth.grants:
        grant.access_expires -= timedelta(days=1)
    await delivery.store()

    queued = await delivery.round()
    delivered = await delivery.round(timedelta(seconds=5))

    assert ("CredentialsRefused", "delivered") == (queued.error, delivered.delivery)


async def test_a_ticket_waits_for_a_new_authorization(delivery: Delivery, ada: Person) -> None:
    for grant in delivery.playing.servicenow.oauth.grants:
        grant.access_expires = grant.refresh_expires = delivery.clock.now()
    delivery.clock.forward(timedelta(hours=1))
    await delivery.store()

    waiting = await delivery.round()
    await delivery.round(timedelta(minutes=5))
    notices = await delivery.notices()
    await delivery.playing.connect(ada)
    delivered = await delivery.round()

    assert ("pending", "NeedsAuthorization") == (waiting.delivery, waiting.error)
    assert [("U0ADMIN", "notice-authorize-again")] == notices
    assert "delivered" == delivered.delivery
