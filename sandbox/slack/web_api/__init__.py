"""The Web API methods that the pretend workspace knows, by Slack's names."""

from collections.abc import Callable

from sandbox.slack.state import Json
from sandbox.slack.web_api import auth, chat, conversations, users, views
from sandbox.slack.web_api.call import Call

METHODS: dict[str, Callable[[Call], Json]] = {
    "api.test": auth.api_test,
    "auth.test": auth.auth_test,
    "chat.delete": chat.chat_delete,
    "chat.getPermalink": chat.chat_get_permalink,
    "chat.postEphemeral": chat.chat_post_ephemeral,
    "chat.postMessage": chat.chat_post_message,
    "chat.update": chat.chat_update,
    "conversations.history": conversations.conversations_history,
    "conversations.info": conversations.conversations_info,
    "conversations.open": conversations.conversations_open,
    "conversations.replies": conversations.conversations_replies,
    "users.info": users.users_info,
    "users.lookupByEmail": users.users_lookup_by_email,
    "views.open": views.views_open,
    "views.publish": views.views_publish,
    "views.push": views.views_push,
    "views.update": views.views_update,
}
