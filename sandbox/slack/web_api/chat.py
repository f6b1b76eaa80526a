"""chat.*: https://docs.slack.dev/reference/methods"""

from sandbox.slack.contents import Content, check_size, edit, post, read_content
from sandbox.slack.errors import SlackError, TooFast
from sandbox.slack.shapes import message_object
from sandbox.slack.state import BOT_USER, Channel, Json, Message
from sandbox.slack.web_api.call import Call
from sandbox.slack.web_api.scopes import POST_ANYWHERE

LONGEST_UPDATE = 4000


def chat_post_message(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.postMessage; a user id as channel means their DM."""
    channel = _writable(call)
    if BOT_USER not in channel.members and POST_ANYWHERE not in call.state.scopes:
        raise SlackError("not_in_channel")
    content = _content(call)
    wait = call.state.pace.take(channel.id, call.state.clock.now()) if call.state.pace else None
    if wait is not None:
        raise TooFast(wait)
    message = post(
        call.state,
        channel,
        content,
        thread_ts=call.args.get("thread_ts"),
        reply_broadcast=call.flag("reply_broadcast"),
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_object(message, call.state)}


def chat_post_ephemeral(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.postEphemeral"""
    channel = _writable(call)
    if BOT_USER not in channel.members:
        raise SlackError("not_in_channel")
    user = call.user()
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    message = post(
        call.state, channel, _content(call), thread_ts=call.args.get("thread_ts"), ephemeral_to=user.id
    )
    return {"message_ts": message.ts}


def chat_update(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.update"""
    channel, message = _own_message(call, "cant_update_message")
    if len(str(call.args.get("text", ""))) > LONGEST_UPDATE:
        raise SlackError("msg_too_long")
    edit(call.state, message, _content(call))
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": message_object(message, call.state),
    }


def chat_delete(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.delete"""
    channel, message = _own_message(call, "cant_delete_message")
    channel.messages.remove(message)
    return {"channel": channel.id, "ts": message.ts}


def chat_get_permalink(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/chat.getPermalink"""
    channel = call.channel()
    message = channel.message(str(call.need("message_ts")))
    if message is None or message.ephemeral_to:
        raise SlackError("message_not_found")
    link = f"{call.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def _content(call: Call) -> Content:
    content = read_content(call.args, call.state)
    check_size(call.args)
    call.warnings += content.warnings
    return content


def _writable(call: Call) -> Channel:
    named = str(call.args.get("channel", ""))
    channel = call.state.open_im(named) if named in call.state.users else call.channel()
    if channel.is_archived:
        raise SlackError("is_archived")
    return channel


def _own_message(call: Call, refusal: str) -> tuple[Channel, Message]:
    """The message a call names; Slack knows no ephemeral ones here, and lets a bot change only its own."""
    channel = call.channel()
    message = channel.message(str(call.args.get("ts", "")))
    if message is None or message.ephemeral_to:
        raise SlackError("message_not_found")
    if message.user != BOT_USER:
        raise SlackError(refusal)
    if channel.is_archived:
        raise SlackError("is_archived")
    return channel, message
