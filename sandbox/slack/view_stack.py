"""Modals on a person's screen and their Home: opened, pushed, updated, closed.

https://docs.slack.dev/surfaces/modals/
"""

from sandbox.slack.contents import with_ids
from sandbox.slack.errors import SlackError
from sandbox.slack.state import Json, State, Trigger, View

MOST_VIEWS = 3


def issue_trigger(state: State, user_id: str) -> str:
    """A new trigger_id for something this person did."""
    trigger_id = f"{state.new_id('')}.{state.new_id('')}.{state.new_id('t')}"
    state.triggers[trigger_id] = Trigger(user_id, state.clock.now())
    return trigger_id


def use_trigger(state: State, trigger_id: str) -> str:
    """The id of the person behind the trigger, which is used up.

    Raises SlackError: invalid_trigger_id, exchanged_trigger_id, expired_trigger_id.
    """
    trigger: Trigger | None = state.triggers.get(trigger_id)
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if state.clock.now() - trigger.issued > state.trigger_lives:
        raise SlackError("expired_trigger_id")
    trigger.used = True
    return trigger.user


def open_view(state: State, user_id: str, definition: Json) -> View:
    """Show a modal as the first of a new stack, in place of what was open."""
    view = _new_view(state, user_id, definition)
    state.stacks[user_id] = [view]
    return view


def push_view(state: State, user_id: str, definition: Json) -> View:
    """Show a modal on top of the stack. Raises SlackError: push_limit_reached, duplicate_external_id."""
    stack = state.stacks[user_id]
    if len(stack) >= MOST_VIEWS:
        raise SlackError("push_limit_reached")
    view = _new_view(state, user_id, definition)
    view.root_view_id, view.previous_view_id = stack[0].id, stack[-1].id
    stack.append(view)
    return view


def update_view(state: State, view: View, definition: Json) -> None:
    """Show something else in the same view; what was typed into inputs that remain, remains."""
    _check_external_id(state, definition, view)
    view.definition = definition | {"blocks": with_ids(definition["blocks"], state)}
    view.hash = state.new_hash()


def publish_home(state: State, user_id: str, definition: Json) -> View:
    """Show a person's Home."""
    home = state.homes.get(user_id)
    if home is None:
        home = _new_view(state, user_id, definition)
        state.homes[user_id] = home
    else:
        update_view(state, home, definition)
    return home


def close_view(state: State, view: View) -> None:
    """Take a view, and whatever stands on it, off the stack; one that is gone already is no matter."""
    stack = state.stacks[view.user]
    if view in stack:
        del stack[stack.index(view) :]


def _new_view(state: State, user_id: str, definition: Json) -> View:
    _check_external_id(state, definition, None)
    view_id = state.new_id("V")
    stored = definition | {"blocks": with_ids(definition["blocks"], state)}
    return View(view_id, user_id, stored, state.new_hash(), root_view_id=view_id)


def _check_external_id(state: State, definition: Json, own: View | None) -> None:
    external_id = definition.get("external_id")
    others = (view for view in state.views() if view is not own)
    if external_id and any(view.definition.get("external_id") == external_id for view in others):
        raise SlackError("duplicate_external_id")
