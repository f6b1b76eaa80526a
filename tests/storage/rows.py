"""Rows to store, with whatever the test does not care about filled in."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from storage.tables import Connection, Subscription, Ticket, Workspace

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
INSTANCE_URL = "https://acme.service-now.com"


def a_ticket(workspace: Workspace, **columns: Any) -> Ticket:
    """A ticket that waits for its delivery."""
    return Ticket(
        **{
            "workspace_id": workspace.id,
            "tenant_id": "contoso",
            "control_id": "MFARegistrationV2",
            "table": "incident",
            "occurrence": 1,
            "correlation_id": uuid.uuid4().hex,
            "asked_by": "U0SHARER",
            "asked_at": NOW,
            "control_title": "Register everybody for MFA",
            "max_score": 9.0,
            "gain": 1.5,
            "short_description": "Register everybody for MFA",
            "description": "",
            "priority": "3",
            "due_date": date(2026, 3, 30),
            "time_zone": "UTC",
            "delivery": "pending",
            "next_attempt_at": NOW,
        }
        | columns
    )


def a_delivered_ticket(workspace: Workspace, number: str, **columns: Any) -> Ticket:
    """A ticket whose record was made."""
    delivered = {
        "delivery": "delivered",
        "instance_url": INSTANCE_URL,
        "number": number,
        "sys_id": uuid.uuid4().hex,
        "state_label": "New",
    }
    return a_ticket(workspace, **{"control_id": number, **delivered, **columns})


def a_connection(workspace: Workspace, **columns: Any) -> Connection:
    """A connection whose access token lives; `connections.replace` seals its secrets."""
    return Connection(
        **{
            "workspace_id": workspace.id,
            "instance_url": INSTANCE_URL,
            "client_id": "client",
            "user_name": "scoredesk.integration",
            "access_expires_at": NOW + timedelta(minutes=30),
            "authorized_at": NOW,
            "authorized_by": "U0ADMIN",
        }
        | columns
    )


def a_subscription(workspace: Workspace, **columns: Any) -> Subscription:
    """A digest that is due at noon."""
    return Subscription(
        **{
            "workspace_id": workspace.id,
            "channel_id": "C0SECURITY",
            "name": "Daily",
            "weekdays": "1234567",
            "local_time": time(12, 0),
            "time_zone": "UTC",
            "shows": "open",
            "silent_when_empty": False,
            "locale": "en-US",
            "created_by": "U0SHARER",
            "created_at": NOW,
            "next_due_at": NOW,
        }
        | columns
    )
