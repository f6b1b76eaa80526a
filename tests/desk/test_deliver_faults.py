"""Delivery: exactly one record in ServiceNow, whatever is interrupted."""

from datetime import timedelta

import pytest

from sandbox.clock import Clock
from sandbox.servicenow.properties import MANDATORY_SHORT_DESCRIPTION
from sandbox.servicenow.users import grant_roles
from storage.tables import Person
from tests.desk.delivering import POST, Delivery
from tests.desk.playing import INTEGRATION_USER

pytestmark = pytest.mark.asyncio(loop_scope="session")


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
    delivered = await delivery.round(timedelta(seconds=360))

    assert ("attempted", 1) == (waiting.delivery, creates_meanwhile)
    assert ("delivered", 1, 2) == (delivered.delivery, len(delivery.records()), delivery.creates())


async def test_a_process_that_died_after_the_create_leaves_one_record(delivery: Delivery) -> None:
    await delivery.store()
    await delivery.round()
    ticket = await delivery.ticket()
    async with delivery.desk.database.transaction() as session:
        session.add(ticket)
        ticket.delivery, ticket.number, ticket.sys_id = "attempted", None, None

    found = await delivery.round(timedelta(minutes=6))

    assert ("delivered", 1) == (found.delivery, delivery.creates())


@pytest.mark.parametrize(("early", "expected"), [(20, "pending"), (41, "delivered")])
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


@pytest.mark.parametrize(("kind", "error"), [("hibernating", "Hibernating"), ("login_page", "LoginInTheWay")])
async def test_a_page_for_people_is_never_taken_for_success(
    delivery: Delivery, kind: str, error: str
) -> None:
    delivery.fault(kind, path="/api/", times=1)
    await delivery.store()

    queued = await delivery.round()
    delivered = await delivery.round(timedelta(seconds=5))

    assert ("pending", error, "delivered") == (queued.delivery, queued.error, delivered.delivery)


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
