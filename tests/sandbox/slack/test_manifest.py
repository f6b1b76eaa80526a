"""What the app brings is what its manifest says; without one it brings everything."""

from typing import Any

import pytest

from sandbox.slack.manifest import Shortcut, SlashCommand, read_manifest
from tests.sandbox.slack.samples import MANIFEST
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

SAY: dict[str, Any] = {"user": "ada", "channel": "#security"}


def types(world: World) -> list[str]:
    """The types of the events that the bot was told."""
    return [told["event"]["type"] for told in world.bot.told if "event" in told]


async def test_a_manifest_is_read() -> None:
    url = "http://127.0.0.1:1/slack/events"
    read = read_manifest(MANIFEST | {"settings": {"interactivity": {"request_url": url}}})

    assert ("pretender", url, frozenset()) == (read.name, read.request_url, read.events)
    assert SlashCommand("/present", "Hand something over", "") == read.commands[1]
    assert Shortcut("Keep this", "message", "keep", "For later") == read.shortcuts[1]
    assert {"chat:write", "commands", "users:read", "im:write", "app_mentions:read"} == read.scopes


async def test_the_least_manifest_brings_nothing() -> None:
    read = read_manifest({"display_information": {"name": "Nothing"}})

    assert ("Nothing", None, (), ()) == (read.name, read.request_url, read.commands, read.shortcuts)


async def test_the_request_url_of_a_command_is_taken_where_there_is_no_other() -> None:
    features = {"slash_commands": [{"command": "/a", "url": "http://127.0.0.1:1/a"}]}
    read = read_manifest({"display_information": {"name": "A"}, "features": features})

    assert "http://127.0.0.1:1/a" == read.request_url


async def test_the_app_is_called_as_its_bot_user_is(installed: World) -> None:
    assert "pretender" == installed.slack.state.users["U0BOT"].name


async def test_its_own_command_is_sent_and_another_is_refused(installed: World) -> None:
    await installed.post("command", **SAY, command="/pretend")
    refused = await installed.refused("command", **SAY, command="/other")

    assert (404, "unknown_command") == refused
    assert ["/pretend"] == [told["command"] for told in installed.bot.told]


async def test_no_command_is_typed_in_a_thread(installed: World) -> None:
    refused = await installed.refused("command", **SAY, command="/pretend", thread_ts="1.000001")

    assert (400, "not_in_threads") == refused


@pytest.mark.parametrize(("callback_id", "more"), [("other", {}), ("keep", {}), ("start", {"ts": True})])
async def test_a_shortcut_that_is_not_there_is_refused(
    installed: World, callback_id: str, more: dict[str, bool]
) -> None:
    said = await installed.post("message", **SAY, text="Hi")
    on = SAY | {"ts": said["ts"]} if more else SAY
    refused = await installed.refused("shortcut", **on, callback_id=callback_id)

    assert (404, "unknown_shortcut") == refused


async def test_its_own_shortcuts_are_sent(installed: World) -> None:
    said = await installed.post("message", **SAY, text="Hi")
    await installed.post("shortcut", user="ada", callback_id="start")
    await installed.post("shortcut", **SAY, ts=said["ts"], callback_id="keep")
    told = installed.bot.told[-2:]

    assert [("shortcut", "start"), ("message_action", "keep")] == [
        (t["type"], t["callback_id"]) for t in told
    ]


async def test_an_event_that_it_does_not_subscribe_to_is_refused(installed: World) -> None:
    refused = await installed.refused("event", event={"type": "reaction_added"})
    await installed.post("event", event={"type": "app_mention", "user": "U0ADMIN"})

    assert ((409, "not_subscribed"), ["app_mention"]) == (refused, types(installed))


async def test_an_event_is_an_object(installed: World) -> None:
    assert (400, "invalid_event") == await installed.refused("event", event=["app_mention"])


async def test_a_message_in_any_kind_of_channel_is_an_event_of_messages(installed: World) -> None:
    await installed.post("event", event={"type": "message", "channel": "C0SECURITY"})

    assert ["message"] == types(installed)


