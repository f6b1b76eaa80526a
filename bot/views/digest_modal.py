"""The form of a new digest."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from bot.views.blocks import View, modal, option, section, submittable
from bot.views.inputs import (
    brought_back,
    checkboxes,
    chosen,
    field,
    picked_time,
    plain_text_input,
    private_metadata,
    radio_buttons,
    ticked,
    timepicker,
    typed,
)
from bot.views.mrkdwn import brief, channel, say, slack_date
from desk.subscribe import NAME_CHARACTERS, DigestRequest
from storage.tables import Subscription
from texts import text

CALLBACK_ID = "digest"

_WEEKDAYS = "1234567"
_WORKDAYS = "12345"
_MORNING = time(8, 30)
_ZONE_CHARACTERS = 64
_SHOWS = ("changed", "open")
_SILENT = "silent"


def view(locale: str, time_zone: str, channel_id: str) -> View:
    """The form for a channel; workdays at 08:30 in the person's zone, unless they say otherwise."""
    weekdays = [option(text(f"weekday-{digit}", locale), digit) for digit in _WEEKDAYS]
    shows = [option(text(f"digest-shows-{what}", locale), what) for what in _SHOWS]
    silent = [option(text("digest-silent", locale), _SILENT)]
    name = plain_text_input(text("digest-name-default", locale), NAME_CHARACTERS)
    zone = plain_text_input(time_zone, _ZONE_CHARACTERS)
    blocks = [
        section(say("digest-for-channel", locale, channel=channel(channel_id, locale))),
        field("name", text("digest-name", locale), name),
        field("weekdays", text("digest-weekdays", locale), checkboxes(weekdays, _WORKDAYS)),
        field("local_time", text("digest-local-time", locale), timepicker(_MORNING)),
        field(
            "time_zone", text("digest-time-zone", locale), zone, hint=text("digest-time-zone-hint", locale)
        ),
        field("shows", text("digest-shows", locale), radio_buttons(shows, _SHOWS[0])),
        field("silent_when_empty", text("digest-when-empty", locale), checkboxes(silent), optional=True),
    ]
    form = modal(text("digest-title", locale), blocks, text("button-cancel", locale))
    metadata = private_metadata(channel_id=channel_id)
    return submittable(form, CALLBACK_ID, text("button-save", locale), metadata)


def read(view: Mapping[str, Any]) -> DigestRequest:
    """What was filled in; empty where something is missing. ValueError where the metadata is not ours."""
    return DigestRequest(
        name=typed(view, "name"),
        weekdays="".join(sorted(set(ticked(view, "weekdays")) & set(_WEEKDAYS))),
        local_time=picked_time(view, "local_time", _MORNING),
        time_zone=typed(view, "time_zone"),
        shows=chosen(view, "shows") or _SHOWS[0],
        silent_when_empty=_SILENT in ticked(view, "silent_when_empty"),
        channel_id=str(brought_back(view).get("channel_id", "")),
    )


def created_view(subscription: Subscription, locale: str) -> View:
    """It is stored; when it is posted first."""
    told = say(
        "digest-created",
        locale,
        name=brief(subscription.name, NAME_CHARACTERS),
        channel=channel(subscription.channel_id, locale),
        due_at=slack_date(subscription.next_due_at, locale),
    )
    return modal(text("digest-title", locale), [section(told)], text("button-close", locale))
