"""The modal that connects ServiceNow: what to make there, then what to fill in here."""

from collections.abc import Mapping
from typing import Any

from bot.views.blocks import (
    Block,
    View,
    actions,
    context,
    divider,
    link_button,
    modal,
    option,
    section,
    submittable,
)
from bot.views.connect_checklist import checklist
from bot.views.connection import card
from bot.views.inputs import chosen, field, number_input, plain_text_input, radio_buttons, typed
from bot.views.mrkdwn import say
from desk.connect import ConnectRequest
from storage.authorizations import GrantType
from storage.tables import Connection
from storage.tables.connections import REFRESH_TOKEN_SECONDS
from texts import text

CALLBACK_ID = "connect"
AUTHORIZE = "authorize"

_CHARACTERS = 255
_DAY = 86_400
_MOST_DAYS = 3650
_INSTANCE_URL = "https://acme.service-now.com"


def view(redirect_uri: str, held: Connection | None, locale: str) -> View:
    """The checklist and the form, filled with what is known of the connection that is held."""
    blocks = [*(card(held, locale) if held else []), *checklist(redirect_uri, locale), divider()]
    if held:
        blocks.append(section(say("connect-again", locale)))
    form = modal(
        text("connect-title", locale), [*blocks, *_inputs(held, locale)], text("button-cancel", locale)
    )
    return submittable(form, CALLBACK_ID, text("button-continue", locale))


def read(view: Mapping[str, Any]) -> ConnectRequest:
    """What was filled in; empty where something is missing."""
    days = typed(view, "lifespan")
    grant_type: GrantType = "authorization_code"
    if chosen(view, "grant_type") == "client_credentials":
        grant_type = "client_credentials"
    return ConnectRequest(
        instance=typed(view, "instance"),
        client_id=typed(view, "client_id"),
        user_name=typed(view, "user_name"),
        client_secret=typed(view, "client_secret"),
        grant_type=grant_type,
        refresh_token_lifespan=int(days) * _DAY
        if days.isdecimal() and 0 < int(days) <= _MOST_DAYS
        else REFRESH_TOKEN_SECONDS,
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


def asked_view(user_name: str, locale: str) -> View:
    """ServiceNow is asked for a token with the client's own credentials; a message tells how it went."""
    blocks = [section(say("client-credentials-asked", locale, user_name=user_name))]
    return modal(text("connect-title", locale), blocks, text("button-close", locale))


def _inputs(held: Connection | None, locale: str) -> list[Block]:
    instance, client_id, user_name = (
        (held.instance_url, held.client_id, held.user_name) if held else ("", "", "")
    )
    secret_hint = "connect-client-secret-kept" if held else "connect-client-secret-hint"

    def typed_in(name: str, key: str, initial: str, hint: str = "") -> Block:
        return field(name, text(key, locale), plain_text_input(initial, _CHARACTERS), hint=hint)

    return [
        typed_in(
            "instance",
            "connect-instance",
            instance,
            text("connect-instance-hint", locale, example=_INSTANCE_URL),
        ),
        typed_in("client_id", "connect-client-id", client_id),
        field(
            "client_secret",
            text("connect-client-secret", locale),
            plain_text_input("", _CHARACTERS),
            hint=text(secret_hint, locale),
            optional=held is not None,
        ),
        typed_in("user_name", "connect-user-name", user_name, text("connect-user-name-hint", locale)),
        _grant_types(held, locale),
        _lifespan(held, locale),
    ]


def _grant_types(held: Connection | None, locale: str) -> Block:
    options = [
        option(text(f"grant-{name}", locale), name) for name in ("authorization_code", "client_credentials")
    ]
    picked = held.grant_type if held else "authorization_code"
    hint = text("connect-grant-hint", locale)
    return field("grant_type", text("connect-grant", locale), radio_buttons(options, picked), hint=hint)


def _lifespan(held: Connection | None, locale: str) -> Block:
    days = (held.refresh_token_lifespan if held else REFRESH_TOKEN_SECONDS) // _DAY
    element = number_input(days, least=1, most=_MOST_DAYS)
    hint = text("connect-lifespan-hint", locale)
    return field("lifespan", text("connect-lifespan", locale), element, hint=hint, optional=True)
