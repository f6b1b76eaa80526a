"""conversations.*: https://docs.slack.dev/reference/methods"""

from sandbox.slack.errors import SlackError
from sandbox.slack.shapes import channel_object, message_object, thread_object
from sandbox.slack.state import BOT_USER, Channel, Json, Message
from sandbox.slack.web_api.call import Call
from sandbox.slack.web_api.scopes import check_channel


def conversations_info(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.info"""
    channel = call.channel()
    check_channel(call.state, channel, "read")
    return {"channel": channel_object(channel)}


def conversations_open(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.open, for one person at a time."""
    if call.args.get("channel"):
        channel = call.channel()
    else:
        user_id = str(call.need("users"))
        if user_id not in call.state.users:
            raise SlackError("user_not_found")
        if user_id == BOT_USER:
            raise SlackError("cannot_dm_bot")
        already_open = call.state.find_im(user_id) is not None
        channel = call.state.open_im(user_id)
        if already_open:
            return {"no_op": True, "already_open": True, "channel": _opened(call, channel)}
    return {"channel": _opened(call, channel)}


def _opened(call: Call, channel: Channel) -> Json:
    return channel_object(channel) if call.flag("return_im") else {"id": channel.id}


def conversations_history(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.history"""
    channel = _readable(call)
    told = [message for message in channel.messages if message.ephemeral_to is None]
    main = [message for message in told if not message.is_reply or message.reply_broadcast]
    page, rest = _page(call, main[::-1])
    return {"messages": [thread_object(message, channel, call.state) for message in page]} | rest


def conversations_replies(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/conversations.replies"""
    channel = _readable(call)
    ts = str(call.need("ts"))
    parent = channel.message(ts)
    if parent is None or parent.ephemeral_to:
        raise SlackError("thread_not_found")
    told = [message for message in channel.messages if message.ephemeral_to is None]
    page, rest = _page(call, [reply for reply in told if reply.is_reply and reply.thread_ts == ts])
    shown = [
        thread_object(parent, channel, call.state),
        *(message_object(reply, call.state) for reply in page),
    ]
    return {"messages": shown} | rest


def _readable(call: Call) -> Channel:
    channel = call.channel()
    check_channel(call.state, channel, "history")
    if BOT_USER not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _page(call: Call, messages: list[Message]) -> tuple[list[Message], Json]:
    """The messages between oldest and latest from the cursor on, and the fields about what follows."""
    oldest, latest = float(call.args.get("oldest", 0)), float(call.args.get("latest", "inf"))
    inclusive = call.flag("inclusive")
    within = [
        message
        for message in messages
        if oldest < float(message.ts) < latest or (inclusive and float(message.ts) in {oldest, latest})
    ]
    start, limit = int(call.args.get("cursor") or 0), int(call.args.get("limit", 100))
    has_more = len(within) > start + limit
    metadata = {"response_metadata": {"next_cursor": str(start + limit)}} if has_more else {}
    return within[start : start + limit], {"has_more": has_more} | metadata
