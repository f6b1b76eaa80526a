"""An element of a block as a page needs it: its names, what it holds, and what the app hears of it."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2s
from typing import Any

from sandbox.slack.client.filling import field_name
from sandbox.slack.input_state import Values, chosen_in
from sandbox.slack.state import Json

_BOXES = {"checkboxes", "radio_buttons"}
_TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}
# https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
_TRIGGERS = {"on_enter_pressed": "entered", "on_character_entered": "input delay:150ms"}


def dom_id(*parts: object) -> str:
    """An id for an element of the page; Slack's own may hold what HTML's may not."""
    return "e" + blake2s("\0".join(map(str, parts)).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Place:
    """The message or view that blocks stand in: how the form names it, and what its inputs hold.

    ``pane`` tells a message in its thread from the same message in the channel.
    """

    where: Json
    values: Values
    errors: dict[str, str]
    pane: str = ""

    @property
    def is_view(self) -> bool:
        """Whether it is a modal or a Home."""
        return "view_id" in self.where

    def dom_id(self, *parts: object) -> str:
        """An id for something in it."""
        return dom_id(self.pane, *self.where.values(), *parts)


@dataclass(frozen=True)
class Control:
    """One element in its block and place."""

    place: Place
    block: Json
    element: Json

    @property
    def kind(self) -> str:
        """The element's type."""
        return str(self.element["type"])

    @cached_property
    def id(self) -> str:
        """The id of what the person uses."""
        return self.place.dom_id(self.block["block_id"], self.element["action_id"])

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return field_name(self.block, self.element)

    @property
    def is_input(self) -> bool:
        """Whether it stands in an input block, with a label, and may be wrong."""
        return bool(self.block["type"] == "input")

    @property
    def is_required(self) -> bool:
        """Whether a modal is not submitted without it."""
        return self.is_input and not self.block.get("optional", False)

    @property
    def is_many(self) -> bool:
        """Whether several may be chosen from a menu."""
        return self.kind.startswith("multi_")

    @property
    def is_external(self) -> bool:
        """Whether the app finds the options while somebody types."""
        return "external" in self.kind

    @property
    def is_group(self) -> bool:
        """Whether it is several boxes, which a legend names."""
        return self.kind in _BOXES or (self.is_many and not self.is_external)

    @property
    def placeholder(self) -> str:
        """The words where nothing is typed or chosen yet."""
        return str(self.element.get("placeholder", {}).get("text", ""))

    @property
    def own_name(self) -> str:
        """What it is called where no label stands beside it."""
        return self.placeholder or str(self.element["action_id"])

    @property
    def error(self) -> str:
        """What is wrong with it."""
        return self.place.errors.get(self.block["block_id"], "") if self.is_input else ""

    @property
    def described_by(self) -> str:
        """The ids of its hint and its error."""
        hint = f"{self.id}-hint" if self.is_input and "hint" in self.block else ""
        error = f"{self.id}-error" if self.error else ""
        return f"{hint} {error}".strip()

    @property
    def holds(self) -> Any:
        """What is typed or chosen."""
        return chosen_in(self.place.values.get(self.block["block_id"], {}).get(self.element["action_id"], {}))

    @property
    def chosen(self) -> list[Any]:
        """The chosen options, or the ids of the chosen people or channels."""
        held = self.holds
        return held if isinstance(held, list) else [held] if held else []

    @property
    def chosen_values(self) -> list[str]:
        """The values of the chosen options, or the ids."""
        return [each["value"] if isinstance(each, dict) else each for each in self.chosen]

    @property
    def dispatches(self) -> bool:
        """Whether the app hears of each use."""
        return not self.is_input or bool(self.block.get("dispatch_action"))

    @property
    def trigger(self) -> str:
        """When the app hears of it, as htmx says it; empty where that is at each change or click."""
        if self.kind not in _TYPED:
            return ""
        config = self.element.get("dispatch_action_config", {})
        asked = config.get("trigger_actions_on", ["on_enter_pressed"])
        return ", ".join(_TRIGGERS[each] for each in asked)

    def sent(self, pressed: str | None = None) -> Json:
        """What goes along when it is used: where it is, and what was pressed."""
        at = self.place.where | {
            "block_id": self.block["block_id"],
            "action_id": self.element["action_id"],
        }
        return at if pressed is None else at | {"pressed": pressed}
