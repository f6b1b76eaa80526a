"""The modal that connects ServiceNow: what to make there, then what to fill in here."""

from collections.abc import Mapping
from typing import Any

from bot.views.blocks import (
    Block,
    View,
    actions,
    context,
    divider,
    header,
    link_button,
    modal,
    section,
    submittable,
)
from bot.views.connection import status
from bot.views.inputs import field, plain_text_input, typed
from bot.views.mrkdwn import bold, code, join, say
from desk.connect import ConnectRequest
from storage.tables import Connection
from texts import text

CALLBACK_ID = "connect"
AUTHORIZE = "authorize"

_CHARACTERS = 255
_INSTANCE_URL = "https://acme.service-now.com"
_USERS = "User Administration > Users"
_REGISTRY = "System OAuth > Application Registry"
_CONSOLE = "Machine Identity Console > Inbound integrations"
_ROLES = ("sn_incident_read", "sn_incident_write", "sn_change_read", "sn_change_write")


def view(redirect_uri: str, held: Connection | None, locale: str) -> View:
    """The checklist and the form, filled with what is known of the connection that is held."""
    instance, client_id, user_name = (
        (held.instance_url, held.client_id, held.user_name) if held else ("", "", "")
    )
    inputs = (
        ("instance", "connect-instance", instance, "connect-instance-hint"),
        ("client_id", "connect-client-id", client_id, ""),
        ("client_secret", "connect-client-secret", "", "connect-client-secret-hint"),
        ("user_name", "connect-user-name", user_name, "connect-user-name-hint"),
    )
    blocks = [
        *(status(held, locale) if held else []),
        *_checklist(redirect_uri, locale),
        divider(),
        *(
            field(
                name,
                text(key, locale),
                plain_text_input(initial, _CHARACTERS),
                hint=text(hint, locale, example=_INSTANCE_URL) if hint else "",
            )
            for name, key, initial, hint in inputs
        ),
    ]
    form = modal(text("connect-title", locale), blocks, text("button-cancel", locale))
    return submittable(form, CALLBACK_ID, text("button-continue", locale))


def read(view: Mapping[str, Any]) -> ConnectRequest:
    """What was filled in; empty where something is missing."""
    return ConnectRequest(
        instance=typed(view, "instance"),
        client_id=typed(view, "client_id"),
        user_name=typed(view, "user_name"),
        client_secret=typed(view, "client_secret"),
    )


def authorize_view(url: str, user_name: str, locale: str) -> View:
    """The way to ServiceNow's own page, where the integration user allows it."""
    blocks = [
        section(say("authorize-now", locale, user_name=user_name)),
        actions(*link_button(text("button-authorize", locale), AUTHORIZE, url, style="primary")),
        section(say("authorize-not-you", locale, user_name=user_name)),
        context(say("authorize-ten-minutes", locale)),
    ]
    return modal(text("connect-title", locale), blocks, text("button-close", locale))


def _checklist(redirect_uri: str, locale: str) -> list[Block]:
    roles = join(", ", [code(role) for role in _ROLES])
    steps = (
        (
            "connect-step-user",
            say("connect-step-user-how", locale, users=_USERS, roles=roles, role=code("itil")),
        ),
        ("connect-step-time-zone", say("connect-step-time-zone-how", locale, time_zone=code("GMT"))),
        ("connect-step-interactive", say("connect-step-interactive-how", locale)),
        (
            "connect-step-registry",
            say(
                "connect-step-registry-how",
                locale,
                console=_CONSOLE,
                registry=_REGISTRY,
                redirect_uri=code(redirect_uri),
                scope=code("useraccount"),
            ),
        ),
        ("connect-step-form", say("connect-step-form-how", locale)),
    )
    told = [
        section(join("\n", [bold(say("connect-step", locale, number=number, name=text(key, locale))), how]))
        for number, (key, how) in enumerate(steps, start=1)
    ]
    return [header(text("connect-checklist", locale)), context(say("connect-who", locale)), *told]
