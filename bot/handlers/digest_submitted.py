"""The form of a new digest was submitted."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.views import digest_modal
from desk.subscribe import problems, subscribe
from texts import text


async def submitted(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Subscribe the channel, or say at each field what is wrong with it."""
    request = digest_modal.read(view)
    wrong = problems(request)
    if wrong:
        errors = {field: text(key, asked.locale) for field, key in wrong.items()}
        return {"response_action": "errors", "errors": errors}
    subscription = await subscribe(asked.desk, asked.person, request)
    return {"response_action": "update", "view": digest_modal.created_view(subscription, asked.locale)}
