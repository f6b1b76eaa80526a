"""What people do with modals: fill in, submit, close.

https://docs.slack.dev/surfaces/modals#handling_submissions
"""

from typing import Any, NoReturn

from sandbox.slack import payloads
from sandbox.slack.checks.blocks import acting
from sandbox.slack.checks.views import check_view
from sandbox.slack.deliveries import Answer
from sandbox.slack.errors import SlackError
from sandbox.slack.input_state import NotOfferedError, keeps_state, state_of, values_of
from sandbox.slack.people.complaining import what_the_client_refuses
from sandbox.slack.people.play import CannotError, Play
from sandbox.slack.state import Json, User, View
from sandbox.slack.view_stack import close_view, push_view, update_view


async def submit(play: Play) -> Json:
    """{"user", "view_id"?, "values", "force"?}: fill in by action_id or block_id, then press submit."""
    person = play.person()
    view = play.view(person)
    if "submit" not in view.definition:
        raise CannotError(400, "no_submit", "this view has no submit button")
    for name, value in play.body.get("values", {}).items():
        _fill_in(view, name, value)
    refused = what_the_client_refuses(view.definition["blocks"], view.values)
    if refused and not play.body.get("force"):
        view.errors = refused
        raise CannotError(400, "client_refuses", "missing, or not as asked", block_ids=list(refused))
    payload = payloads.view_submission(play.state, person, view, _response_urls(play, person, view))
    answer = await play.deliveries.interaction(payload)
    result: Json = {"response_action": None, "errors": {}}
    if answer.error is None:
        result |= _apply(play, person, view, answer)
    return result | answer.shown()


def _fill_in(view: View, name: str, value: Any) -> None:
    found = [
        (block["block_id"], element)
        for block, element in acting(view.definition["blocks"])
        if keeps_state(element) and name in {element["action_id"], block["block_id"]}
    ]
    if len(found) != 1:
        raise CannotError(400, "input_not_found", f"{len(found)} inputs are called {name}")
    block_id, element = found[0]
    try:
        view.values.setdefault(block_id, {})[element["action_id"]] = state_of(element, value)
    except NotOfferedError as refused:
        raise CannotError(400, "not_offered", str(refused)) from refused


def _response_urls(play: Play, person: User, view: View) -> list[Json]:
    """A response_url for each channel that was chosen in a menu with response_url_enabled."""
    urls: list[Json] = []
    values = values_of(view.definition["blocks"], view.values)
    for block, element in acting(view.definition["blocks"]):
        given = values.get(block["block_id"], {}).get(element["action_id"], {})
        chosen = given.get("selected_conversation") or given.get("selected_channel")
        if element.get("response_url_enabled") and chosen in play.state.channels:
            url = play.response_url(person, play.state.channels[chosen])
            named = {"block_id": block["block_id"], "action_id": element["action_id"]}
            urls.append(named | {"channel_id": chosen, "response_url": url})
    return urls


def _apply(play: Play, person: User, view: View, answer: Answer) -> Json:
    """Do what the bot answered to the person's stack; a wrong answer changes nothing and is an error."""
    body = answer.body if isinstance(answer.body, dict) else {}
    action = body.get("response_action")
    view.errors = {}
    try:
        match action:
            case "errors":
                view.errors = _checked_errors(view, body.get("errors"))
            case "clear":
                play.state.stacks[person.id].clear()
            case "update":
                update_view(play.state, view, check_view(body.get("view"), "modal"))
            case "push":
                push_view(play.state, person.id, check_view(body.get("view"), "modal"))
            case None if not answer.body:
                close_view(play.state, view)
            case _:
                _unknown(action)
    except SlackError as refused:
        answer.refuse(refused.error, refused.messages)
        return {"response_action": action}
    return {"response_action": action, "errors": view.errors}


def _unknown(action: Any) -> NoReturn:
    raise SlackError("invalid_response_action", [f"there is no response_action {action}"])


def _checked_errors(view: View, errors: Any) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.definition["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("invalid_response_action", ["errors must name at least one input block"])
    unknown = sorted(errors.keys() - inputs)
    if unknown:
        raise SlackError(
            "invalid_response_action", [f"no input block has the block_id {each}" for each in unknown]
        )
    return errors


async def close(play: Play) -> Json:
    """{"user", "view_id"?, "clear"?}: close the view, or with ``clear`` the whole stack."""
    person = play.person()
    view = play.view(person)
    stack = play.state.stacks[person.id]
    clears = bool(play.body.get("clear")) or view.definition.get("clear_on_close", False)
    closed = stack[::-1] if clears else [view]
    close_view(play.state, stack[0] if clears else view)
    answers = [
        await play.deliveries.interaction(payloads.view_closed(play.state, person, each, is_cleared=clears))
        for each in closed
        if each.definition.get("notify_on_close")
    ]
    return {"closed": [each.id for each in closed], "answers": [answer.shown() for answer in answers]}
