"""What the bot is sent: signatures, shapes, the time it has, retries."""

import time
from datetime import timedelta

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from tests.sandbox.slack.samples import actions, button, modal, section
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

HURRIED = pytest.mark.parametrize("world", [0.3], indirect=True)


class LateResponse(Response):
    """An answer that comes after the bot's time is up."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The body is read already: what comes next is that Slack has hung up.
        await receive()


async def test_a_command_brings_all_of_slacks_fields(world: World) -> None:
    await world.post("command", user="sam", channel="#security", command="/securescore", text="share MFA")
    told = world.bot.told[0]

    assert (
        told
        | {
            "command": "/securescore",
            "text": "share MFA",
            "user_id": "U0SHARER",
            "user_name": "sam",
            "channel_id": "C0SECURITY",
            "channel_name": "security",
            "team_id": "T0SANDBOX",
            "team_domain": "sandbox",
            "api_app_id": "A0SANDBOX",
            "is_enterprise_install": "false",
        }
        == told
    )
    assert told.keys() >= {"token", "trigger_id", "response_url"}


async def test_a_command_in_the_bots_direct_messages_comes_from_the_im(world: World) -> None:
    await world.post("command", user="sam", channel="im", command="/ticket")
    im = await world.web.conversations_open(users="U0SHARER")

    assert (world.bot.told[0]["channel_id"], world.bot.told[0]["channel_name"]) == (
        im["channel"]["id"],
        "directmessage",
    )


async def test_the_signature_is_of_real_time_whatever_the_clock_says(world: World) -> None:
    world.clock.forward(timedelta(days=30))
    answer = await world.post("command", user="sam", channel="#security", command="/ticket")

    assert answer["status"] == 200
    assert abs(time.time() - int(world.bot.headers[0]["x-slack-request-timestamp"])) < 60


async def test_a_bot_with_another_secret_answers_401_and_the_person_sees_a_failure(world: World) -> None:
    world.slack.state.signing_secret = "other"
    answer = await world.post("command", user="sam", channel="#security", command="/ticket")

    assert (answer["status"], answer["error"]) == (401, "dispatch_failed")


@HURRIED
async def test_a_late_answer_is_a_timeout(world: World) -> None:
    world.bot.answers.append(LateResponse())
    answer = await world.post("command", user="sam", channel="#security", command="/ticket")

    assert (answer["status"], answer["error"]) == (None, "operation_timeout")


async def test_a_bot_that_is_away_is_a_failure(world: World) -> None:
    await world.post("bot", url="http://127.0.0.1:1/slack/events")
    answer = await world.post("command", user="sam", channel="#security", command="/ticket")

    assert (answer["status"], answer["error"]) == (None, "dispatch_failed")


async def test_without_a_bot_nothing_is_sent(world: World) -> None:
    world.slack.state.bot_url = None

    assert await world.refused("home", user="sam") == (409, "no_bot")


@pytest.mark.parametrize(
    ("answer", "text", "ephemeral"),
    [
        (PlainTextResponse("Only you"), "Only you", True),
        (JSONResponse({"text": "Only you"}), "Only you", True),
        (JSONResponse({"text": "All", "response_type": "in_channel"}), "All", False),
    ],
)
async def test_the_answer_to_a_command_may_be_a_message(
    world: World, answer: Response, text: str, ephemeral: bool
) -> None:
    world.bot.answers.append(answer)
    await world.post("command", user="sam", channel="#security", command="/ticket")
    (message,) = await world.get("messages", channel="#security", user="sam")

    assert (message["text"], message["ephemeral"]) == (text, ephemeral)


async def test_a_command_answered_with_bad_blocks_is_a_failure(world: World) -> None:
    world.bot.will(text="Hi", blocks=[{"type": "blink"}])
    answer = await world.post("command", user="sam", channel="#security", command="/ticket")

    assert answer["error"] == "invalid_command_response"


async def test_a_failed_event_is_sent_again_at_once(world: World) -> None:
    world.bot.answers.append(Response(status_code=500))
    answer = await world.post("home", user="sam")
    first, second = world.bot.told

    assert (first["event_id"], "app_home_opened") == (second["event_id"], second["event"]["type"])
    assert [None, "1"] == [headers.get("x-slack-retry-num") for headers in world.bot.headers]
    assert ("http_error", [500, 200]) == (
        world.bot.headers[1]["x-slack-retry-reason"],
        [attempt["status"] for attempt in answer["attempts"]],
    )


async def test_a_failing_event_is_sent_four_times_where_asked(world: World) -> None:
    world.bot.answers += [Response(status_code=500) for _ in range(5)]
    await world.post("event", event={"type": "tokens_revoked"}, retries=9)

    assert [None, "1", "2", "3"] == [headers.get("x-slack-retry-num") for headers in world.bot.headers]


@HURRIED
async def test_a_retry_says_that_the_bot_was_late(world: World) -> None:
    world.bot.answers.append(LateResponse())
    await world.post("home", user="sam")

    assert world.bot.headers[1]["x-slack-retry-reason"] == "http_timeout"


async def test_an_event_is_not_sent_again_where_the_bot_says_so(world: World) -> None:
    world.bot.answers.append(Response(status_code=500, headers={"X-Slack-No-Retry": "1"}))
    await world.post("home", user="sam")

    assert len(world.bot.told) == 1


async def test_a_mention_is_an_event_where_asked(world: World) -> None:
    await world.post("message", user="sam", channel="#partners", text="<@U0BOT> hi")
    await world.post("message", user="eve", channel="#partners", text="<@U0BOT> hi", event="app_mention")
    (told,) = world.bot.told

    assert (told["event"]["type"], told["event"]["user"], told["is_ext_shared_channel"]) == (
        "app_mention",
        "U0EXTERNAL",
        True,
    )


async def test_a_request_url_is_verified(world: World) -> None:
    echo = await world.post("url_verification")
    world.bot.will(challenge="other")
    other = await world.post("url_verification")

    assert (echo["verified"], other["verified"]) == (True, False)
    assert world.bot.told[0]["type"] == "url_verification"


async def test_shortcuts_are_sent(world: World) -> None:
    posted = await world.web.chat_postMessage(channel="C0SECURITY", text="Broken")
    await world.post("shortcut", user="sam", callback_id="share_action")
    await world.post(
        "shortcut", user="sam", callback_id="create_ticket", channel="#security", ts=posted["ts"]
    )
    everywhere, here = world.bot.told

    assert (everywhere["type"], "response_url" in everywhere) == ("shortcut", False)
    assert (here["type"], here["message"]["text"], here["channel"]["name"]) == (
        "message_action",
        "Broken",
        "security",
    )


async def test_a_click_in_a_message_brings_message_container_and_response_url(world: World) -> None:
    posted = await world.web.chat_postMessage(
        channel="C0SECURITY", text="Card", blocks=[actions(button(value="7"), block_id="card")]
    )
    await world.post("click", user="sam", channel="#security", ts=posted["ts"], action_id="go")
    (told,) = world.bot.told

    assert (told["type"], told["actions"][0]["value"], told["message"]["ts"]) == (
        "block_actions",
        "7",
        posted["ts"],
    )
    assert told["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": "C0SECURITY",
        "is_ephemeral": False,
    }


async def test_a_click_in_an_ephemeral_message_brings_no_message(world: World) -> None:
    posted = await world.web.chat_postEphemeral(
        channel="C0SECURITY", user="U0SHARER", text="Card", blocks=[actions(button())]
    )
    await world.post("click", user="sam", channel="#security", ts=posted["message_ts"], action_id="go")
    (told,) = world.bot.told

    assert ("message" in told, told["container"]["is_ephemeral"]) == (False, True)


async def test_a_click_in_a_modal_brings_the_view(world: World) -> None:
    view = await world.open(modal(section(accessory=button(url="https://example.com"))))
    await world.post("click", user="ada", view_id=view["id"], action_id="go")
    told = world.bot.told[-1]

    assert (told["view"]["id"], told["container"]["view_id"], told["actions"][0]["url"]) == (
        view["id"],
        view["id"],
        "https://example.com",
    )


async def test_every_delivery_is_remembered(world: World) -> None:
    await world.http.delete("/sandbox/requests")
    await world.post("command", user="sam", channel="#security", command="/ticket", text="list")
    (request,) = await world.get("requests")

    assert (request["kind"], request["method"], request["args"]["text"], request["status"]) == (
        "delivery",
        "command",
        "list",
        200,
    )
