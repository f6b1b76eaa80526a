"""Tickets made here, paged."""

from collections.abc import Sequence
from datetime import date

from bot.views.blocks import Block, Message, context, header, message as to_message, section
from bot.views.mrkdwn import bold, brief, join, say
from bot.views.paging import turning
from bot.views.ticket_row import due
from bot.views.ticket_words import priority, state, ticket_link
from desk.lookup import TicketPage
from storage.tables import Ticket
from texts import text

PREVIOUS = "list_tickets_previous"
NEXT = "list_tickets_next"


def message(page: TicketPage, words: Sequence[str], today: date, locale: str) -> Message:
    """One page of those that ``words``, the filters, let through."""
    filters = brief(", ".join(words), 100) or say("list-no-filter", locale)
    told = say("ticket-list-total", locale, total=page.total, filters=filters)
    blocks = [header(text("ticket-list-title", locale)), context(told)]
    if not page.rows:
        blocks.append(section(say("ticket-list-none-found" if words else "ticket-list-none", locale)))
    blocks += [_row(ticket, today, locale) for ticket in page.rows]
    blocks += turning(page.page, page.pages, " ".join(words), PREVIOUS, NEXT, locale)
    return to_message(blocks, told)


def _row(ticket: Ticket, today: date, locale: str) -> Block:
    title = join(" · ", [ticket_link(ticket, locale), bold(brief(ticket.short_description, 160))])
    facts = [
        state(ticket, locale),
        priority(ticket, locale),
        due(ticket, today, locale),
        brief(ticket.assigned_to_name or "", 80) or say("nobody", locale),
    ]
    return section(join("\n", [title, join(" · ", facts)]))
