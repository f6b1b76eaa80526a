"""The share modal was submitted."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.views import share_modal
from desk.chosen import confirmed
from desk.share import problems, share, today
from texts import text


async def submitted(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Store what was asked for, or say at each field what is wrong with it, keeping what was typed."""
    request = share_modal.read(view)
    wrong = problems(request, today(asked.desk, asked.person))
    if not wrong:
        request, wrong = await confirmed(asked.desk, asked.person, request)
    if wrong:
        errors = {field: text(key, asked.locale) for field, key in wrong.items()}
        return {"response_action": "errors", "errors": errors}
    shared = await share(asked.desk, asked.person, request)
    accepted = share_modal.accepted_view(shared, request.channel_id, asked.locale)
    return {"response_action": "update", "view": accepted}
