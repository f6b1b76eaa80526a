"""What people click: buttons and menus in messages and views, suggestions, shortcuts."""

from typing import Any

from sandbox.slack import payloads
from sandbox.slack.checks.composition import OPTION_GROUP, PLAIN_OPTION
from sandbox.slack.checks.shape import items
from sandbox.slack.input_state import NotOfferedError, keeps_state, offered_option, state_of
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.state import Json, View

_SHOWN_IN_ACTION = ("text", "value", "url", "style", "icon")
_ENOUGH_TYPED = 3


async def click(play: Play) -> Json:
    """{"user", "action_id", "block_id"?, "value"?} and {"channel", "ts"}, {"view_id"} or {"home": true}."""
    person = play.person()
    container = play.container(person)
    block, element = play.element(play.blocks(container))
    action = _action(play, block, element)
    inputs = play.inputs(container, person)
    if keeps_state(element):
        chosen = state_of(element, play.body.get("value"))
        inputs.setdefault(block["block_id"], {})[element["action_id"]] = chosen
    if isinstance(container, View):
        payload = payloads.view_action(play.state, person, container, action)
    else:
        channel = play.state.channels[container.channel]
        url = play.response_url(person, channel, container)
        payload = payloads.message_action_taken(
            play.state, person, channel, container, action, inputs=inputs, response_url=url
        )
    return (await play.deliveries.interaction(payload)).shown()


def _action(play: Play, block: Json, element: Json) -> Json:
    """The action as Slack describes it: what was pressed, or what was chosen."""
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": play.state.new_ts(),
    }
    value: Any = play.body.get("value")
    try:
        if element["type"] == "overflow":
            return action | {"selected_option": offered_option(element, value)}
        if element["type"] == "feedback_buttons":
            pressed = [element["positive_button"], element["negative_button"]]
            chosen: Json = next(button for button in pressed if button["value"] == value)
            return action | chosen
        if keeps_state(element):
            initial = {name: given for name, given in element.items() if name.startswith("initial_")}
            return action | initial | state_of(element, value)
    except (NotOfferedError, StopIteration) as refused:
        raise CannotError(400, "not_offered", f"{element['action_id']} does not offer {value!r}") from refused
    return action | {name: element[name] for name in _SHOWN_IN_ACTION if name in element}


async def options(play: Play) -> Json:
    """{"user", "action_id", "block_id"?, "value"} and where: what is suggested for the typed ``value``."""
    person = play.person()
    container = play.container(person)
    block, element = play.element(play.blocks(container))
    if "external" not in element["type"]:
        raise CannotError(400, "not_external", f"{element['action_id']} does not ask the bot for options")
    typed = play.body.get("value", "")
    if len(typed) < element.get("min_query_length", _ENOUGH_TYPED):
        raise CannotError(400, "too_short", f"{element['action_id']} asks only when more is typed")
    asked = {"action_id": element["action_id"], "block_id": block["block_id"]}
    answer = await play.deliveries.interaction(
        payloads.block_suggestion(play.state, person, container, asked, typed)
    )
    body = answer.body if isinstance(answer.body, dict) else {}
    faults = [
        *items(PLAIN_OPTION, 0, 100)(body.get("options", []), "/options"),
        *items(OPTION_GROUP, 0, 100)(body.get("option_groups", []), "/option_groups"),
    ]
    if answer.error is None and (faults or not {"options", "option_groups"} & body.keys()):
        answer.refuse("invalid_options", faults)
    offered = {} if answer.error else {name: body[name] for name in body if name.startswith("option")}
    return {"options": []} | offered | answer.shown()


async def shortcut(play: Play) -> Json:
    """{"user", "callback_id"}: a global shortcut; with {"channel", "ts"} a shortcut on that message."""
    person = play.person()
    callback_id = play.need("callback_id")
    kind = "message" if "ts" in play.body else "global"
    if play.state.manifest and not play.state.manifest.has_shortcut(callback_id, kind):
        raise CannotError(404, "unknown_shortcut", f"the app has no {kind} shortcut {callback_id}")
    if kind == "global":
        payload = payloads.global_shortcut(play.state, person, callback_id)
    else:
        channel = play.channel(person)
        message = play.message(person, channel)
        url = play.response_url(person, channel, message)
        payload = payloads.message_shortcut(play.state, person, channel, message, callback_id, url)
    return (await play.deliveries.interaction(payload)).shown()
