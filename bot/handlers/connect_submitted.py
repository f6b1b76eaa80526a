"""The connect form was submitted."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.views import connect_modal
from desk import connect
from servicenow.errors import HostNotAllowed
from texts import sentence


async def submitted(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Go on to the link that authorizes in the browser."""
    request = connect_modal.read(view)
    try:
        url = await connect.begin(asked.desk, asked.person, request)
    except HostNotAllowed as error:
        return {"response_action": "errors", "errors": {"instance": sentence(error, asked.locale)}}
    view_with_link = connect_modal.authorize_view(url, request.user_name, asked.locale)
    return {"response_action": "update", "view": view_with_link}
