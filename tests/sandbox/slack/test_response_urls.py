"""response_url: where the answer goes, how often, how long."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from tests.sandbox.slack.samples import actions, button
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def url_of_a_command(world: World) -> str:
    await world.post("command", user="sam", channel="#security", command="/ticket")
    return str(world.bot.told[-1]["response_url"])


async def clicked(world: World, ts: str) -> str:
    await world.post("click", user="sam", channel="#security", ts=ts, action_id="go")
    return str(world.bot.told[-1]["response_url"])


async def respond(world: World, url: str, **body: Any) -> httpx.Response:
    return await world.http.post(url, json=body)


async def test_an_answer_is_for_one_person_unless_it_says_otherwise(world: World) -> None:
    url = await url_of_a_command(world)
    await respond(world, url, text="For you")
    await respond(world, url, text="For all", response_type="in_channel")
    seen = [await world.get("messages", channel="#security", user=name) for name in ("sam", "vic")]

    assert [["For you", "For all"], ["For all"]] == [[each["text"] for each in messages] for messages in seen]


async def test_the_original_can_be_replaced_and_deleted(world: World) -> None:
    posted = await world.web.chat_postEphemeral(
        channel="C0SECURITY", user="U0SHARER", text="Sure?", blocks=[actions(button())]
    )
    url = await clicked(world, posted["message_ts"])
    await respond(world, url, replace_original=True, text="Done")
    replaced = await world.get("messages", channel="#security", user="sam")
    await respond(world, url, delete_original=True)
    deleted = await world.get("messages", channel="#security", user="sam")

    assert ([("Done", [])], []) == ([(each["text"], each["blocks"]) for each in replaced], deleted)


async def test_a_response_url_works_five_times(world: World) -> None:
    url = await url_of_a_command(world)
    statuses = [(await respond(world, url, text="Hi")).status_code for _ in range(5)]
    sixth = await respond(world, url, text="Hi")

    assert ([200] * 5, 404, "used_url") == (statuses, sixth.status_code, sixth.json()["error"])


async def test_a_response_url_lives_thirty_minutes(world: World) -> None:
    url = await url_of_a_command(world)
    world.clock.forward(timedelta(minutes=31))
    answer = await respond(world, url, text="Hi")

    assert (answer.status_code, answer.json()["error"]) == (404, "expired_url")


async def test_an_unknown_response_url_is_refused(world: World) -> None:
    answer = await respond(world, "/commands/T0SANDBOX/r0", text="Hi")

    assert (answer.status_code, answer.json()["error"]) == (404, "expired_url")


@pytest.mark.parametrize(
    ("error", "body"), [("no_text", {}), ("invalid_blocks", {"blocks": [{"type": "blink"}]})]
)
async def test_an_answer_that_slack_would_not_post_is_refused(
    world: World, error: str, body: dict[str, Any]
) -> None:
    answer = await respond(world, await url_of_a_command(world), **body)

    assert (answer.status_code, answer.json()["error"]) == (400, error)


async def test_an_answer_that_is_no_object_is_refused(world: World) -> None:
    answer = await world.http.post(await url_of_a_command(world), content=b"[1]")

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_payload")


async def test_answers_are_remembered(world: World) -> None:
    await respond(world, await url_of_a_command(world), text="Hi")
    request = (await world.get("requests"))[-1]

    assert ("response_url", {"text": "Hi"}, "ok") == (request["kind"], request["args"], request["answer"])
