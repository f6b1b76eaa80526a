"""Text that goes out into a record's journals.

Source: https://www.servicenow.com/docs/r/platform-administration/c_JournalFields.html
"""

import re
from typing import Literal

from servicenow.client import Instance
from servicenow.records import Table, TicketRecord

Journal = Literal["comments", "work_notes"]
"""What whoever the ticket is for may read, or only those who work on it."""
JOURNAL_CHARACTERS = 4000

_CODE = re.compile(r"\[(/?code)\]", re.IGNORECASE)


def entry(written_by: str, text: str) -> str:
    """The entry: who wrote it, then what; the integration user's name stands above it on the instance.

    An instance draws what stands between ``[code]`` and ``[/code]`` as HTML, so these become round brackets.
    """
    return _CODE.sub(r"(\1)", f"{written_by}: {text}")[:JOURNAL_CHARACTERS]


async def append(instance: Instance, table: Table, sys_id: str, journal: Journal, text: str) -> TicketRecord:
    """Add an entry. Not safe to repeat: a second request makes a second entry.

    Raises RecordNotFound or RefusedByRule, and NotAnswering or NotJson with ``maybe_done``.
    Source: https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
    """
    return await instance.update(table, sys_id, {journal: text})
