"""Blocks and views that Slack takes, to be broken by tests."""

from typing import Any

Json = dict[str, Any]

MANIFEST: Json = {
    "display_information": {"name": "Pretender"},
    "features": {
        "bot_user": {"display_name": "pretender"},
        "slash_commands": [
            {"command": "/pretend", "description": "Pretend something", "usage_hint": "[what]"},
            {"command": "/present", "description": "Hand something over"},
        ],
        "shortcuts": [
            {"name": "Start pretending", "type": "global", "callback_id": "start", "description": "Now"},
            {"name": "Keep this", "type": "message", "callback_id": "keep", "description": "For later"},
        ],
        "unfurl_domains": ["tickets.example"],
    },
    "oauth_config": {
        "scopes": {"bot": ["chat:write", "commands", "users:read", "im:write", "app_mentions:read"]}
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened", "app_mention", "link_shared", "message.channels", "message.im",
                "user_change",
            ]
        }
    },
}  # fmt: skip


def plain(text: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def section(text: str = "Hello", **more: Any) -> Json:
    """A section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}} | more


def button(action_id: str = "go", **more: Any) -> Json:
    """A button."""
    return {"type": "button", "action_id": action_id, "text": plain("Go")} | more


def actions(*elements: Json, **more: Any) -> Json:
    """An actions block."""
    return {"type": "actions", "elements": list(elements)} | more


def option(value: str) -> Json:
    """An option whose text is its value."""
    return {"text": plain(value), "value": value}


def select(action_id: str = "type", *values: str, **more: Any) -> Json:
    """A static select."""
    return {
        "type": "static_select",
        "action_id": action_id,
        "options": [option(each) for each in values],
    } | more


def text_input(block_id: str = "name", **element: Any) -> Json:
    """An input block with a plain_text_input of the same name."""
    return input_block(block_id, {"type": "plain_text_input", "action_id": block_id} | element)


def input_block(block_id: str, element: Json, **more: Any) -> Json:
    """An input block."""
    return {"type": "input", "block_id": block_id, "label": plain("Label"), "element": element} | more


def modal(*blocks: Json, **more: Any) -> Json:
    """A modal with a submit button."""
    return {
        "type": "modal",
        "callback_id": "pretend",
        "title": plain("Title"),
        "submit": plain("Send"),
        "blocks": list(blocks),
    } | more


def home(*blocks: Json) -> Json:
    """A Home."""
    return {"type": "home", "blocks": list(blocks)}
