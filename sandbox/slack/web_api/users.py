"""users.*: https://docs.slack.dev/reference/methods"""

from sandbox.slack.errors import SlackError
from sandbox.slack.shapes import user_object
from sandbox.slack.state import Json
from sandbox.slack.web_api.call import Call
from sandbox.slack.web_api.scopes import EMAIL


def users_info(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/users.info"""
    include_locale = call.flag("include_locale")
    user = user_object(call.user(), call.state.clock.now(), include_locale=include_locale)
    if EMAIL not in call.state.scopes:
        user["profile"].pop("email", None)
    return {"user": user}


def users_lookup_by_email(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/users.lookupByEmail"""
    email = str(call.need("email")).lower()
    known = (user for user in call.state.users.values() if not user.is_stranger and not user.deleted)
    user = next((user for user in known if user.email.lower() == email), None)
    if user is None:
        raise SlackError("users_not_found")
    return {"user": user_object(user, call.state.clock.now(), include_locale=False)}
