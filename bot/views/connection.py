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
from bot.views.mrkdwn import Mrkdwn, brief, join, link, say, slack_date, user
from bot.views.reason import reason
from storage.tables import Connection
from texts import text

DISCONNECT_CALLBACK_ID = "disconnect"


def status(connection: Connection | None, locale: str) -> list[Block]:
    """One sentence, then to which instance, as whom, since when and how it went last."""
    blocks = [section(_told(connection, locale))]
    if connection is None:
        return blocks
    return [*blocks, *_facts(_in_short(connection, locale), locale)]


def card(connection: Connection | None, locale: str) -> list[Block]:
    """The same for admins: how old its tokens are, what it may read and write, and its push, too."""
    blocks = [section(_told(connection, locale))]
    if connection is None:
        return blocks
    return [*blocks, *_facts([*_in_short(connection, locale), *_in_full(connection, locale)], locale)]


def disconnect_view(connection: Connection, locale: str) -> View:
    """The question before the connection is removed."""
    asked = say("disconnect-question", locale, instance=_host(connection))
    form = modal(text("disconnect-title", locale), [section(asked)], text("button-cancel", locale))
    return submittable(form, DISCONNECT_CALLBACK_ID, text("button-disconnect", locale))


def removed(locale: str) -> Message:
    """It is removed."""
    told = say("disconnected", locale)
    return to_message([section(told)], told)


def _in_short(connection: Connection, locale: str) -> list[tuple[str, Mrkdwn]]:
    last_success, last_error = connection.last_success_at, connection.last_error
    return [
        ("fact-instance", link(connection.instance_url, _host(connection))),
        ("fact-user-name", brief(connection.user_name, 100)),
        ("fact-authorized-at", slack_date(connection.authorized_at, locale)),
        ("fact-authorized-by", user(connection.authorized_by)),
        ("fact-last-success", slack_date(last_success, locale) if last_success else say("never", locale)),
        ("fact-last-error", reason(last_error, locale) if last_error else Mrkdwn("")),
    ]


def _in_full(connection: Connection, locale: str) -> list[tuple[str, Mrkdwn]]:
    # Tokens that ServiceNow has refused already are not renewed, and have no time left.
    tokens = [] if connection.needs_authorization else _tokens(connection, locale)
    return [
        ("fact-grant-type", say(f"grant-{connection.grant_type}", locale)),
        *tokens,
        ("fact-rights", _rights(connection, locale)),
        ("fact-push", _push(connection, locale)),
    ]


def _tokens(connection: Connection, locale: str) -> list[tuple[str, Mrkdwn]]:
    ends_at, renewed_after = connection.refresh_token_ends_at, connection.access_expires_at
    is_refreshed = connection.grant_type == "authorization_code"
    return [
        ("fact-refresh-token", slack_date(ends_at, locale) if is_refreshed else Mrkdwn("")),
        ("fact-access-token", say("access-token-renewed", locale, at=slack_date(renewed_after, locale))),
    ]


def _facts(known: list[tuple[str, Mrkdwn]], locale: str) -> list[Block]:
    return fields([fact(key, value, locale) for key, value in known if value])


def _rights(connection: Connection, locale: str) -> Mrkdwn:
    """A line for each table: "unknown" where nothing has shown it yet."""
    return join(
        "\n",
        [
            say(
                "rights-line",
                locale,
                table=text(f"table-{table}", locale),
                read=_word(connection.rights.get(table, {}).get("read")),
                write=_word(connection.rights.get(table, {}).get("write")),
            )
            for table in ("incident", "change_request")
        ],
    )


def _word(right: bool | None) -> str:
    return "unknown" if right is None else "yes" if right else "no"


def _push(connection: Connection, locale: str) -> Mrkdwn:
    if connection.push_digest is None:
        return Mrkdwn("")
    pushed_at = connection.pushed_at
    return slack_date(pushed_at, locale) if pushed_at else say("push-never", locale)


def _told(connection: Connection | None, locale: str) -> Mrkdwn:
    if connection is None:
        return Mrkdwn(f":white_circle: {say('connection-none', locale)}")
    if connection.needs_authorization:
        return Mrkdwn(f":red_circle: {say('connection-authorize-again', locale)}")
    if connection.failing_since:
        since = slack_date(connection.failing_since, locale)
        return Mrkdwn(f":red_circle: {say('connection-down', locale, since=since)}")
    if connection.last_error:
        return Mrkdwn(f":large_yellow_circle: {say('connection-trouble', locale)}")
    return Mrkdwn(f":large_green_circle: {say('connection-well', locale)}")


def _host(connection: Connection) -> str:
    return connection.instance_url.partition("://")[2]
