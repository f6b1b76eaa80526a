"""What people ask the desk for, with whatever the test does not care about filled in."""

from datetime import date, time
from typing import Any

from desk.share import ShareRequest
from desk.subscribe import DigestRequest

CONTROL_ID = "MFARegistrationV2"


def a_share(**fields: Any) -> ShareRequest:
    """A share of an improvement action."""
    given = {
        "control_id": CONTROL_ID,
        "table": "incident",
        "short_description": "Register everybody for MFA",
        "description": "Please do it this quarter.",
        "priority": "2",
        "due_date": date(2099, 3, 30),
        "channel_id": "C0SECURITY",
    }
    return ShareRequest(**{**given, **fields})


def a_digest(**fields: Any) -> DigestRequest:
    """A digest for each day at nine."""
    given = {
        "name": "Daily",
        "weekdays": "1234567",
        "local_time": time(9, 0),
        "time_zone": "Europe/Berlin",
        "shows": "open",
        "silent_when_empty": False,
        "channel_id": "C0SECURITY",
    }
    return DigestRequest(**{**given, **fields})
