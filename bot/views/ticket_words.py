"""What is told of a ticket wherever one is shown."""

from urllib.parse import quote

from bot.views.mrkdwn import Mrkdwn, brief, join, link, say
from storage.tables import Ticket
from texts import language


def ticket_url(ticket: Ticket) -> str:
    """The record within the instance's own frame; "" while there is no record."""
    if ticket.delivery != "delivered" or not ticket.instance_url:
        return ""
    record = quote(f"{ticket.table}.do?sys_id={ticket.sys_id}", safe="")
    return f"{ticket.instance_url}/nav_to.do?uri={record}"


def ticket_link(ticket: Ticket, locale: str) -> Mrkdwn:
    """The number as a link; before there is one, how far the delivery is."""
    if ticket.delivery == "delivered":
        return link(ticket_url(ticket), ticket.number or ticket.table)
    return say("ticket-refused" if ticket.delivery == "refused" else "ticket-queued", locale)


def summary(ticket: Ticket, locale: str) -> Mrkdwn:
    """Number, type and state on one line."""
    parts = [ticket_link(ticket, locale), say(f"table-{ticket.table}", locale), state(ticket, locale)]
    return join(" · ", parts)


def state(ticket: Ticket, locale: str) -> Mrkdwn:
    """The state by the workspace's own name, else in the instance's words; nothing before there is a record.

    The instance's words are in the reader's language where it has them.
    """
    if ticket.delivery != "delivered":
        return Mrkdwn()
    label = (ticket.state_labels or {}).get(language(locale))
    return brief(ticket.state_name or label or ticket.state_label or "", 40) or say("state-unknown", locale)


def priority(ticket: Ticket, locale: str) -> Mrkdwn:
    """The priority in the instance's words; before there is a record, the one asked for."""
    return brief(ticket.priority_label or "", 40) or say(f"priority-{ticket.priority}", locale)
