"""The modals that share an improvement action: choose it, fill in the ticket, hear that it is accepted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.views import action_facts, share_fields
from bot.views.blocks import Block, Element, View, context, fields, modal, option, section, submittable
from bot.views.inputs import (
    brought_back,
    chosen,
    chosen_label,
    datepicker,
    external_select,
    field,
    picked_date,
    plain_text_input,
    private_metadata,
    radio_buttons,
    static_select,
    typed,
)
from bot.views.mrkdwn import Mrkdwn, bold, brief, channel, code, say
from bot.views.ticket_words import summary, ticket_link
from desk.share import (
    PRIORITIES,
    SHORT_DESCRIPTION_CHARACTERS,
    TABLES,
    WRITTEN_CHARACTERS,
    Shared,
    ShareRequest,
)
from securescore.actions import ImprovementAction, Status
from storage.tables import Ticket
from texts import text

CALLBACK_ID = "share"
PICK_CALLBACK_ID = "share_pick"
AGAIN_CALLBACK_ID = "share_again"
PICK_ACTION = "pick_action"
COMMAND = "/securescore share"

_OPTIONS = 100
_WORDS_CHARACTERS = 200
_VALUE_CHARACTERS = 150
_WARNINGS = {
    Status.COMPLETED: "share-warning-completed",
    Status.RISK_ACCEPTED: "share-warning-risk-accepted",
    Status.THIRD_PARTY: "share-warning-third-party",
    Status.ALTERNATE_MITIGATION: "share-warning-alternate-mitigation",
    Status.NOT_SCORED: "share-warning-not-scored",
}


def view(action: ImprovementAction, reading_day: date, request: ShareRequest, locale: str) -> View:
    """The form, prefilled with ``request``; the blocks of its inputs are named as the request's fields."""
    blocks = [
        *_warning(action, locale),
        section(bold(action_facts.title(action))),
        *fields(action_facts.facts(action, reading_day, locale)),
        field("table", text("share-table", locale), radio_buttons(_tables(locale), request.table)),
        field(
            "short_description",
            text("share-short-description", locale),
            plain_text_input(request.short_description, SHORT_DESCRIPTION_CHARACTERS),
        ),
        field(
            "description",
            text("share-description", locale),
            plain_text_input(request.description, WRITTEN_CHARACTERS, multiline=True),
            hint=text("share-description-hint", locale),
            optional=True,
        ),
        field(
            "priority", text("share-priority", locale), static_select(_priorities(locale), request.priority)
        ),
        field("due_date", text("share-due-date", locale), datepicker(request.due_date)),
        *share_fields.assignment(locale),
        *share_fields.change(request, locale),
    ]
    form = modal(text("share-title", locale), blocks, text("button-cancel", locale))
    metadata = private_metadata(
        control_id=request.control_id, channel_id=request.channel_id, again_after=dict(request.again_after)
    )
    return submittable(form, CALLBACK_ID, text("button-share", locale), metadata)


def read(view: Mapping[str, Any]) -> ShareRequest:
    """What was filled in; empty where something is missing. ValueError where the metadata is not ours."""
    metadata = brought_back(view)
    return ShareRequest(
        control_id=str(metadata.get("control_id", "")),
        table=chosen(view, "table"),
        short_description=typed(view, "short_description"),
        description=typed(view, "description"),
        priority=chosen(view, "priority"),
        due_date=picked_date(view, "due_date"),
        channel_id=str(metadata.get("channel_id", "")),
        assignment_group=chosen(view, share_fields.GROUP),
        assigned_to=chosen(view, share_fields.ASSIGNEE),
        standard_template=chosen(view, share_fields.TEMPLATE),
        change_type=chosen(view, "change_type"),
        assignment_group_name=chosen_label(view, share_fields.GROUP),
        assigned_to_name=chosen_label(view, share_fields.ASSIGNEE),
        again_after=_occurrences(metadata.get("again_after")),
    )


