"""Block Kit's blocks, each text cut to its limit here and nowhere else.

Source: https://docs.slack.dev/reference/block-kit/blocks and /block-elements, /composition-objects
"""

from collections.abc import Sequence
from typing import Any, TypedDict

from bot.views.mrkdwn import Mrkdwn, is_web
from securescore.readable import cut

Block = dict[str, Any]
Element = dict[str, Any]
View = dict[str, Any]

TEXT_CHARACTERS = 3000
_FIELD_CHARACTERS = 2000
_HEADER_CHARACTERS = 150
_BUTTON_CHARACTERS = 75
_OPTION_CHARACTERS = 75
_TITLE_CHARACTERS = 24
_VALUE_CHARACTERS = 2000
_URL_CHARACTERS = 3000
_NOTHING = "-"
"""Slack takes no empty text."""


class Message(TypedDict):
    """The arguments of chat.postMessage that say something; ``text`` is what a notification reads out."""

    text: str
    blocks: list[Block]


class Quiet(TypedDict):
    """The arguments of chat.postMessage that keep Slack from adding previews of the links."""

    unfurl_links: bool
    unfurl_media: bool


QUIET = Quiet(unfurl_links=False, unfurl_media=False)


def message(blocks: list[Block], text: Mrkdwn) -> Message:
    """A message whose ``text`` is a complete sentence, escaped as Slack's `text` has to be."""
    return Message(text=cut(text, TEXT_CHARACTERS), blocks=blocks)


def plain(text: str, limit: int = TEXT_CHARACTERS) -> Element:
    """A plain_text object, where nothing is formatting."""
    return {"type": "plain_text", "text": cut(text, limit) or _NOTHING}


def mrkdwn(text: Mrkdwn, limit: int = TEXT_CHARACTERS) -> Element:
    """A mrkdwn object; verbatim, so that Slack makes no links or mentions of its own out of words."""
    return {"type": "mrkdwn", "text": cut(text, limit) or _NOTHING, "verbatim": True}


def header(text: str) -> Block:
    """A title."""
    return {"type": "header", "text": plain(text, _HEADER_CHARACTERS)}


def section(text: Mrkdwn, accessory: Element | None = None) -> Block:
    """A paragraph, with one element to its right where one is given."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    if accessory is not None:
        block["accessory"] = accessory
    return block


def fields(texts: Sequence[Mrkdwn]) -> list[Block]:
    """Short facts in two columns, ten to a section."""
    return [
        {"type": "section", "fields": [mrkdwn(text, _FIELD_CHARACTERS) for text in texts[first : first + 10]]}
        for first in range(0, len(texts), 10)
    ]


def context(text: Mrkdwn) -> Block:
    """Small print."""
    return {"type": "context", "elements": [mrkdwn(text)]}


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def actions(*buttons: Element) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def button(
    label: str, action_id: str, *, value: str = "", style: str = "", confirm: Element | None = None
) -> Element:
    """A button; ``style`` is "", "primary" or "danger"."""
    element: Element = {"type": "button", "text": plain(label, _BUTTON_CHARACTERS), "action_id": action_id}
    if value:
        element["value"] = value[:_VALUE_CHARACTERS]
    if style:
        element["style"] = style
    if confirm is not None:
        element["confirm"] = confirm
    return element


def link_button(label: str, action_id: str, url: str, *, style: str = "") -> list[Element]:
    """A button that opens ``url``; none where that is no address of the web, or longer than Slack takes."""
    if not is_web(url) or len(url) > _URL_CHARACTERS:
        return []
    return [button(label, action_id, style=style) | {"url": url}]


def confirm(title: str, question: str, yes: str, no: str) -> Element:
    """The question a button asks before it acts."""
    return {
        "title": plain(title, 100),
        "text": plain(question, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
        "style": "danger",
    }


def option(label: str, value: str) -> Element:
    """One choice of a menu, of radio buttons or of checkboxes; ``value`` has at most 150 characters."""
    return {"text": plain(label, _OPTION_CHARACTERS), "value": value}


def modal(title: str, blocks: list[Block], close: str) -> View:
    """A modal that only shows something."""
    return {
        "type": "modal",
        "title": plain(title, _TITLE_CHARACTERS),
        "close": plain(close, _TITLE_CHARACTERS),
        "blocks": blocks,
    }


def submittable(view: View, callback_id: str, submit: str, private_metadata: str = "") -> View:
    """The same modal with a button that submits it to the handler of ``callback_id``."""
    return view | {
        "callback_id": callback_id,
        "submit": plain(submit, _TITLE_CHARACTERS),
        "private_metadata": private_metadata,
    }
