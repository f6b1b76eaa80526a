"""Everything a verb may use, made once by app.py."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desk.reading import Reading
from securescore.client import SecureScoreClient
from servicenow.client import Instance
from servicenow.transport import Http
from storage.database import Database
from storage.secrets import KeyRing


@dataclass(frozen=True)
class Patience:
    """How long the desk waits before it tries again; the demo and the tests are less patient."""

    longest_request: timedelta = timedelta(seconds=330)
    """A request that was cut off may still be committed for this long: our client's timeout (30 s) and
    ServiceNow's own limit for one transaction (300 s). Only after it does "not found" mean "not made"."""
    say_queued_after: timedelta = timedelta(seconds=3)
    """After this a person looking at the channel would wonder."""
    first_retry: timedelta = timedelta(seconds=5)
    """Doubled with each attempt."""
    longest_retry: timedelta = timedelta(minutes=5)


@dataclass(frozen=True)
class Desk:
    """The desk's clients, store, clock and settings."""

    database: Database
    keys: KeyRing
    now: Callable[[], datetime]
    http: Http
    """For ServiceNow: one long-lived client for all instances."""
    secure_score: SecureScoreClient
    tenant_id: str
    redirect_uri: str
    allowed_hosts: tuple[str, ...]
    patience: Patience = Patience()
    readings: dict[int, Reading] = field(default_factory=dict)
    """Each workspace's Secure Score as last made: to make it costs some twenty milliseconds."""
    instances: dict[int, Instance] = field(default_factory=dict)
    """Each workspace's instance, kept because it bounds the requests in flight."""
    refreshing: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    """Each workspace's refresh of its access token, while there is one: whoever asked for it may leave."""
    promised: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when something was stored that a worker has to finish."""
