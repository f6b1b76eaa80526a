"""A ticket's card, the same in every channel, and what is told in its thread."""

from collections.abc import Sequence
from datetime import date

from bot.views import action_facts
from bot.views.action_facts import fact
from bot.views.blocks import (
    Block,
    Element,
    Message,
    actions,
    button,
    context,
    fields,
    link_button,
    message as to_message,
    section,
)
from bot.views.mrkdwn import Mrkdwn, bold, brief, join, say, slack_date, user
from bot.views.reason import reason
from bot.views.ticket_words import priority, state, ticket_link, ticket_url
from servicenow.change_management import CHANGE_TYPES
from storage.tables import Ticket, TicketChange
from texts import text

SHOW_TICKET = "show_ticket"
OPEN_TICKET = "open_ticket"

_NAME_CHARACTERS = 160
_COMMENT_CHARACTERS = 400
_ELSEWHERE = "MadeElsewhere"
"""The error of a ticket that another instance than the connected one may have made."""


def message(ticket: Ticket, locale: str) -> Message:
    """The card: queued, refused, or the record as last read."""
    return _card(ticket, _open_button(ticket, locale), locale)


def lookup(ticket: Ticket, locale: str) -> Message:
    """The card for somebody who looked the ticket up, with a button that shows it to the channel."""
    show = button(text("button-show-in-channel", locale), SHOW_TICKET, value=str(ticket.id))
    return _card(ticket, [*_open_button(ticket, locale), show], locale)


def changes(changes: Sequence[TicketChange], locale: str) -> Message:
    """What happened to the ticket: a line for each change, and then each comment by itself."""
    fields = [_change(change, locale) for change in changes if change.field != "comments"]
    comments = [_comment(change, locale) for change in changes if change.field == "comments"]
    paragraphs = [join("\n", fields), *comments]
    return to_message([section(one) for one in paragraphs if one], join("\n", paragraphs))


def _card(ticket: Ticket, buttons: Sequence[Element], locale: str) -> Message:
    title = join(
        " · ", [ticket_link(ticket, locale), bold(brief(ticket.short_description, _NAME_CHARACTERS))]
    )
    blocks = [section(title), *_delivery(ticket, locale), *fields(_facts(ticket, locale))]
    if ticket.fields_not_set:
        blocks.append(context(say("card-fields-not-set", locale, fields=_fields_not_set(ticket, locale))))
    blocks.append(context(_small_print(ticket, locale)))
    if not ticket.followed:
        blocks.append(context(say("ticket-not-followed", locale)))
    if buttons:
        blocks.append(actions(*buttons))
    return to_message(blocks, _spoken(ticket, locale))


def _open_button(ticket: Ticket, locale: str) -> list[Element]:
    return link_button(text("button-open-servicenow", locale), OPEN_TICKET, ticket_url(ticket))


def _spoken(ticket: Ticket, locale: str) -> Mrkdwn:
    name = brief(ticket.short_description, _NAME_CHARACTERS)
    if ticket.delivery == "refused" and ticket.error == _ELSEWHERE:
        return say("card-text-elsewhere", locale, name=name)
    if ticket.delivery != "delivered":
        return say(f"card-text-{ticket.delivery}", locale, name=name)
    return say(
        "card-text-delivered", locale, number=ticket.number or "", name=name, state=state(ticket, locale)
    )


def _delivery(ticket: Ticket, locale: str) -> list[Block]:
    """What is wrong, where something is."""
    if ticket.error == _ELSEWHERE and ticket.delivery in ("attempted", "refused"):
        key = "card-refused-elsewhere" if ticket.delivery == "refused" else "card-waiting-elsewhere"
        shown = {"instance": brief(ticket.error_detail or "", 300), "reference": ticket.correlation_id}
        return [section(Mrkdwn(f":warning: {say(key, locale, **shown)}"))]
    if ticket.delivery == "refused":
        why = reason(ticket.error, locale)
        detail = brief(ticket.error_detail or "", 300)
        return [section(Mrkdwn(f":x: {say('card-refused', locale, reason=why, detail=detail)}"))]
    if ticket.delivery != "delivered" and ticket.error:
        waiting = say("card-waiting", locale, reason=reason(ticket.error, locale))
        return [section(Mrkdwn(f":hourglass_flowing_sand: {waiting}"))]
    if ticket.delivery != "delivered":
        return [section(Mrkdwn(f":hourglass_flowing_sand: {say('card-queued', locale)}"))]
    return []


def _facts(ticket: Ticket, locale: str) -> list[Mrkdwn]:
    nobody, no_group = ("nobody", "no-group") if ticket.delivery == "delivered" else ("", "")
    known = (
        ("fact-type", say(f"table-{ticket.table}", locale)),
        ("share-change-type", _change_type(ticket, locale)),
        ("fact-state", state(ticket, locale)),
        (
            "fact-priority",
            priority(ticket, locale),
        ),
        ("fact-due-date", say("day", locale, day=ticket.due_date)),
        ("fact-assigned-to", _name(ticket.assigned_to_name, nobody, locale)),
        ("fact-assignment-group", _name(ticket.assignment_group_name, no_group, locale)),
    )
    return [fact(key, Mrkdwn(value), locale) for key, value in known if value]


def _fields_not_set(ticket: Ticket, locale: str) -> str:
    return ", ".join(text(f"field-{name}", locale) for name in ticket.fields_not_set)


def _name(name: str | None, without: str, locale: str) -> Mrkdwn:
    """Whose it is, or is to be; ``without`` is the key for a record that is nobody's."""
    if name:
        return brief(name, 80)
    return say(without, locale) if without else Mrkdwn()


def _change_type(ticket: Ticket, locale: str) -> Mrkdwn:
    """The type, where it is out of the ordinary."""
    known = ticket.change_type in CHANGE_TYPES and ticket.change_type != "normal"
    return say(f"change-type-{ticket.change_type}", locale) if known else Mrkdwn()


def _small_print(ticket: Ticket, locale: str) -> Mrkdwn:
    return say(
        "card-about",
        locale,
        title=brief(ticket.control_title, _NAME_CHARACTERS),
        gain=action_facts.gain(ticket.gain, locale),
        asked_by=user(ticket.asked_by),
        asked_at=slack_date(ticket.asked_at, locale),
    )


def _change(change: TicketChange, locale: str) -> Mrkdwn:
    return say(
        "change-told",
        locale,
        field=say(f"field-{change.field}", locale),
        before=_shown(change, change.before, locale),
        after=_shown(change, change.after, locale),
    )


def _comment(comment: TicketChange, locale: str) -> Mrkdwn:
    name, words = brief(comment.written_by, 80), brief(comment.after, _COMMENT_CHARACTERS)
    return say("comment-told", locale, name=name, text=words)


def _shown(change: TicketChange, value: str, locale: str) -> Mrkdwn:
    if change.field == "due_date" and value:
        return say("day", locale, day=date.fromisoformat(value))
    return brief(value, 100) if value else say("nothing", locale)
