"""A ticket's number, leading to its record in ServiceNow."""

from urllib.parse import quote

from bot.views.mrkdwn import Mrkdwn, link, say
from storage.tables import Ticket


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
