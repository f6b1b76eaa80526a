"""The Slack app's manifest: what the code uses, and no more.

Source: https://docs.slack.dev/reference/app-manifest
"""

from typing import Any

SCOPES = ("chat:write", "chat:write.public", "commands", "im:write", "users:read", "users:read.email")
EVENTS = ("app_home_opened",)
USAGE = {
    "/securescore": (
        "Share Secure Score actions and follow their tickets",
        "[actions | share | digest | connect | doctor | settings | help]",
    ),
    "/ticket": ("Look a ticket up, or who is on call", "INC0010023 | list | oncall | help"),
}


def manifest(public_url: str) -> dict[str, Any]:
    """The manifest of an app that Slack reaches at ``public_url``."""
    request_url = f"{public_url.rstrip('/')}/slack/events"
    return {
        "display_information": {
            "name": "scoredesk",
            "description": "Microsoft Secure Score actions as ServiceNow tickets",
        },
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "bot_user": {"display_name": "scoredesk", "always_online": True},
            "slash_commands": [
                {"command": command, "url": request_url, "description": description, "usage_hint": hint}
                for command, (description, hint) in USAGE.items()
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"request_url": request_url, "bot_events": list(EVENTS)},
            "interactivity": {
                "is_enabled": True,
                "request_url": request_url,
                "message_menu_options_url": request_url,
            },
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }
