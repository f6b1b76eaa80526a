"""Everything about one improvement action."""

from collections.abc import Sequence
from datetime import date

from bot.views import action_facts, ticket_words
from bot.views.blocks import (
    TEXT_CHARACTERS,
    Block,
    Message,
    actions,
    button,
    fields,
    header,
    link_button,
    message as to_message,
    section,
)
from bot.views.mrkdwn import Mrkdwn, bold, join, link, say
from bot.views.overview import SHARE_ACTION
from securescore.actions import ImprovementAction
from securescore.readable import cut, mrkdwn
from storage.tables import Ticket
from texts import text

OPEN_PORTAL = "open_portal"

_DESCRIPTION_BYTES = 2000
_SHORT_BYTES = 900
_HEADING_CHARACTERS = 100
_TICKETS = 5
_UNTOLD = frozenset({"", "unknown", "none", "none."})
"""What Graph writes where it has nothing to say of the impact on users."""


def message(action: ImprovementAction, reading_day: date, tickets: Sequence[Ticket], locale: str) -> Message:
    """The detail as of the day; ``tickets`` are those the action was shared as, the newest first."""
    blocks = [
        header(action.title),
        *fields(action_facts.facts(action, reading_day, locale)),
        *_tickets(tickets, locale),
        *_part("detail-description", _readable(action.description_html, _DESCRIPTION_BYTES), locale),
        *_part("detail-implementation-status", _readable(action.implementation_status, _SHORT_BYTES), locale),
        *_part("detail-remediation", _remediation(action, locale), locale),
        *_part("detail-remediation-impact", _readable(action.remediation_impact_html, _SHORT_BYTES), locale),
        actions(
            button(text("button-share", locale), SHARE_ACTION, value=action.control_id, style="primary"),
            *link_button(text("button-open-portal", locale), OPEN_PORTAL, action.action_url),
        ),
    ]
    return to_message(blocks, say("detail-text", locale, title=action_facts.title(action)))


def _part(key: str, readable: Mrkdwn, locale: str) -> list[Block]:
    return [section(join("\n", [bold(say(key, locale)), readable]))] if readable else []


def _readable(html: str, most_bytes: int) -> Mrkdwn:
    """The text, cut; in bytes, since Slack takes only so many of them in one message."""
    readable = mrkdwn(html)
    if readable.casefold() in _UNTOLD:
        return Mrkdwn()
    return Mrkdwn(cut(readable, most_bytes * len(readable) // len(readable.encode())))


def _remediation(action: ImprovementAction, locale: str) -> Mrkdwn:
    """What to do, and below it, however long it is, the way to where it is done."""
    more = link(action.action_url, say("detail-open-portal", locale)) if action.action_url else Mrkdwn()
    readable = _readable(action.remediation_html, TEXT_CHARACTERS - len(more) - _HEADING_CHARACTERS)
    return join("\n", [readable, more]) if readable else readable


def _tickets(tickets: Sequence[Ticket], locale: str) -> list[Block]:
    rows = [ticket_words.summary(ticket, locale) for ticket in tickets[:_TICKETS]]
    return [section(join("\n", rows))] if rows else []
