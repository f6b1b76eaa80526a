"""What an app's manifest says that Slack acts on: commands, shortcuts, events, scopes, the request URL.

https://docs.slack.dev/reference/app-manifest
"""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class SlashCommand:
    """A command as the composer suggests it."""

    command: str
    description: str
    usage_hint: str


@dataclass(frozen=True)
class Shortcut:
    """A shortcut: global, or on a message."""

    name: str
    kind: Literal["global", "message"]
    callback_id: str
    description: str


@dataclass(frozen=True)
class Manifest:
    """An app as it was installed; without a request URL nothing can be delivered yet."""

    name: str
    request_url: str | None
    scopes: frozenset[str]
    commands: tuple[SlashCommand, ...]
    shortcuts: tuple[Shortcut, ...]
    events: frozenset[str]
    unfurl_domains: tuple[str, ...]

    def has_command(self, command: str) -> bool:
        """Whether the app brought this command."""
        return any(command == each.command for each in self.commands)

    def has_shortcut(self, callback_id: str, kind: str) -> bool:
        """Whether the app brought this shortcut."""
        return any((callback_id, kind) == (each.callback_id, each.kind) for each in self.shortcuts)

    def subscribes_to(self, event_type: str) -> bool:
        """Whether the app is told of events of this type; of messages it is where it is of any kind."""
        return any(event_type in {name, name.partition(".")[0]} for name in self.events)


def read_manifest(raw: dict[str, Any]) -> Manifest:
    """The manifest from its JSON."""
    features, settings = raw.get("features", {}), raw.get("settings", {})
    events = settings.get("event_subscriptions", {})
    commands = features.get("slash_commands", [])
    urls = [
        events.get("request_url"),
        settings.get("interactivity", {}).get("request_url"),
        *(each.get("url") for each in commands),
    ]
    return Manifest(
        name=features.get("bot_user", {}).get("display_name") or raw["display_information"]["name"],
        request_url=next(filter(None, urls), None),
        scopes=frozenset(raw.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        commands=tuple(
            SlashCommand(each["command"], each.get("description", ""), each.get("usage_hint", ""))
            for each in commands
        ),
        shortcuts=tuple(
            Shortcut(each["name"], each["type"], each["callback_id"], each.get("description", ""))
            for each in features.get("shortcuts", [])
        ),
        events=frozenset(events.get("bot_events", [])),
        unfurl_domains=tuple(features.get("unfurl_domains", [])),
    )
