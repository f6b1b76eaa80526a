"""The Web API: who may call, how arguments come, people and conversations."""

import time

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from sandbox.slack.state import Message
from tests.sandbox.slack.stage import TOKEN, World

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("error", "headers"),
    [("not_authed", {}), ("invalid_auth", {"Authorization": "Bearer xoxb-other"})],
)
async def test_a_call_without_the_right_token_is_refused(
    world: World, error: str, headers: dict[str, str]
) -> None:
    answer = await world.http.post("/api/auth.test", headers=headers)

    assert (answer.status_code, answer.json()) == (200, {"ok": False, "error": error})


async def test_a_revoked_token_is_refused(world: World) -> None:
    await world.post("bot", token_revoked=True)

    assert (await world.api("auth.test"))["error"] == "token_revoked"


async def test_a_token_may_come_as_an_argument(world: World) -> None:
    answer = await world.http.get("/api/auth.test", params={"token": TOKEN})

    assert answer.json()["bot_id"] == "B0SANDBOX"


async def test_an_unknown_method_is_refused(world: World) -> None:
    assert (await world.api("chat.shout"))["error"] == "unknown_method"


async def test_a_body_that_is_not_json_is_refused(world: World) -> None:
    answer = await world.http.post(
        "/api/api.test", content=b"{", headers={"Content-Type": "application/json"}
    )

    assert answer.json()["error"] == "invalid_json"


async def test_blocks_may_come_as_json_text_in_a_form(world: World) -> None:
    form = {"token": TOKEN, "channel": "C0SECURITY", "text": "Hi", "blocks": '[{"type": "divider"}]'}
    answer: httpx.Response = await world.http.post("/api/chat.postMessage", data=form)

    assert answer.json()["message"]["blocks"][0]["type"] == "divider"


async def test_blocks_that_are_not_json_are_refused(world: World) -> None:
    form = {"token": TOKEN, "channel": "C0SECURITY", "text": "Hi", "blocks": "[divider]"}
    answer = await world.http.post("/api/chat.postMessage", data=form)

    assert answer.json()["error"] == "invalid_blocks_format"


async def test_auth_test_names_the_bot(world: World) -> None:
    answer = await world.web.auth_test()

    assert (answer["user_id"], answer["team_id"]) == ("U0BOT", "T0SANDBOX")


async def test_users_info_tells_locale_and_time_zone(world: World) -> None:
    user = (await world.web.users_info(user="U0GERMAN", include_locale=True))["user"]

    assert (user["locale"], user["tz"]) == ("de-DE", "Europe/Berlin")


async def test_another_organisations_person_is_a_stranger_without_email(world: World) -> None:
    user = (await world.web.users_info(user="U0EXTERNAL"))["user"]

    assert (user["is_stranger"], user["team_id"], "email" in user["profile"]) == (True, "T0PARTNER", False)


async def test_people_are_found_by_email(world: World) -> None:
    answer = await world.web.users_lookupByEmail(email="Sam.Sharer@example.com")

    assert answer["user"]["id"] == "U0SHARER"


@pytest.mark.parametrize(
    ("error", "method", "args"),
    [
        ("user_not_found", "users.info", {"user": "U0NOBODY"}),
        ("users_not_found", "users.lookupByEmail", {"email": "nobody@example.com"}),
        ("channel_not_found", "conversations.info", {"channel": "C0NOWHERE"}),
        ("channel_not_found", "conversations.info", {"channel": "C0PRIVATE"}),
        ("user_not_found", "conversations.open", {"users": "U0NOBODY"}),
        ("invalid_arguments", "conversations.open", {}),
        ("channel_not_found", "conversations.history", {"channel": "C0PRIVATE"}),
        ("thread_not_found", "conversations.replies", {"channel": "C0SECURITY", "ts": "1.000001"}),
        ("message_not_found", "chat.getPermalink", {"channel": "C0SECURITY", "message_ts": "1.000001"}),
    ],
)
async def test_what_is_not_there_is_refused(
    world: World, error: str, method: str, args: dict[str, str]
) -> None:
    assert (await world.api(method, **args))["error"] == error


async def test_a_shared_channel_says_so(world: World) -> None:
    answer = await world.web.conversations_info(channel="C0PARTNERS")

    assert answer["channel"]["is_ext_shared"] is True


