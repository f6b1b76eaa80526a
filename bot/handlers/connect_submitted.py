"""The connect form was submitted."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.views import connect_modal
from desk import connect
from desk.errors import SecretNeeded
from servicenow.errors import HostNotAllowed
from texts import sentence


async def submitted(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Go on to the link that authorizes in the browser; with client credentials, to a message."""
    request = connect_modal.read(view)
    try:
        link = await connect.begin(asked.desk, asked.person, request)
    except HostNotAllowed as error:
        return {"response_action": "errors", "errors": {"instance": sentence(error, asked.locale)}}
    except SecretNeeded as error:
        return {"response_action": "errors", "errors": {"client_secret": sentence(error, asked.locale)}}
    if link is None:
        following = connect_modal.asked_view(request.user_name, asked.locale)
    else:
        following = connect_modal.authorize_view(link, request.user_name, asked.locale)
    return {"response_action": "update", "view": following}
