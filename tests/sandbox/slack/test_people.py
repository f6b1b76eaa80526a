"""What people can do, what they see, and who they are."""

import pytest

from tests.sandbox.slack.samples import actions, button, input_block, modal, option, plain, select
from tests.sandbox.slack.stage import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

EXTERNAL = {"type": "external_select", "action_id": "group"}


async def test_the_workspace_has_the_people_and_channels_a_bot_must_tell_apart(world: World) -> None:
    workspace = await world.get("workspace")
    users = {user["name"]: user for user in workspace["users"]}
    channels = {channel["name"]: channel for channel in workspace["channels"]}

    assert users["ada"]["is_admin"]
    assert users["gus"]["is_restricted"]
    assert (users["eve"]["is_stranger"], users["eve"]["team_id"]) == (True, "T0PARTNER")
    assert (users["dora"]["locale"], users["dora"]["tz"]) == ("de-DE", "Europe/Berlin")
    assert channels["partners"]["is_ext_shared"]
    assert channels["old-incidents"]["is_archived"]
    assert "U0BOT" not in channels["leadership"]["members"]


async def test_people_and_channels_can_be_added_and_changed(world: World) -> None:
    user = await world.post("users", name="noa", email="noa@example.com", locale="de-DE")
    await world.post("users", id="U0VIEWER", is_admin=True)
    await world.post("channels", id="C0NEW", name="new", members=[user["id"], "U0BOT"])
    await world.web.chat_postMessage(channel="#new", text="Hi")
    info = await world.web.users_info(user="U0VIEWER")

    assert ["Hi"] == [each["text"] for each in await world.get("messages", channel="#new", user="noa")]
    assert info["user"]["is_admin"]


async def test_a_field_that_nobody_has_is_refused(world: World) -> None:
    assert await world.refused("users", id="U0VIEWER", colour="red") == (400, "unknown_field")


async def test_a_person_cannot_act_where_they_are_not(world: World) -> None:
    body = {"user": "eve", "channel": "#security", "command": "/ticket"}

    assert await world.refused("command", **body) == (404, "channel_not_found")


async def test_nobody_types_in_an_archived_channel(world: World) -> None:
    body = {"user": "sam", "channel": "C0ARCHIVED", "command": "/ticket"}

    assert await world.refused("command", **body) == (400, "is_archived")


async def test_a_button_that_is_not_there_cannot_be_pressed(world: World) -> None:
    posted = await world.web.chat_postMessage(channel="C0SECURITY", text="Hi", blocks=[actions(button())])
    body = {"user": "sam", "channel": "#security", "ts": posted["ts"]}

    assert await world.refused("click", **body, action_id="stop") == (404, "action_not_found")


async def test_a_message_for_another_person_cannot_be_clicked(world: World) -> None:
    posted = await world.web.chat_postEphemeral(
        channel="C0SECURITY", user="U0SHARER", text="Hi", blocks=[actions(button())]
    )
    body = {"user": "vic", "channel": "#security", "ts": posted["message_ts"], "action_id": "go"}

    assert await world.refused("click", **body) == (404, "message_not_found")


async def test_buttons_with_one_action_id_are_told_apart_by_block_or_value(world: World) -> None:
    rows = [actions(button(value=value), block_id=f"row-{value}") for value in "ab"]
    posted = await world.web.chat_postMessage(channel="C0SECURITY", text="Hi", blocks=rows)
    click = {"user": "sam", "channel": "#security", "ts": posted["ts"], "action_id": "go"}
    refused = await world.refused("click", **click)
    await world.post("click", **click, block_id="row-b")
    await world.post("click", **click, value="a")

    assert refused == (409, "action_ambiguous")
    assert ["b", "a"] == [told["actions"][0]["value"] for told in world.bot.told]


async def test_a_menu_sends_the_chosen_option_and_keeps_it_in_a_view(world: World) -> None:
    view = await world.open(modal(actions(select("type", "incident", "change"), block_id="b")))
    await world.post("click", user="ada", view_id=view["id"], action_id="type", value="change")
    told = world.bot.told[-1]
    (shown,) = await world.get("views", user="ada")

    assert told["actions"][0]["selected_option"] == option("change")
    assert told["view"]["state"]["values"]["b"]["type"]["selected_option"] == option("change")
    assert shown["state"]["values"]["b"]["type"]["selected_option"] == option("change")


async def test_what_a_menu_does_not_offer_cannot_be_chosen(world: World) -> None:
    view = await world.open(modal(actions(select("type", "incident"))))
    body = {"user": "ada", "view_id": view["id"], "action_id": "type", "value": "problem"}

    assert await world.refused("click", **body) == (400, "not_offered")


async def test_an_overflow_menu_sends_its_option(world: World) -> None:
    menu = {"type": "overflow", "action_id": "more", "options": [option("pause"), option("remove")]}
    posted = await world.web.chat_postMessage(channel="C0SECURITY", text="Hi", blocks=[actions(menu)])
    await world.post(
        "click", user="sam", channel="#security", ts=posted["ts"], action_id="more", value="remove"
    )

    assert world.bot.told[0]["actions"][0]["selected_option"] == option("remove")


async def test_an_external_select_asks_the_bot_for_options(world: World) -> None:
    await world.open(modal(input_block("group", EXTERNAL)))
    world.bot.will(options=[option("Network")])
    answer = await world.post("options", user="ada", action_id="group", value="Net")
    told = world.bot.told[-1]

    assert answer["options"] == [option("Network")]
    assert (told["type"], told["value"], told["block_id"]) == ("block_suggestion", "Net", "group")


async def test_an_external_select_asks_only_when_enough_is_typed(world: World) -> None:
    await world.open(modal(input_block("group", EXTERNAL)))

    assert await world.refused("options", user="ada", action_id="group", value="Ne") == (400, "too_short")


async def test_options_that_slack_would_not_show_are_an_error(world: World) -> None:
    await world.open(modal(input_block("group", EXTERNAL | {"min_query_length": 0})))
    world.bot.will(options=[option("Network") | {"text": plain("x" * 76)}])
    answer = await world.post("options", user="ada", action_id="group", value="")

    assert (answer["options"], answer["error"]) == ([], "invalid_options")