async def test_a_direct_message_is_opened_once(world: World) -> None:
    first = await world.web.conversations_open(users=["U0ADMIN"])
    second = await world.web.conversations_open(users=["U0ADMIN"])

    assert (first["channel"], second["already_open"]) == (second["channel"], True)


async def test_history_is_newest_first_and_in_pages(world: World) -> None:
    sent = [(await world.web.chat_postMessage(channel="C0SECURITY", text=text))["ts"] for text in "abc"]
    first = await world.web.conversations_history(channel="C0SECURITY", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await world.web.conversations_history(channel="C0SECURITY", limit=2, cursor=cursor)

    assert sent[::-1] == [message["ts"] for page in (first, second) for message in page["messages"]]


async def test_replies_are_read_from_their_thread_only(world: World) -> None:
    parent = await world.web.chat_postMessage(channel="C0SECURITY", text="Ticket")
    await world.web.chat_postMessage(channel="C0SECURITY", text="Closed", thread_ts=parent["ts"])
    replies = await world.web.conversations_replies(channel="C0SECURITY", ts=parent["ts"])
    history = await world.web.conversations_history(channel="C0SECURITY")

    assert [message["text"] for message in replies["messages"]] == ["Ticket", "Closed"]
    assert [message["reply_count"] for message in history["messages"]] == [1]


async def test_a_fault_answers_an_error_as_often_as_asked(world: World) -> None:
    await world.post("faults", method="auth.test", kind="error", error="internal_error", times=2)
    answers = [await world.api("auth.test") for _ in range(3)]

    assert [answer.get("error") for answer in answers] == ["internal_error", "internal_error", None]


async def test_a_fault_answers_a_status(world: World) -> None:
    await world.post("faults", kind="http", status=503)
    answer = await world.http.post("/api/api.test")

    assert answer.status_code == 503


async def test_a_fault_delays(world: World) -> None:
    await world.post("faults", method="auth.test", kind="delay", seconds=0.02)
    started = time.monotonic()
    answer = await world.api("auth.test")

    assert answer["ok"]
    assert time.monotonic() - started >= 0.02


async def test_a_fault_limits_the_rate(world: World) -> None:
    await world.post("faults", method="auth.test", kind="ratelimited", seconds=30)
    with pytest.raises(SlackApiError) as refused:
        await world.web.auth_test()

    assert (refused.value.response.status_code, refused.value.response.headers["Retry-After"]) == (429, "30")


@pytest.mark.parametrize(("kind", "posted"), [("drop_before_commit", []), ("drop_after_commit", ["Hi"])])
async def test_a_broken_connection_leaves_the_message_posted_or_not(
    world: World, kind: str, posted: list[str]
) -> None:
    await world.post("faults", method="chat.postMessage", kind=kind)
    with pytest.raises(httpx.RemoteProtocolError):
        await world.api("chat.postMessage", channel="C0SECURITY", text="Hi")

    assert posted == [message["text"] for message in await world.get("messages", channel="#security")]


async def test_a_fault_that_is_cleared_harms_no_longer(world: World) -> None:
    await world.post("faults", kind="error", error="internal_error", times=None)
    failed = await world.api("auth.test")
    await world.http.delete("/sandbox/faults")

    assert (failed["ok"], (await world.api("auth.test"))["ok"]) == (False, True)


async def test_every_call_is_remembered_with_decoded_arguments_and_no_token(world: World) -> None:
    await world.http.delete("/sandbox/requests")
    await world.http.post(
        "/api/chat.postMessage",
        data={"token": TOKEN, "channel": "C0SECURITY", "blocks": '[{"type":"divider"}]'},
    )
    (request,) = await world.get("requests")

    assert request["args"] == {"channel": "C0SECURITY", "blocks": [{"type": "divider"}]}
    assert (
        request["kind"],
        request["method"],
        request["warnings"],
    ) == ("web_api", "chat.postMessage", ["missing_text_in_message"])


async def test_the_state_can_be_read(world: World) -> None:
    await world.web.chat_postMessage(channel="#security", text="Hi")
    message = world.slack.state.channels["C0SECURITY"].messages[0]

    assert (Message, "Hi") == (type(message), message.text)
