"""Digests: each due time posted once, by whoever comes first, and told apart where Slack refuses."""

import asyncio
from datetime import timedelta

import pytest

from desk import subscribe
from jobs.send_digests import send_digests
from jobs.send_notices import send_notices
from sandbox.slack.state import Fault
from storage.tables import Subscription
from tests.desk.asking import a_digest
from tests.jobs.conftest import Posting

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def due(posting: Posting, **fields: object) -> Subscription:
    subscription = await subscribe.subscribe(posting.desk, posting.person, a_digest(**fields))
    clock = posting.slack.state.clock
    clock.forward(subscription.next_due_at - clock.now() + timedelta(seconds=1))
    return subscription


async def test_four_senders_at_once_post_a_digest_once(posting: Posting) -> None:
    await due(posting)

    await asyncio.gather(*(send_digests(posting.desk, posting.client) for _ in range(4)))

    assert 1 == len(posting.messages())
    assert "scoredesk_digest" == posting.messages()[0].metadata["event_type"]


async def test_the_next_day_brings_the_next_one(posting: Posting) -> None:
    await due(posting)
    await send_digests(posting.desk, posting.client)

    posting.slack.state.clock.forward(timedelta(days=1))
    await send_digests(posting.desk, posting.client)

    assert 2 == len(posting.messages())


async def test_a_silent_digest_without_anything_to_say_is_not_posted(posting: Posting) -> None:
    await due(posting, shows="changed", silent_when_empty=True)

    await send_digests(posting.desk, posting.client)

    assert [] == posting.messages()


async def test_a_channel_that_refuses_its_digest_is_told_to_who_made_it_and_others_go_out(
    posting: Posting,
) -> None:
    await subscribe.subscribe(posting.desk, posting.person, a_digest(channel_id="C0ARCHIVED"))
    await due(posting, channel_id="C0SECURITY")

    await send_digests(posting.desk, posting.client)
    await send_notices(posting.desk, posting.client)

    assert 1 == len(posting.messages())
    assert 1 == len(posting.told())


async def test_an_overdue_ticket_is_named_in_the_digest(posting: Posting) -> None:
    await posting.share("CHG0030001", due_date=(posting.desk.now() - timedelta(days=9)).date())
    await due(posting)

    await send_digests(posting.desk, posting.client)

    assert "CHG0030001" in str(posting.messages()[0].blocks)


async def test_a_slack_that_is_away_gets_the_digest_later(posting: Posting) -> None:
    await due(posting)
    posting.slack.state.faults.append(Fault(method="chat.postMessage", kind="http", status=503))
    await send_digests(posting.desk, posting.client)
    none_yet = posting.messages()

    posting.slack.state.clock.forward(timedelta(seconds=31))
    await send_digests(posting.desk, posting.client)

    assert [] == none_yet
    assert 1 == len(posting.messages())


async def test_a_digest_that_slack_broke_off_is_not_posted_twice_and_its_owner_is_told(
    posting: Posting,
) -> None:
    await due(posting)
    posting.slack.state.faults.append(Fault(method="chat.postMessage", kind="http", status=500))
    await send_digests(posting.desk, posting.client)
    posting.slack.state.clock.forward(timedelta(minutes=5))
    await send_digests(posting.desk, posting.client)
    await send_notices(posting.desk, posting.client)

    assert [] == posting.messages()
    assert 1 == len(posting.told())
