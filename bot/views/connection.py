"""How the connection to ServiceNow stands, and the question before it is removed."""

from bot.views.action_facts import fact
from bot.views.blocks import (
    Block,
    Message,
    View,
    fields,
    message as to_message,
    modal,
    section,
    submittable,
)
from bot.views.mrkdwn import Mrkdwn, brief, link, say, slack_date, user
from bot.views.reason import reason
from storage.tables import Connection
from texts import text

DISCONNECT_CALLBACK_ID = "disconnect"


def status(connection: Connection | None, locale: str) -> list[Block]:
    """One sentence, then to which instance, as whom, since when and how it went last."""
    blocks = [section(_told(connection, locale))]
    if connection is None:
        return blocks
    last_success, last_error = connection.last_success_at, connection.last_error
    known = (
        ("fact-instance", link(connection.instance_url, _host(connection))),
        ("fact-user-name", brief(connection.user_name, 100)),
        ("fact-authorized-at", slack_date(connection.authorized_at, locale)),
        ("fact-authorized-by", user(connection.authorized_by)),
        ("fact-last-success", slack_date(last_success, locale) if last_success else say("never", locale)),
        ("fact-last-error", reason(last_error, locale) if last_error else ""),
    )
    return [*blocks, *fields([fact(key, Mrkdwn(value), locale) for key, value in known if value])]


def disconnect_view(connection: Connection, locale: str) -> View:
    """The question before the connection is removed."""
    asked = say("disconnect-question", locale, instance=_host(connection))
    form = modal(text("disconnect-title", locale), [section(asked)], text("button-cancel", locale))
    return submittable(form, DISCONNECT_CALLBACK_ID, text("button-disconnect", locale))


def removed(locale: str) -> Message:
    """It is removed."""
    told = say("disconnected", locale)
    return to_message([section(told)], told)


def _told(connection: Connection | None, locale: str) -> Mrkdwn:
    if connection is None:
        return Mrkdwn(f":white_circle: {say('connection-none', locale)}")
    if connection.needs_authorization:
        return Mrkdwn(f":red_circle: {say('connection-authorize-again', locale)}")
    if connection.last_error:
        return Mrkdwn(f":large_yellow_circle: {say('connection-trouble', locale)}")
    return Mrkdwn(f":large_green_circle: {say('connection-well', locale)}")


def _host(connection: Connection) -> str:
    return connection.instance_url.partition("://")[2]
