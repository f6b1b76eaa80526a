"""What a digest says, and which digests are to be posted now, each by one process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.context import Desk
from desk.due_times import next_due
from storage import digest_runs, notices, scores, subscriptions, tickets
from storage.database import Session
from storage.scores import DayScore
from storage.tables import DigestRun, Subscription, Ticket

_LEASE = timedelta(minutes=5)
"""Longer than posting all that is claimed at once can take."""
_AT_ONCE = 20
_PUT_OFF = timedelta(seconds=30)
LATE_AFTER = timedelta(minutes=15)
MADE_UP_FOR = timedelta(hours=2)


@dataclass(frozen=True)
class Moved:
    """A ticket whose state changed since the last digest."""

    ticket: Ticket
    before: str


@dataclass(frozen=True)
class Digest:
    """What one digest says; a ticket stands in the first of the groups that fits."""

    subscription: Subscription
    today: date
    since: datetime | None
    """None where it shows all that is open."""
    is_late: bool
    overdue: Sequence[Ticket]
    due_this_week: Sequence[Ticket]
    new: Sequence[Ticket]
    moved: Sequence[Moved]
    done: Sequence[Ticket]
    open: Sequence[Ticket]
    """The rest of the open ones; only where it shows all that is open."""
    score: DayScore | None
    score_before: DayScore | None

    @property
    def is_empty(self) -> bool:
        """Nothing to say."""
        return not (self.overdue or self.due_this_week or self.new or self.moved or self.done or self.open)


@dataclass(frozen=True)
class DigestDue:
    """A claimed run."""

    run: DigestRun
    subscription: Subscription


async def claim_due(desk: Desk) -> list[DigestDue]:
    """The digests that this process is to post now.

    A digest is made up until its local day ends, and for two hours at least, marked late; after that it is
    missed. A run whose process died before it began to post is taken over; one that may have been posted is
    not posted twice. Whoever made the digest hears of both.
    """
    now = desk.now()
    claimed: list[DigestDue] = []
    async with desk.database.transaction() as session:
        for run in await digest_runs.reclaim(session, now, _LEASE, _AT_ONCE):
            subscription = await subscriptions.get(session, run.workspace_id, run.subscription_id)
            if subscription is not None and await _is_ours_to_post(session, run, subscription, now):
                claimed.append(DigestDue(run, subscription))
        for subscription in await subscriptions.due(session, now, _AT_ONCE):
            new = await digest_runs.claim(session, subscription, subscription.next_due_at, now + _LEASE)
            if new is not None and await _is_ours_to_post(session, new, subscription, now):
                claimed.append(DigestDue(new, subscription))
            subscription.next_due_at = next_due(
                subscription.weekdays, subscription.local_time, subscription.time_zone, now
            )
    return claimed


async def _is_ours_to_post(
    session: Session, run: DigestRun, subscription: Subscription, now: datetime
) -> bool:
    if run.posting_at is not None:
        await _end(session, run, subscription, "uncertain", now)
        return False
    is_another_day = _local_day(subscription, now) > _local_day(subscription, run.due_at)
    if is_another_day and now - run.due_at > MADE_UP_FOR:
        await _end(session, run, subscription, "missed", now)
        return False
    return True


async def _end(
    session: Session, run: DigestRun, subscription: Subscription, outcome: str, now: datetime, error: str = ""
) -> None:
    """Write a sad end, and owe whoever made the digest the reason."""
    if await digest_runs.finish(session, run, outcome=outcome, now=now):
        values = {"name": subscription.name, "channel": subscription.channel_id, "error": error}
        notices.add(
            session, run.workspace_id, subscription.created_by, f"notice-digest-{outcome}", values, now
        )


async def say(desk: Desk, due: DigestDue) -> Digest:
    """What a claimed digest says now."""
    is_late = desk.now() - due.run.due_at > LATE_AFTER
    return await compose(desk, due.subscription, is_late=is_late)


async def posting(desk: Desk, due: DigestDue) -> bool:
    """Say that the post is about to be made; False where another process has taken the run over."""
    async with desk.database.transaction() as session:
        return await digest_runs.posting(session, due.run, desk.now())


async def finished(desk: Desk, due: DigestDue, outcome: str, ts: str | None = None) -> None:
    """Write how the run ended."""
    async with desk.database.transaction() as session:
        await digest_runs.finish(session, due.run, outcome=outcome, now=desk.now(), ts=ts)


async def put_off(desk: Desk, due: DigestDue) -> None:
    """Slack surely did not take it: somebody tries again in half a minute."""
    async with desk.database.transaction() as session:
        await digest_runs.put_off(session, due.run, desk.now() + _PUT_OFF)


async def failed(desk: Desk, due: DigestDue, outcome: str, error: str) -> None:
    """It was `refused`, or whether Slack took it is `uncertain`: whoever made it hears of it."""
    async with desk.database.transaction() as session:
        await _end(session, due.run, due.subscription, outcome, desk.now(), error)
    desk.promised.set()


async def compose(desk: Desk, subscription: Subscription, *, is_late: bool = False) -> Digest:
    """What the digest says now: since its last one, or of all that is open."""
    now = desk.now()
    async with desk.database.reading() as session:
        last = await digest_runs.last_posted(session, subscription.workspace_id, subscription.id)
        began = _told_until(last) if last else subscription.created_at
        open_tickets = await tickets.live(session, subscription.workspace_id)
        changes = await tickets.changes_since(session, subscription.workspace_id, began)
        score = await scores.day(session, subscription.workspace_id, desk.tenant_id, now.date())
        earlier = min(began.date(), score.day - timedelta(days=1)) if score else began.date()
        before = await scores.day(session, subscription.workspace_id, desk.tenant_id, earlier)
    changes_only = subscription.shows == "changed"
    groups = _Groups(_local_day(subscription, now), began, changes_only)
    moved = {
        change.ticket_id: Moved(ticket, change.before)
        for change, ticket in reversed(changes)
        if change.field == "state"
    }
    return Digest(
        subscription=subscription,
        today=groups.today,
        since=began if changes_only else None,
        is_late=is_late,
        overdue=[one for one in open_tickets if groups.of(one) == "overdue"],
        due_this_week=[one for one in open_tickets if groups.of(one) == "due_this_week"],
        new=[one for one in open_tickets if groups.of(one) == "new"],
        moved=[
            one for one in moved.values() if not one.ticket.closed and groups.of(one.ticket) in ("", "open")
        ],
        done=[one.ticket for one in moved.values() if one.ticket.closed],
        open=[one for one in open_tickets if groups.of(one) == "open" and one.id not in moved],
        score=score,
        score_before=before,
    )


@dataclass(frozen=True)
class _Groups:
    today: date
    began: datetime
    changes_only: bool

    def of(self, ticket: Ticket) -> str:
        """The group of an open ticket; "" where a digest of changes leaves it out."""
        if ticket.due_date < self.today:
            return "overdue"
        if ticket.asked_at > self.began:
            return "new"
        if ticket.due_date <= self.today + timedelta(days=7):
            return "due_this_week"
        return "" if self.changes_only else "open"


def _told_until(run: DigestRun) -> datetime:
    """A digest that was made up late told everything up to then."""
    return run.posting_at or run.finished_at or run.due_at


def _local_day(subscription: Subscription, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(subscription.time_zone)).date()
