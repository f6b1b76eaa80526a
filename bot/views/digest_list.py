"""A channel's digests."""

from collections.abc import Sequence

from bot.views.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    confirm,
    context,
    header,
    message as to_message,
    section,
)
from bot.views.mrkdwn import Mrkdwn, bold, brief, join, say, slack_date
from desk.subscribe import NAME_CHARACTERS
from storage.tables import Subscription
from texts import text

NEW_DIGEST = "new_digest"
PREVIEW_DIGEST = "preview_digest"
PAUSE_DIGEST = "pause_digest"
RESUME_DIGEST = "resume_digest"
REMOVE_DIGEST = "remove_digest"

_ROWS = 10
"""More would not fit into one message; removing one makes room for the next."""


def message(subscriptions: Sequence[Subscription], locale: str) -> Message:
    """The first of them with what can be done with each, and the way to a new one."""
    told = say("digest-list-total", locale, total=len(subscriptions))
    blocks = [header(text("digest-list-title", locale)), context(told)]
    for subscription in subscriptions[:_ROWS]:
        blocks += _row(subscription, locale)
    left_out = len(subscriptions) - _ROWS
    if left_out > 0:
        blocks.append(context(say("and-more", locale, count=left_out)))
    blocks.append(actions(button(text("button-new-digest", locale), NEW_DIGEST, style="primary")))
    return to_message(blocks, told)


def _row(subscription: Subscription, locale: str) -> list[Block]:
    value = str(subscription.id)
    told = [bold(brief(subscription.name, NAME_CHARACTERS)), _when(subscription, locale)]
    buttons = [
        button(text("button-preview", locale), PREVIEW_DIGEST, value=value),
        _pause_or_resume(subscription, locale),
        button(
            text("button-remove", locale),
            REMOVE_DIGEST,
            value=value,
            style="danger",
            confirm=_question(locale),
        ),
    ]
    return [section(join("\n", told)), actions(*buttons)]


def _when(subscription: Subscription, locale: str) -> Mrkdwn:
    weekdays = join(", ", [say(f"weekday-short-{digit}", locale) for digit in subscription.weekdays])
    if subscription.paused:
        following = say("digest-paused", locale)
    else:
        following = say("digest-next", locale, due_at=slack_date(subscription.next_due_at, locale))
    return say(
        "digest-when",
        locale,
        weekdays=weekdays,
        time=subscription.local_time.strftime("%H:%M"),
        time_zone=subscription.time_zone,
        following=following,
    )


def _pause_or_resume(subscription: Subscription, locale: str) -> Element:
    if subscription.paused:
        return button(text("button-resume", locale), RESUME_DIGEST, value=str(subscription.id))
    return button(text("button-pause", locale), PAUSE_DIGEST, value=str(subscription.id))


def _question(locale: str) -> Element:
    return confirm(
        text("digest-remove-title", locale),
        text("digest-remove-question", locale),
        text("button-remove", locale),
        text("button-keep", locale),
    )