def pick_view(locale: str, channel_id: str, words: str = "") -> View:
    """The form that asks which action to share, of those that match ``words``."""
    words = words[:_WORDS_CHARACTERS]
    menu = external_select(text("pick-placeholder", locale))
    blocks = [field(PICK_ACTION, text("pick-action", locale), menu)]
    if words:
        shown, command = brief(words, _WORDS_CHARACTERS), code(COMMAND)
        blocks.append(context(say("pick-found", locale, words=shown, command=command)))
    form = modal(text("share-title", locale), blocks, text("button-cancel", locale))
    metadata = private_metadata(channel_id=channel_id, words=words)
    return submittable(form, PICK_CALLBACK_ID, text("button-continue", locale), metadata)


def none_found(words: str, locale: str) -> Mrkdwn:
    """No action matches."""
    shown = brief(words, _WORDS_CHARACTERS)
    return say("share-none-found", locale, words=shown, command=code(COMMAND))


def read_words(view: Mapping[str, Any]) -> str:
    """The words that the menu of `pick_view` is narrowed to."""
    return str(brought_back(view).get("words", ""))


def read_pick(view: Mapping[str, Any]) -> tuple[str, str]:
    """The id of the chosen action, and the channel its card is for."""
    return chosen(view, PICK_ACTION), str(brought_back(view).get("channel_id", ""))


def pick_options(actions: Iterable[ImprovementAction], locale: str) -> list[Element]:
    """The menu's options, in the order given, as many as Slack takes; an id too long for Slack has none."""
    options = [
        option(action_facts.option_label(action, locale), action.control_id)
        for action in actions
        if len(action.control_id) <= _VALUE_CHARACTERS
    ]
    return options[:_OPTIONS]


def already_view(ticket: Ticket, action: ImprovementAction, locale: str, *, channel_id: str) -> View:
    """The live ticket of the action; sharing it again takes a deliberate press."""
    told = say(
        "already-shared",
        locale,
        ticket=summary(ticket, locale),
        name=brief(ticket.short_description, 200),
    )
    blocks = [section(bold(action_facts.title(action))), section(told), context(say("already-hint", locale))]
    form = modal(text("share-title", locale), blocks, text("button-close", locale))
    metadata = private_metadata(control_id=action.control_id, channel_id=channel_id)
    return submittable(form, AGAIN_CALLBACK_ID, text("button-share-again", locale), metadata)


def read_again(view: Mapping[str, Any]) -> tuple[str, str]:
    """The id of the action to share again, and the channel its card is for."""
    metadata = brought_back(view)
    return str(metadata.get("control_id", "")), str(metadata.get("channel_id", ""))


def accepted_view(shared: Shared, channel_id: str, locale: str) -> View:
    """It is stored, or somebody was faster; and where the card will be seen."""
    ticket = shared.ticket
    if shared.is_new:
        told = say("accepted-new", locale, name=brief(ticket.short_description, 200))
    else:
        told = say("accepted-known", locale, ticket=ticket_link(ticket, locale))
    blocks = [section(told), section(say("accepted-where", locale, channel=channel(channel_id, locale)))]
    return modal(text("share-title", locale), blocks, text("button-close", locale))


def _occurrences(brought_back: object) -> dict[str, int]:
    known = brought_back if isinstance(brought_back, dict) else {}
    return {table: known[table] for table in TABLES if isinstance(known.get(table), int)}


def _warning(action: ImprovementAction, locale: str) -> list[Block]:
    key = _WARNINGS.get(action.status)
    return [section(Mrkdwn(f":warning: {say(key, locale)}"))] if key else []


def _tables(locale: str) -> list[Element]:
    return [option(text(f"table-{table}", locale), table) for table in TABLES]


def _priorities(locale: str) -> list[Element]:
    return [option(text(f"priority-{priority}", locale), priority) for priority in PRIORITIES["incident"]]
