"""The share modal's fields that ServiceNow fills: group and assignee, change type and template."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.views.blocks import Block, Element, View, option
from bot.views.inputs import brought_back, chosen, external_select, field, private_metadata, radio_buttons
from desk.share import ShareRequest
from servicenow.change_management import CHANGE_TYPES
from servicenow.change_templates import Template
from servicenow.people import Group, User
from texts import text

GROUP = "assignment_group"
ASSIGNEE = "assigned_to"
TEMPLATE = "standard_template"

_OPTIONS = 100
_TAKEN_BACK = ("type", "title", "close", "submit", "callback_id", "blocks")


def assignment(locale: str) -> list[Block]:
    """Whose ticket it is to be; the choice of a group is told at once, for the menu below it."""
    typing = text("menu-placeholder", locale)
    group_hint = text("share-assignment-group-hint", locale)
    return [
        field(
            GROUP,
            text("fact-assignment-group", locale),
            external_select(typing),
            hint=group_hint,
            optional=True,
            tells=True,
        ),
        field(
            ASSIGNEE,
            text("fact-assigned-to", locale),
            external_select(typing),
            hint=text("share-assigned-to-hint", locale),
            optional=True,
        ),
    ]


def change(request: ShareRequest, locale: str) -> list[Block]:
    """What a change request is; in sight for an incident too, so that nothing has to be drawn anew."""
    types = [option(text(f"change-type-{each}", locale), each) for each in CHANGE_TYPES]
    return [
        field(
            "change_type",
            text("share-change-type", locale),
            radio_buttons(types, request.change_type),
            hint=text("share-change-type-hint", locale),
        ),
        field(
            TEMPLATE,
            text("share-template", locale),
            external_select(text("menu-placeholder", locale)),
            hint=text("share-template-hint", locale),
            optional=True,
        ),
    ]


def group_options(groups: Iterable[Group]) -> list[Element]:
    """The menu of groups, as many as Slack takes."""
    return [option(group.name, group.sys_id) for group in groups][:_OPTIONS]


def user_options(users: Iterable[User]) -> list[Element]:
    """The menu of users, as many as Slack takes; with the address, as names are not unique."""
    return [
        option(f"{user.name} · {user.email}" if user.email else user.name, user.sys_id) for user in users
    ][:_OPTIONS]


def template_options(templates: Iterable[Template]) -> list[Element]:
    """The menu of templates, as many as Slack takes."""
    return [option(template.name, template.sys_id) for template in templates][:_OPTIONS]


def with_chosen_group(view: Mapping[str, Any]) -> View:
    """The same view, which now also brings back the group that was chosen in it.

    Slack keeps what was typed into an input whose block_id and action_id stay as they are; and it does not
    tell what was chosen in the view when it asks for the options of a menu.
    """
    metadata = private_metadata(**{**brought_back(view), "group": chosen(view, GROUP)})
    return {name: view[name] for name in _TAKEN_BACK if view.get(name)} | {"private_metadata": metadata}


def chosen_group(view: Mapping[str, Any]) -> str:
    """The sys_id of the group that was chosen last, as the view brings it back; "" for none."""
    return str(brought_back(view).get("group") or "")
