"""App Home: the score, change management, incident management, and the connection."""

from collections.abc import Sequence

from bot.views.action_facts import fact
from bot.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    divider,
    fields,
    header,
    section,
)
from bot.views.connection import card, status
from bot.views.mrkdwn import escape, join, say
from bot.views.overview import LIST_ACTIONS, score_card
from bot.views.ticket_row import ticket_row
from desk.access import Role
from desk.errors import NotAllowed
from desk.home import Home
from storage.tables import Ticket
from storage.tickets import Counts
from texts import sentence, text

HOME_SHARE = "home_share"
HOME_TICKETS = "home_tickets"
HOME_CONNECT = "home_connect"
HOME_DOCTOR = "home_doctor"


def view(home: Home, locale: str) -> View:
    """The tab, in the reader's language and with the buttons that the reader's role has."""
    blocks = [
        *_score(home, locale),
        divider(),
        *_card(home, "changes", home.change_counts, home.changes, locale),
        divider(),
        *_card(home, "incidents", home.incident_counts, home.incidents, locale),
        divider(),
        *_connection(home, locale),
    ]
    return {"type": "home", "blocks": blocks}


def refused(error: NotAllowed, locale: str) -> View:
    """The tab of somebody for whom there is none: a direct message at each look would be a nuisance."""
    return {"type": "home", "blocks": [section(escape(sentence(error, locale)))]}


def _score(home: Home, locale: str) -> list[Block]:
    title = header(text("overview-title", locale))
    if home.reading is None:
        return [title, section(say("home-no-score", locale))]
    listing = button(text("button-all-actions", locale), LIST_ACTIONS, value="0|")
    return [title, *score_card(home.reading, locale), actions(listing)]


def _card(home: Home, which: str, counts: Counts, latest: Sequence[Ticket], locale: str) -> list[Block]:
    """Change management or incident management; ``which`` is the list's filter."""
    counted = [
        fact(key, say("number", locale, number=number), locale)
        for key, number in (
            ("home-open", counts.open),
            ("home-overdue", counts.overdue),
            ("home-closed-this-month", counts.closed_this_month),
        )
    ]
    rows = [ticket_row(ticket, home.today, locale) for ticket in latest]
    return [
        header(text(f"home-{which}", locale)),
        *fields(counted),
        section(join("\n", rows)) if rows else context(say("home-no-tickets", locale)),
        actions(*_buttons(home, which, locale)),
    ]


def _buttons(home: Home, which: str, locale: str) -> list[Element]:
    buttons = [button(text("button-view-all-tickets", locale), HOME_TICKETS, value=which)]
    if home.role >= Role.SHARER:
        buttons.insert(0, button(text("button-create-ticket", locale), HOME_SHARE, style="primary"))
    if home.role >= Role.ADMIN:
        buttons.append(button(text("button-manage-connection", locale), HOME_CONNECT))
    return buttons


def _connection(home: Home, locale: str) -> list[Block]:
    """How it stands, and for admins the way to connect where nothing is connected."""
    shown = (card if home.role >= Role.ADMIN else status)(home.connection, locale)
    blocks = [header(text("home-connection", locale)), *shown]
    if home.connection is None and home.role >= Role.ADMIN:
        blocks.append(actions(button(text("button-connect", locale), HOME_CONNECT, style="primary")))
    elif home.role >= Role.ADMIN:
        blocks.append(actions(*_connection_buttons(home, locale)))
    return blocks


def _connection_buttons(home: Home, locale: str) -> list[Element]:
    """The check-up; before it, where ServiceNow no longer takes the tokens, the way to new ones."""
    examine = button(text("button-doctor", locale), HOME_DOCTOR)
    if home.connection is None or not home.connection.needs_authorization:
        return [examine]
    return [button(text("button-authorize-again", locale), HOME_CONNECT, style="primary"), examine]
