"""A ticket on one line of a list."""

from datetime import date

from bot.views.mrkdwn import Mrkdwn, brief, join, say
from bot.views.ticket_words import state, ticket_link
from storage.tables import Ticket


def ticket_row(ticket: Ticket, today: date, locale: str) -> Mrkdwn:
    """Number, name, state, due date and assignee; marked where it is overdue."""
    facts = [
        ticket_link(ticket, locale),
        brief(ticket.short_description, 50),
        state(ticket, locale),
        due(ticket, today, locale),
        brief(ticket.assigned_to_name or "", 24),
    ]
    return join(" · ", facts)


def due(ticket: Ticket, today: date, locale: str) -> Mrkdwn:
    """When it is due, or by how many days it is late; nothing once it is closed."""
    if ticket.closed:
        return Mrkdwn()
    late = (today - ticket.due_date).days
    if late > 0:
        return Mrkdwn(f":red_circle: {say('row-overdue', locale, days=late)}")
    return say("row-due", locale, day=ticket.due_date)
