"""api.* and auth.*: https://docs.slack.dev/reference/methods"""

from sandbox.slack.errors import SlackError
from sandbox.slack.shapes import BOT_TEAM_NAME
from sandbox.slack.state import BOT_ID, BOT_USER, Json
from sandbox.slack.web_api.call import Call


def api_test(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/api.test"""
    if "error" in call.args:
        raise SlackError(str(call.args["error"]))
    return {"args": call.args}


def auth_test(call: Call) -> Json:
    """https://docs.slack.dev/reference/methods/auth.test"""
    bot = call.state.users[BOT_USER]
    return {
        "url": f"{call.base_url}/",
        "team": BOT_TEAM_NAME,
        "user": bot.name,
        "team_id": call.state.team_id,
        "user_id": bot.id,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }
