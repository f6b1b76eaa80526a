"""The Slack door. Every listener of the bot stands on this page."""

import re

from slack_bolt.async_app import AsyncApp

from bot.commands import (
    actions,
    connect,
    digest,
    disconnect,
    doctor,
    oncall,
    overview,
    securescore_help,
    settings,
    share,
    ticket,
    ticket_help,
    ticket_list,
)
from bot.door import Command, Door, Handlers
from bot.handlers import (
    action_buttons,
    app_home_opened,
    connect_submitted,
    digest_buttons,
    digest_submitted,
    disconnect_submitted,
    doctor_buttons,
    home_buttons,
    people_options,
    pick_options,
    settings_submitted,
    share_again,
    share_group,
    share_picked,
    share_submitted,
    ticket_buttons,
)
from bot.views import (
    action_list,
    connect_modal,
    connection,
    digest_list,
    digest_modal,
    doctor as doctor_view,
    home,
    overview as overview_view,
    settings_modal,
    share_fields,
    share_modal,
    ticket_card,
    ticket_list as ticket_list_view,
)
from desk.background import Background
from desk.context import Desk

COMMANDS = {
    "/securescore": Command(
        default=overview.run,
        otherwise=securescore_help.run,
        named={
            "actions": actions.run,
            "share": share.run,
            "connect": connect.run,
            "disconnect": disconnect.run,
            "doctor": doctor.run,
            "settings": settings.run,
            "digest": digest.run,
            "help": securescore_help.run,
        },
    ),
    "/ticket": Command(
        default=ticket_help.run,
        otherwise=ticket.run,
        named={"list": ticket_list.run, "oncall": oncall.run, "help": ticket_help.run},
    ),
}

HANDLERS = Handlers(
    actions={
        overview_view.SHARE_ACTION: action_buttons.share_action,
        overview_view.LIST_ACTIONS: action_buttons.list_actions,
        action_list.SHOW_ACTION: action_buttons.show,
        action_list.PREVIOUS: action_buttons.turn,
        action_list.NEXT: action_buttons.turn,
        ticket_card.SHOW_TICKET: ticket_buttons.show,
        ticket_list_view.PREVIOUS: ticket_buttons.turn,
        ticket_list_view.NEXT: ticket_buttons.turn,
        digest_list.NEW_DIGEST: digest_buttons.new,
        digest_list.PREVIEW_DIGEST: digest_buttons.preview,
        digest_list.PAUSE_DIGEST: digest_buttons.pause,
        digest_list.RESUME_DIGEST: digest_buttons.resume,
        digest_list.REMOVE_DIGEST: digest_buttons.remove,
        home.HOME_SHARE: home_buttons.share,
        home.HOME_TICKETS: home_buttons.tickets,
        home.HOME_CONNECT: home_buttons.connect,
        home.HOME_DOCTOR: home_buttons.doctor,
        doctor_view.LOOK_AGAIN: doctor_buttons.look_again,
        doctor_view.WRITE_TEST_TICKET: doctor_buttons.write_test_ticket,
        share_fields.GROUP: share_group.chosen,
    },
    views={
        share_modal.CALLBACK_ID: share_submitted.submitted,
        share_modal.PICK_CALLBACK_ID: share_picked.submitted,
        share_modal.AGAIN_CALLBACK_ID: share_again.submitted,
        connect_modal.CALLBACK_ID: connect_submitted.submitted,
        connection.DISCONNECT_CALLBACK_ID: disconnect_submitted.submitted,
        digest_modal.CALLBACK_ID: digest_submitted.submitted,
        settings_modal.CALLBACK_ID: settings_submitted.submitted,
    },
    options={
        share_modal.PICK_ACTION: pick_options.options,
        share_fields.GROUP: people_options.groups,
        share_fields.ASSIGNEE: people_options.users,
        share_fields.TEMPLATE: people_options.templates,
    },
    events={"app_home_opened": app_home_opened.opened},
)

_ANY = re.compile(".*", re.DOTALL)


def register(app: AsyncApp, desk: Desk, background: Background) -> None:
    """Few listeners, each finding its handler by name: Bolt tries its listeners one after the other."""
    door = Door(desk, background, COMMANDS, HANDLERS)
    app.command(_ANY)(door.command)
    app.action(_ANY)(door.action)
    app.view_submission(_ANY)(door.view_submission)
    app.options(_ANY)(door.options)
    app.event(_ANY)(door.event)