async def test_without_a_manifest_everything_goes(world: World) -> None:
    said = await world.post("message", **SAY, text="Hi", event="message")
    await world.post("command", **SAY, command="/whatever")
    await world.post("shortcut", user="ada", callback_id="whatever")
    await world.post("shortcut", **SAY, ts=said["ts"], callback_id="whatever")
    await world.post("event", event={"type": "whatever"})

    assert ["event_callback", None, "shortcut", "message_action", "event_callback"] == [
        told.get("type") for told in world.bot.told
    ]


async def test_without_a_manifest_a_message_tells_nobody_unless_asked(world: World) -> None:
    await world.post("message", **SAY, text="Hi <@U0BOT>")

    assert [] == world.bot.told


async def test_a_mention_is_an_event(installed: World) -> None:
    said = await installed.post("message", **SAY, text="Hi <@U0BOT>")
    message, mention = (told["event"] for told in installed.bot.told)

    assert ["message", "app_mention"] == types(installed)
    assert ("channel", said["ts"], "U0ADMIN") == (message["channel_type"], message["ts"], message["user"])
    assert ("Hi <@U0BOT>", "C0SECURITY") == (mention["text"], mention["channel"])


async def test_a_direct_message_is_an_event(installed: World) -> None:
    await installed.post("message", user="ada", channel="im", text="Hi")

    assert ["im"] == [told["event"]["channel_type"] for told in installed.bot.told]


async def test_a_private_channels_message_needs_its_own_subscription(installed: World) -> None:
    channel = installed.slack.state.channels["C0PRIVATE"]
    channel.members.add("U0BOT")
    await installed.post("message", user="ada", channel="C0PRIVATE", text="Hi")

    assert [] == installed.bot.told


async def test_a_channel_that_the_bot_is_not_in_tells_it_nothing(installed: World) -> None:
    text = "Hi <@U0BOT> https://tickets.example/1"
    await installed.post("message", user="ada", channel="C0PRIVATE", text=text)

    assert [] == installed.bot.told


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("<https://tickets.example/1>", ["tickets.example"]),
        ("<https://eu.tickets.example/1|one> and https://tickets.example/2",
         ["eu.tickets.example", "tickets.example"]),
        ("https://nottickets.example/1", []),
        ("https://tickets.example.evil.example/1", []),
    ],
)  # fmt: skip
async def test_links_of_its_domains_are_an_event(installed: World, text: str, domains: list[str]) -> None:
    await installed.post("message", **SAY, text=text)
    shared = [told["event"] for told in installed.bot.told if told["event"]["type"] == "link_shared"]

    assert domains == [link["domain"] for event in shared for link in event["links"]]


async def test_a_link_in_a_thread_says_so(installed: World) -> None:
    said = await installed.post("message", **SAY, text="Hi")
    await installed.post("message", **SAY, text="https://tickets.example/1", thread_ts=said["ts"])

    assert said["ts"] == installed.bot.told[-1]["event"]["thread_ts"]


async def test_a_changed_profile_is_told(installed: World) -> None:
    changed = await installed.post("profile", user="ada", locale="de-DE", tz="Europe/Berlin")
    event = installed.bot.told[-1]["event"]
    info = await installed.web.users_info(user="U0ADMIN", include_locale=True)

    assert ("user_change", "de-DE", "Europe/Berlin") == (
        event["type"],
        event["user"]["locale"],
        event["user"]["tz"],
    )
    assert ("de-DE", "de-DE") == (changed["locale"], info["user"]["locale"])


async def test_a_time_zone_that_does_not_exist_is_refused(installed: World) -> None:
    refused = [
        await installed.refused("profile", user="ada", tz=tz) for tz in ("Mars/Olympus", "../etc/passwd")
    ]

    assert [(400, "invalid_tz")] * 2 == refused


async def test_a_changed_profile_is_told_to_nobody_without_a_subscription(world: World) -> None:
    changed = await world.post("profile", user="ada", tz="Asia/Tokyo")

    assert ({"locale": "en-US", "tz": "Asia/Tokyo"}, []) == (changed, world.bot.told)


@pytest.mark.parametrize("tab", ["home", "messages"])
async def test_opening_the_app_is_told_with_its_tab(installed: World, tab: str) -> None:
    await installed.post("home", user="ada", tab=tab)

    assert [("app_home_opened", tab)] == [(t["event"]["type"], t["event"]["tab"]) for t in installed.bot.told]
