"""A channel's digests: subscribe, pause, resume, remove."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from zoneinfo import available_timezones

from desk.access import Role, require
from desk.context import Desk
from desk.due_times import next_due
from desk.errors import UnknownSubscription
from storage import audit, subscriptions
from storage.tables import Person, Subscription

NAME_CHARACTERS = 80


@dataclass(frozen=True)
class DigestRequest:
    """What a person filled in; ``shows`` is `changed` or `open`, ``weekdays`` digits of ISO weekdays."""

    name: str
    weekdays: str
    local_time: time
    time_zone: str
    shows: str
    silent_when_empty: bool
    channel_id: str


def problems(request: DigestRequest) -> dict[str, str]:
    """Field name -> key of the sentence that says what is wrong with it; empty where all is well."""
    found = {}
    if not request.name.strip():
        found["name"] = "digest-problem-empty-name"
    if not request.weekdays:
        found["weekdays"] = "digest-problem-no-weekdays"
    if request.time_zone not in time_zones():
        found["time_zone"] = "digest-problem-time-zone"
    return found


@cache
def time_zones() -> frozenset[str]:
    """Every time zone there is; kept, for the standard library walks through a thousand files."""
    return frozenset(available_timezones())


async def subscribe(desk: Desk, person: Person, request: DigestRequest) -> Subscription:
    """Store a new digest, due from the next of its times on; raises NotAllowed."""
    require(person, Role.SHARER)
    now = desk.now()
    subscription = Subscription(
        workspace_id=person.workspace_id,
        channel_id=request.channel_id,
        name=request.name.strip(),
        weekdays=request.weekdays,
        local_time=request.local_time,
        time_zone=request.time_zone,
        shows=request.shows,
        silent_when_empty=request.silent_when_empty,
        locale=person.locale,
        created_by=person.user_id,
        created_at=now,
        next_due_at=next_due(request.weekdays, request.local_time, request.time_zone, now),
    )
    async with desk.database.transaction() as session:
        await subscriptions.add(session, subscription)
        audit.record(session, person.workspace_id, person.user_id, "subscribe", request.channel_id, now)
    return subscription


async def of_channel(desk: Desk, person: Person, channel_id: str) -> Sequence[Subscription]:
    """The channel's digests, oldest first; raises NotAllowed."""
    require(person, Role.VIEWER)
    async with desk.database.reading() as session:
        return await subscriptions.of_channel(session, person.workspace_id, channel_id)


async def get(desk: Desk, person: Person, subscription_id: int) -> Subscription:
    """One digest; raises NotAllowed or UnknownSubscription."""
    require(person, Role.VIEWER)
    async with desk.database.reading() as session:
        subscription = await subscriptions.get(session, person.workspace_id, subscription_id)
    if subscription is None:
        raise UnknownSubscription
    return subscription


async def pause(desk: Desk, person: Person, subscription_id: int, *, paused: bool) -> Subscription:
    """Pause it, or resume it from the next of its times on; raises NotAllowed or UnknownSubscription."""
    require(person, Role.SHARER)
    now = desk.now()
    async with desk.database.transaction() as session:
        subscription = await subscriptions.get(session, person.workspace_id, subscription_id)
        if subscription is None:
            raise UnknownSubscription
        subscription.paused = paused
        subscription.next_due_at = next_due(
            subscription.weekdays, subscription.local_time, subscription.time_zone, now
        )
        action = "pause" if paused else "resume"
        audit.record(session, person.workspace_id, person.user_id, action, str(subscription_id), now)
    return subscription


async def remove(desk: Desk, person: Person, subscription_id: int) -> None:
    """Forget it; removing it twice is no error. Raises NotAllowed."""
    require(person, Role.SHARER)
    async with desk.database.transaction() as session:
        await subscriptions.remove(session, person.workspace_id, subscription_id)
        audit.record(
            session, person.workspace_id, person.user_id, "unsubscribe", str(subscription_id), desk.now()
        )
