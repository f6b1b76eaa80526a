"""views.*: https://docs.slack.dev/reference/methods"""

from sandbox.slack.checks.views import check_view
from sandbox.slack.errors import SlackError
from sandbox.slack.shapes import view_object
from sandbox.slack.state import Json, View
from sandbox.slack.view_stack import open_view, publish_home, push_view, update_view, use_trigger
from sandbox.slack.web_api.call import Call


def views_open(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.open"""
    definition = check_view(call.need("view"), "modal")
    user_id = use_trigger(call.state, str(call.need("trigger_id")))
    return _answer(call, open_view(call.state, user_id, definition))


def views_push(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.push"""
    definition = check_view(call.need("view"), "modal")
    user_id = use_trigger(call.state, str(call.need("trigger_id")))
    if not call.state.stacks[user_id]:
        raise SlackError("invalid_trigger_id")
    return _answer(call, push_view(call.state, user_id, definition))


def views_update(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.update"""
    view = _named(call)
    definition = check_view(call.need("view"), view.definition["type"])
    _check_hash(call, view)
    update_view(call.state, view, definition)
    return _answer(call, view)


def views_publish(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/views.publish"""
    user = call.user("user_id")
    definition = check_view(call.need("view"), "home")
    home = call.state.homes.get(user.id)
    if home:
        _check_hash(call, home)
    return _answer(call, publish_home(call.state, user.id, definition))


def _named(call: Call) -> View:
    view_id, external_id = call.args.get("view_id"), call.args.get("external_id")
    if not view_id and not external_id:
        raise SlackError("invalid_arguments", ["missing required field: view_id or external_id"])
    for view in call.state.views():
        if view.id == view_id or (external_id and view.definition.get("external_id") == external_id):
            return view
    raise SlackError("not_found")


def _check_hash(call: Call, view: View) -> None:
    if call.args.get("hash") not in {None, "", view.hash}:
        raise SlackError("hash_conflict")


def _answer(call: Call, view: View) -> Json:
    return {"view": view_object(view, call.state)}
