"""People, channels, messages and views as Slack shows them to an app.

Shapes: https://docs.slack.dev/reference/objects/
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.slack.state import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    TEAM_DOMAIN,
    Channel,
    Json,
    Message,
    State,
    User,
    View,
)

BOT_TEAM_NAME = "Sandbox"


def team(state: State) -> Json:
    """The team as interactions name it."""
    return {"id": state.team_id, "domain": TEAM_DOMAIN}


def user_object(user: User, now: datetime, *, include_locale: bool) -> Json:
    """A user object; another organisation's person shows no e-mail."""
    offset = now.astimezone(ZoneInfo(user.tz)).utcoffset()
    shown: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {"real_name": user.real_name, "display_name": user.name, "team": user.team_id},
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 1_750_000_000,
    }
    if user.is_stranger:
        shown["is_stranger"] = True
    elif user.email:
        shown["profile"]["email"] = user.email
    if include_locale:
        shown["locale"] = user.locale
    return shown


def channel_object(channel: Channel) -> Json:
    """A conversation object."""
    if channel.user:
        return {
            "id": channel.id,
            "created": 1_750_000_000,
            "is_im": True,
            "user": channel.user,
            "is_archived": False,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "created": 1_750_000_000,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "is_general": False,
        "is_member": BOT_USER in channel.members,
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "num_members": len(channel.members),
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def message_object(message: Message, state: State) -> Json:
    """A message as conversations.history and interactions show it."""
    shown: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": state.team_id,
    }
    if message.user == BOT_USER:
        shown |= {"bot_id": BOT_ID, "app_id": APP_ID}
    optional = {
        "blocks": message.blocks,
        "attachments": message.attachments,
        "metadata": message.metadata,
        "thread_ts": message.thread_ts,
    }
    shown |= {name: value for name, value in optional.items() if value}
    if message.edits:
        shown["edited"] = {"user": message.user, "ts": message.edits[-1]["ts"]}
    return shown


def thread_object(parent: Message, channel: Channel, state: State) -> Json:
    """A message with what its thread counts, where it has one."""
    replies = [other for other in channel.messages if other.thread_ts == parent.ts and other.is_reply]
    visible = [reply for reply in replies if reply.ephemeral_to is None]
    shown = message_object(parent, state)
    if visible:
        shown |= {"thread_ts": parent.ts, "reply_count": len(visible), "latest_reply": visible[-1].ts}
    return shown


def view_object(view: View, state: State, values: Json | None = None) -> Json:
    """A view as the Web API answers and interactions carry it; ``values`` is the state of its inputs."""
    definition = view.definition
    return {
        "id": view.id,
        "team_id": state.team_id,
        "type": definition["type"],
        "blocks": definition["blocks"],
        "private_metadata": definition.get("private_metadata", ""),
        "callback_id": definition.get("callback_id", ""),
        "state": {"values": values or {}},
        "hash": view.hash,
        "title": definition.get("title", {"type": "plain_text", "text": "View Title", "emoji": True}),
        "clear_on_close": definition.get("clear_on_close", False),
        "notify_on_close": definition.get("notify_on_close", False),
        "close": definition.get("close"),
        "submit": definition.get("submit"),
        "previous_view_id": view.previous_view_id,
        "root_view_id": view.root_view_id,
        "app_id": APP_ID,
        "external_id": definition.get("external_id", ""),
        "app_installed_team_id": state.team_id,
        "bot_id": BOT_ID,
    }
