"""Everything a verb may use, made once by app.py."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desk.cache import Cache
from desk.pushed import Pushed
from desk.reading import Reading
from securescore.client import SecureScoreClient
from servicenow.client import Instance
from servicenow.transport import Http
from storage.database import Database
from storage.secrets import KeyRing


@dataclass(frozen=True)
class Patience:
    """How long the desk waits before it tries again; the demo and the tests are less patient."""

    longest_request: timedelta = timedelta(seconds=360)
    """A create may still be committed this long after it was about to be sent: a minute to send it, and
    ServiceNow's own limit for one transaction (300 s). Only after it does "not found" mean "not made"."""
    say_queued_after: timedelta = timedelta(seconds=3)
    """After this a person looking at the channel would wonder."""
    first_retry: timedelta = timedelta(seconds=5)
    """Doubled with each attempt."""
    longest_retry: timedelta = timedelta(minutes=5)
    menu: timedelta = timedelta(seconds=2)
    """Slack waits three seconds for a live menu, or for the answer to a submitted modal."""


@dataclass(frozen=True)
class DatesRead:
    """What an instance was found to do: its distance from UTC, or None where it takes no dates from us."""

    ahead: timedelta | None
    found_at: datetime


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
    menus: Cache = field(default_factory=lambda: Cache(300))
    """What the live menus found in each workspace's instance: lists of at most some hundred short rows."""
    offered: Cache = field(default_factory=lambda: Cache(10_000))
    """The name of each thing that a menu has offered."""
    dates: dict[int, DatesRead] = field(default_factory=dict)
    """How each workspace's instance reads the dates of a query."""
    own_names: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)
    """What each workspace's integration user, by user_name, is called where comments name their writer."""
    states_read: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    """From which instance, and when, each workspace's labels of states were read."""
    pushed: Pushed = field(default_factory=Pushed)
    """The records that instances said were changed, until they are read."""
    promised: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when something was stored that a worker has to finish."""
