"""Improvement actions, paged."""

from collections.abc import Mapping

from bot.views import action_facts
from bot.views.blocks import Block, Message, button, context, header, message as to_message, section
from bot.views.mrkdwn import Mrkdwn, bold, brief, join, say
from bot.views.paging import turning
from bot.views.ticket_words import ticket_link
from desk.actions import ActionPage
from securescore.actions import ImprovementAction
from storage.tables import Ticket
from texts import text

SHOW_ACTION = "show_action"
PREVIOUS = "list_actions_previous"
NEXT = "list_actions_next"


def message(page: ActionPage, shared: Mapping[str, Ticket], locale: str) -> Message:
    """One page; ``shared`` holds the live ticket of each control that has one."""
    told = _told(page, locale)
    blocks = [header(text("action-list-title", locale)), context(told)]
    if not page.rows:
        blocks.append(section(_empty(page, locale)))
    blocks += [_row(action, shared.get(action.control_id), locale) for action in page.rows]
    if page.left_out:
        blocks.append(context(say("action-list-left-out", locale, left_out=page.left_out)))
    blocks += turning(page.page, page.pages, page.words, PREVIOUS, NEXT, locale)
    return to_message(blocks, told)


def _told(page: ActionPage, locale: str) -> Mrkdwn:
    if page.words:
        return say("action-list-found", locale, total=page.total, words=brief(page.words, 200))
    return say("action-list-total", locale, total=page.total)


def _empty(page: ActionPage, locale: str) -> Mrkdwn:
    return say("action-list-none-found" if page.words else "action-list-none-left", locale)


def _row(action: ImprovementAction, ticket: Ticket | None, locale: str) -> Block:
    facts = [
        say("action-rank", locale, rank=action.rank),
        action_facts.summary(action, locale),
        brief(action.recommendation_category or action.category, 40),
        action_facts.status(action, locale),
        say("as-of", locale, day=action.last_synced) if action.last_synced else Mrkdwn(),
        ticket_link(ticket, locale) if ticket else Mrkdwn(),
    ]
    details = button(text("button-details", locale), SHOW_ACTION, value=action.control_id)
    return section(join("\n", [bold(action_facts.title(action)), join(" · ", facts)]), details)
