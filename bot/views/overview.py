"""The score now: how it moved, how others stand, and what is worth most."""

from collections.abc import Mapping

from bot.views import action_facts
from bot.views.action_facts import fact
from bot.views.blocks import (
    Block,
    Message,
    actions,
    button,
    context,
    divider,
    fields,
    header,
    message as to_message,
    section,
)
from bot.views.mrkdwn import Mrkdwn, bold, join, say, slack_date
from bot.views.ticket_words import ticket_link
from desk.actions import best
from desk.reading import Reading
from securescore.actions import ImprovementAction
from storage.tables import Ticket
from texts import text

SHARE_ACTION = "share_action"
LIST_ACTIONS = "list_actions"

_BEST = 5
_PEERS = {
    "AllTenants": "peers-all-tenants",
    "TotalSeats": "peers-total-seats",
    "IndustryTypes": "peers-industry-types",
}
_STEADY = 0.05
"""Up to this a change would be shown as 0 percentage points."""


def message(reading: Reading, shared: Mapping[str, Ticket], locale: str) -> Message:
    """The overview; ``shared`` holds the live ticket of each control that has one."""
    blocks = [header(text("overview-title", locale)), *score_card(reading, locale), divider()]
    chosen = best(reading, _BEST)
    if chosen:
        blocks.append(section(bold(say("overview-best", locale))))
        blocks += [_row(action, shared.get(action.control_id), locale) for action in chosen]
    else:
        blocks.append(section(say("overview-nothing-to-do", locale)))
    blocks.append(actions(button(text("button-all-actions", locale), LIST_ACTIONS, value="0|")))
    return to_message(blocks, say("overview-text", locale, percent=reading.score.percent))


def score_card(reading: Reading, locale: str) -> list[Block]:
    """Percent, points, trend, the others' averages, and the day it all speaks of."""
    score = reading.score
    now = say(
        "overview-score",
        locale,
        percent=score.percent,
        score=score.current_score,
        max_score=score.max_score,
    )
    trend = [
        fact(key, change(reading.change_over(days), locale), locale)
        for key, days in (("overview-7-days", 7), ("overview-30-days", 30))
    ]
    peers = [
        fact(_PEERS[basis], say("percent", locale, percent=average), locale)
        for basis, average in reading.peers.items()
        if basis in _PEERS
    ]
    read_at = slack_date(reading.read_at, locale)
    return [
        section(now),
        *fields([*trend, *peers]),
        context(say("overview-as-of", locale, day=reading.day, read_at=read_at)),
    ]


def change(points: float | None, locale: str) -> Mrkdwn:
    """A change of the score in percentage points; None where it is not known."""
    if points is None:
        return say("change-unknown", locale)
    if abs(points) <= _STEADY:
        return say("change-none", locale)
    return say("change-up" if points > 0 else "change-down", locale, points=abs(points))


def _row(action: ImprovementAction, ticket: Ticket | None, locale: str) -> Block:
    told = [bold(action_facts.title(action)), action_facts.summary(action, locale)]
    if ticket is not None:
        return section(
            join("\n", [*told, say("action-shared-as", locale, ticket=ticket_link(ticket, locale))])
        )
    share = button(text("button-share", locale), SHARE_ACTION, value=action.control_id)
    return section(join("\n", told), share)
