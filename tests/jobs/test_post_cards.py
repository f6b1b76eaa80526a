"""Cards: posted once, edited in place, told in their threads, and refused by Slack."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk import cards
from jobs.post_cards import post_cards
from jobs.send_notices import send_notices
from sandbox.slack.state import Fault
from storage.cards import MOST_CHANGES
from tests.jobs.conftest import Posting

pytestmark = pytest.mark.asyncio(loop_scope="session")

ONE_LEASE = timedelta(seconds=61)


async def test_a_card_is_posted_once(posting: Posting) -> None:
    await posting.share("INC0010001")

    await post_cards(posting.desk, posting.client)
    await post_cards(posting.desk, posting.client)

    assert 1 == len(posting.messages())
    assert "INC0010001" in posting.messages()[0].text


async def test_a_change_edits_the_card_and_is_told_in_its_thread(posting: Posting) -> None:
    ticket = await posting.share("INC0010001")
    await post_cards(posting.desk, posting.client)

    await posting.change(ticket, "state", "New", "In Progress")
    await post_cards(posting.desk, posting.client)
    await post_cards(posting.desk, posting.client)
    card, told = posting.messages()

    assert 1 == len(card.edits)
    assert card.ts == told.thread_ts
    assert "New → In Progress" in told.text


async def test_two_changes_are_told_in_one_message(posting: Posting) -> None:
    ticket = await posting.share("INC0010001")
    await post_cards(posting.desk, posting.client)

    await posting.change(ticket, "state", "New", "In Progress")
    await posting.change(ticket, "assigned_to", "", "Sam Sharer")
    await post_cards(posting.desk, posting.client)

    assert 2 == len(posting.messages())
    assert "Sam Sharer" in posting.messages()[1].text


async def test_more_changes_than_one_message_takes_are_all_told(posting: Posting) -> None:
    ticket = await posting.share("INC0010001")
    await post_cards(posting.desk, posting.client)

    for number in range(MOST_CHANGES + 1):
        await posting.change(ticket, "comments", "", f"comment {number}")
    await post_cards(posting.desk, posting.client)

    _, first, second = posting.messages()
    assert f"comment {MOST_CHANGES - 1}" in first.text
    assert f"comment {MOST_CHANGES}" in second.text


@pytest.mark.parametrize("channel_id", ["C0PRIVATE", "C0ARCHIVED", "C0NOWHERE"])
async def test_where_slack_will_not_have_the_card_who_shared_is_told_once(
    posting: Posting, channel_id: str
) -> None:
    await posting.share("INC0010001", channel_id)

    for _ in range(2):
        await post_cards(posting.desk, posting.client)
        await send_notices(posting.desk, posting.client)

    assert 1 == len(posting.told())


async def test_one_channel_that_refuses_does_not_keep_the_others_waiting(posting: Posting) -> None:
    await posting.share("INC0010001", "C0ARCHIVED")
    await posting.share("INC0010002")

    await post_cards(posting.desk, posting.client)

    assert ["INC0010002"] == [message.text.partition(",")[0] for message in posting.messages()]


async def test_a_slack_that_fails_for_now_gets_the_card_a_minute_later(posting: Posting) -> None:
    await posting.share("INC0010001")
    posting.slack.state.faults.append(Fault(method="chat.postMessage", kind="error", error="internal_error"))
    await post_cards(posting.desk, posting.client)
    none_yet = posting.messages()

    posting.slack.state.clock.forward(ONE_LEASE)
    await post_cards(posting.desk, posting.client)

    assert [] == none_yet
    assert 1 == len(posting.messages())


async def test_a_card_that_somebody_deleted_is_posted_anew(posting: Posting) -> None:
    ticket = await posting.share("INC0010001")
    await post_cards(posting.desk, posting.client)
    posting.slack.state.channels["C0SECURITY"].messages.clear()

    await posting.change(ticket, "state", "New", "In Progress")
    await post_cards(posting.desk, posting.client)
    card, told = posting.messages()

    assert "INC0010001" in card.text
    assert card.ts == told.thread_ts


async def test_a_card_that_was_refused_is_tried_again_when_it_is_asked_for_again(posting: Posting) -> None:
    ticket = await posting.share("INC0010001", "C0ARCHIVED")
    await post_cards(posting.desk, posting.client)
    posting.slack.state.channels["C0ARCHIVED"].is_archived = False

    await cards.show(posting.desk, posting.person, ticket, "C0ARCHIVED")
    await post_cards(posting.desk, posting.client)

    assert 1 == len(posting.messages("C0ARCHIVED"))


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="chat.postMessage", kind="error", error="token_revoked"),
        Fault(method="chat.postMessage", kind="http", status=502),
        Fault(method="chat.postMessage", kind="drop_before_commit"),
    ],
    ids=["a dead token", "a page of a proxy", "a broken connection"],
)
async def test_what_does_not_speak_of_the_message_does_not_cost_the_card(
    posting: Posting, fault: Fault
) -> None:
    await posting.share("INC0010001")
    posting.slack.state.faults.append(replace(fault))
    await post_cards(posting.desk, posting.client)

    posting.slack.state.clock.forward(ONE_LEASE)
    await post_cards(posting.desk, posting.client)

    assert 1 == len(posting.messages())
    assert [] == posting.told()
