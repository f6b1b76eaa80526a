"""What a digest says, and which digests are to be posted now, each by one process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.context import Desk
from desk.due_times import next_due
from storage import digest_runs, notices, scores, subscriptions, tickets
from storage.scores import DayScore
from storage.tables import DigestRun, Subscription, Ticket

_LEASE = timedelta(minutes=2)
_AT_ONCE = 20
LATE_AFTER = timedelta(minutes=15)


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
    """A claimed run and what it has to say."""

    run: DigestRun
    subscription: Subscription
    digest: Digest


async def claim_due(desk: Desk) -> list[DigestDue]:
    """The digests that this process is to post now.

    A digest is made up within its local day, marked late; after that it counts as missed. A run whose
    process died before it began to post is taken over; one that may have been posted is not posted twice.
    """
    now = desk.now()
    claimed = []
    async with desk.database.transaction() as session:
        for run in await digest_runs.reclaim(session, now, _LEASE, _AT_ONCE):
            if run.posting_at is None:
                claimed.append(run)
            else:
                await digest_runs.finish(session, run, outcome="uncertain", now=now)
        for subscription in await subscriptions.due(session, now, _AT_ONCE):
            ours = await digest_runs.claim(session, subscription, subscription.next_due_at, now + _LEASE)
            if ours and _local_day(subscription, now) > _local_day(subscription, ours.due_at):
                await digest_runs.finish(session, ours, outcome="missed", now=now)
            elif ours:
                claimed.append(ours)
            subscription.next_due_at = next_due(
                subscription.weekdays, subscription.local_time, subscription.time_zone, now
            )
    return [due for run in claimed if (due := await _due(desk, run)) is not None]


async def posting(desk: Desk, due: DigestDue) -> bool:
    """Say that the post is about to be made; False where another process has taken the run over."""
    async with desk.database.transaction() as session:
        return await digest_runs.posting(session, due.run, desk.now())


async def finished(desk: Desk, due: DigestDue, outcome: str, ts: str | None = None) -> None:
    """Write how the run ended."""
    async with desk.database.transaction() as session:
        await digest_runs.finish(session, due.run, outcome=outcome, now=desk.now(), ts=ts)


async def refused(desk: Desk, due: DigestDue, error: str) -> None:
    """Slack will not have it in this channel: whoever made it hears why."""
    values = {"name": due.subscription.name, "channel": due.subscription.channel_id, "error": error}
    async with desk.database.transaction() as session:
        if await digest_runs.finish(session, due.run, outcome="failed", now=desk.now()):
            workspace_id, user_id = due.subscription.workspace_id, due.subscription.created_by
            notices.add(session, workspace_id, user_id, "notice-digest", values, desk.now())
    desk.promised.set()


async def compose(desk: Desk, subscription: Subscription, *, is_late: bool = False) -> Digest:
    """What the digest says now: since its last one, or of all that is open."""
    now = desk.now()
    async with desk.database.reading() as session:
        last = await digest_runs.last_posted(session, subscription.workspace_id, subscription.id)
        began = last.due_at if last else subscription.created_at
        open_tickets = await tickets.live(session, subscription.workspace_id)
        changes = await tickets.changes_since(session, subscription.workspace_id, began)
        days = await scores.days_since(
            session, subscription.workspace_id, desk.tenant_id, (began - timedelta(days=1)).date()
        )
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
        score=days[-1] if days else None,
        score_before=days[0] if days else None,
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


async def _due(desk: Desk, run: DigestRun) -> DigestDue | None:
    async with desk.database.reading() as session:
        subscription = await subscriptions.get(session, run.workspace_id, run.subscription_id)
    if subscription is None:
        return None
    is_late = desk.now() - run.due_at > LATE_AFTER
    return DigestDue(run, subscription, await compose(desk, subscription, is_late=is_late))


def _local_day(subscription: Subscription, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(subscription.time_zone)).date()
