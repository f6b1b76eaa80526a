"""Somebody confirmed that the ServiceNow connection is to go."""

from collections.abc import Mapping
from typing import Any

from bot.asked import Asked
from bot.views import connection, sentence
from desk import connect


async def submitted(asked: Asked, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """Forget it now; its tokens are revoked by a job."""
    await connect.remove(asked.desk, asked.person)
    return {
        "response_action": "update",
        "view": sentence.modal(connection.removed(asked.locale), asked.locale),
    }
