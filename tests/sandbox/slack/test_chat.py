"""chat.*: messages posted, edited, deleted, and refused."""

from typing import Any

import pytest

from tests.sandbox.slack.samples import section
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

HERE: dict[str, Any] = {"channel": "C0SECURITY"}


async def test_a_message_keeps_its_blocks_thread_and_metadata(world: World) -> None:
    metadata = {"event_type": "ticket", "event_payload": {"number": "INC0010023"}}
    parent = await world.web.chat_postMessage(**HERE, text="Ticket")
    await world.web.chat_postMessage(
        **HERE, text="Reply", blocks=[section(block_id="b")], thread_ts=parent["ts"], metadata=metadata
    )
    reply = (await world.get("messages", channel="#security"))[-1]

    assert (parent["ts"], metadata, [section(block_id="b")]) == (
        reply["thread_ts"],
        reply["metadata"],
        reply["blocks"],
    )


async def test_each_ts_is_later_than_the_one_before(world: World) -> None:
    sent = [(await world.web.chat_postMessage(**HERE, text="Hi"))["ts"] for _ in range(5)]

    assert sent == sorted(set(sent))


async def test_a_user_id_as_channel_is_their_direct_message(world: World) -> None:
    posted = await world.web.chat_postMessage(channel="U0VIEWER", text="Hi")

    assert [each["text"] for each in await world.get("messages", channel=posted["channel"], user="vic")] == [
        "Hi"
    ]


@pytest.mark.parametrize(
    ("error", "args"),
    [
        ("channel_not_found", {"channel": "C0NOWHERE", "text": "Hi"}),
        ("channel_not_found", {"channel": "C0PRIVATE", "text": "Hi"}),
        ("is_archived", {"channel": "C0ARCHIVED", "text": "Hi"}),
        ("no_text", HERE),
        ("no_text", HERE | {"blocks": []}),
        ("invalid_blocks", HERE | {"blocks": [{"type": "section"}]}),
        ("invalid_blocks_format", HERE | {"blocks": {}, "text": "Hi"}),
        ("msg_blocks_too_long", HERE | {"text": "Hi", "blocks": [section("x" * 2700)] * 5}),
        ("markdown_text_conflict", HERE | {"text": "Hi", "markdown_text": "*Hi*"}),
        ("msg_too_long", HERE | {"markdown_text": "x" * 12_001}),
        ("too_many_attachments", HERE | {"text": "Hi", "attachments": [{"text": "a"}] * 101}),
        ("invalid_attachments", HERE | {"attachments": [{"blocks": [{"type": "blink"}]}]}),
        ("invalid_metadata_format", HERE | {"text": "Hi", "metadata": {"number": 1}}),
    ],
)
async def test_a_message_that_slack_would_not_post_is_refused(
    world: World, error: str, args: dict[str, Any]
) -> None:
    answer = await world.api("chat.postMessage", **args)

    assert (error, []) == (answer["error"], world.slack.state.channels["C0SECURITY"].messages)


async def test_refused_blocks_are_explained(world: World) -> None:
    answer = await world.api("chat.postMessage", **HERE, blocks=[{"type": "blink"}])

    assert answer["response_metadata"]["messages"] == [
        "[ERROR] unsupported type: blink [json-pointer:/blocks/0/type]"
    ]


async def test_blocks_without_text_are_posted_with_a_warning(world: World) -> None:
    answer = await world.api("chat.postMessage", **HERE, blocks=[section()])

    assert (answer["ok"], answer["warning"]) == (True, "missing_text_in_message")


async def test_a_text_over_40000_characters_is_cut(world: World) -> None:
    answer = await world.api("chat.postMessage", **HERE, text="x" * 40_001)

    assert (len(answer["message"]["text"]), answer["warning"]) == (40_000, "message_truncated")


async def test_an_edit_changes_what_is_given_and_keeps_the_rest(world: World) -> None:
    posted = await world.web.chat_postMessage(**HERE, text="Open", blocks=[section(block_id="b")])
    await world.web.chat_update(**HERE, ts=posted["ts"], text="Closed")
    (message,) = await world.get("messages", channel="security")

    assert ("Closed", [section(block_id="b")], ["Open"]) == (
        message["text"],
        message["blocks"],
        [edit["text"] for edit in message["edits"]],
    )


async def test_a_deleted_message_is_gone(world: World) -> None:
    posted = await world.web.chat_postMessage(**HERE, text="Hi")
    await world.web.chat_delete(**HERE, ts=posted["ts"])

    assert await world.get("messages", channel="security") == []


@pytest.mark.parametrize(
    ("method", "error"), [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")]
)
async def test_a_persons_message_is_not_the_bots_to_change(world: World, method: str, error: str) -> None:
    said = await world.post("message", user="sam", channel="#security", text="Mine")

    assert error == (await world.api(method, **HERE, ts=said["ts"], text="Yours"))["error"]


async def test_an_unknown_message_cannot_be_changed(world: World) -> None:
    assert (await world.api("chat.update", **HERE, ts="1.000001", text="Hi"))["error"] == "message_not_found"


async def test_an_edit_of_more_than_4000_characters_is_refused(world: World) -> None:
    posted = await world.web.chat_postMessage(**HERE, text="Hi")
    answer = await world.api("chat.update", **HERE, ts=posted["ts"], text="x" * 4001)

    assert answer["error"] == "msg_too_long"


async def test_an_ephemeral_message_is_seen_by_one_person_and_never_read_back(world: World) -> None:
    posted = await world.web.chat_postEphemeral(**HERE, user="U0SHARER", text="For you")
    history = await world.web.conversations_history(**HERE)
    seen = [await world.get("messages", channel="security", user=name) for name in ("sam", "vic")]

    assert ([posted["message_ts"]], []) == tuple([each["ts"] for each in messages] for messages in seen)
    assert (history["messages"], seen[0][0]["ephemeral"]) == ([], True)
    assert (
        ((await world.api("chat.update", **HERE, ts=posted["message_ts"], text="For all"))["error"])
        == "message_not_found"
    )


async def test_an_ephemeral_message_needs_a_member(world: World) -> None:
    answer = await world.api("chat.postEphemeral", **HERE, user="U0EXTERNAL", text="Hi")

    assert answer["error"] == "user_not_in_channel"


async def test_a_message_has_a_permalink(world: World) -> None:
    posted = await world.web.chat_postMessage(**HERE, text="Hi")
    answer = await world.web.chat_getPermalink(**HERE, message_ts=posted["ts"])

    assert answer["permalink"].endswith(f"/archives/C0SECURITY/p{posted['ts'].replace('.', '')}")
