"""What the bot is told, in Slack's shapes.

https://docs.slack.dev/reference/interaction-payloads/ and https://docs.slack.dev/apis/events-api/
"""

from sandbox.slack.input_state import Values, values_of
from sandbox.slack.shapes import message_object, team, view_object
from sandbox.slack.state import APP_ID, BOT_USER, TEAM_DOMAIN, Channel, Json, Message, State, User, View
from sandbox.slack.view_stack import issue_trigger

VERIFICATION_TOKEN = "sandbox-verification-token"  # noqa: S105 - Slack's old token; nothing trusts it


def slash_command(
    state: State, user: User, channel: Channel, command: str, text: str, response_url: str
) -> dict[str, str]:
    """The form of a slash command."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": state.team_id,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": issue_trigger(state, user.id),
    }


def view_submission(state: State, user: User, view: View, response_urls: list[Json]) -> Json:
    """A submitted modal with the state of all its inputs."""
    return _interaction(state, user, "view_submission") | {
        "trigger_id": issue_trigger(state, user.id),
        "view": _view(state, view),
        "response_urls": response_urls,
    }


def view_closed(state: State, user: User, view: View, *, is_cleared: bool) -> Json:
    """A modal that the person closed."""
    return _interaction(state, user, "view_closed") | {
        "view": _view(state, view),
        "is_cleared": is_cleared,
    }


def view_action(state: State, user: User, view: View, action: Json) -> Json:
    """A click in a modal or Home."""
    shown = _view(state, view)
    return _interaction(state, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": issue_trigger(state, user.id),
        "view": shown,
        "state": shown["state"],
        "actions": [action],
    }


def message_action_taken(
    state: State,
    user: User,
    channel: Channel,
    message: Message,
    action: Json,
    *,
    inputs: Values,
    response_url: str,
) -> Json:
    """A click in a message; of an ephemeral message Slack does not send the content."""
    payload = _interaction(state, user, "block_actions") | {
        "container": _message_container(message),
        "trigger_id": issue_trigger(state, user.id),
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        "state": {"values": values_of(message.all_blocks, inputs)},
        "response_url": response_url,
        "actions": [action],
    }
    if not message.ephemeral_to:
        payload["message"] = message_object(message, state)
    return payload


def block_suggestion(state: State, user: User, container: View | Message, asked: Json, value: str) -> Json:
    """A question for the options of the external select whose block_id and action_id are ``asked``."""
    question = _interaction(state, user, "block_suggestion") | asked | {"value": value}
    if isinstance(container, View):
        shown = {"view": _view(state, container), "container": {"type": "view", "view_id": container.id}}
        return question | shown
    channel = state.channels[container.channel]
    return question | {
        "container": _message_container(container),
        "channel": {"id": channel.id, "name": _channel_name(channel)},
    }


def global_shortcut(state: State, user: User, callback_id: str) -> Json:
    """A global shortcut; it has no response_url."""
    return _interaction(state, user, "shortcut") | {
        "action_ts": state.new_ts(),
        "callback_id": callback_id,
        "trigger_id": issue_trigger(state, user.id),
    }


def message_shortcut(
    state: State, user: User, channel: Channel, message: Message, callback_id: str, response_url: str
) -> Json:
    """A shortcut chosen on a message."""
    return _interaction(state, user, "message_action") | {
        "action_ts": state.new_ts(),
        "callback_id": callback_id,
        "trigger_id": issue_trigger(state, user.id),
        "response_url": response_url,
        "message_ts": message.ts,
        "channel": {"id": channel.id, "name": _channel_name(channel)},
        "message": message_object(message, state),
    }


def event_callback(state: State, event: Json) -> Json:
    """An Events API delivery around this event."""
    channel = state.channels.get(str(event.get("channel")))
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": state.team_id,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": state.new_id("Ev"),
        "event_time": int(state.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": state.team_id,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
        "event_context": state.new_id("ec"),
    }


def _interaction(state: State, user: User, kind: str) -> Json:
    return {
        "type": kind,
        "team": team(state),
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _view(state: State, view: View) -> Json:
    return view_object(view, state, values_of(view.definition["blocks"], view.values))


def _message_container(message: Message) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    return container | ({"thread_ts": message.thread_ts} if message.thread_ts else {})


def _channel_name(channel: Channel) -> str:
    return "privategroup" if channel.is_private and not channel.user else channel.name
