"""What the desk itself knows of its connection: its tokens' age, its pushes, and how deliveries went."""

from datetime import datetime, timedelta

from desk.context import Desk
from servicenow.checks.finding import Finding, Outcome, Verdict
from storage import checkup
from storage.checkup import Deliveries
from storage.tables import Connection

CONNECTION, _REFRESH_TOKEN, _PUSH, _DELIVERY = "connection", "refresh-token", "push", "delivery"

NONE = Verdict(CONNECTION, "none", Outcome.FAIL, "connect", blocks=True)
AUTHORIZE_AGAIN = Verdict(CONNECTION, "authorize-again", Outcome.FAIL, "authorize", blocks=True)
KEPT = Verdict(CONNECTION, "kept", Outcome.PASS)

NOT_NEEDED = Verdict(_REFRESH_TOKEN, "not-needed", Outcome.PASS)
LIVES = Verdict(_REFRESH_TOKEN, "lives", Outcome.PASS)
ENDS_SOON = Verdict(_REFRESH_TOKEN, "ends-soon", Outcome.WARN, "authorize")
ENDED = Verdict(_REFRESH_TOKEN, "ended", Outcome.FAIL, "authorize")

NOT_SET_UP = Verdict(_PUSH, "not-set-up", Outcome.PASS)
COMES = Verdict(_PUSH, "comes", Outcome.PASS)
SILENT = Verdict(_PUSH, "silent", Outcome.WARN, "check-push")
NEVER_CAME = Verdict(_PUSH, "never-came", Outcome.UNKNOWN, "change-a-ticket")

DELIVERED = Verdict(_DELIVERY, "delivered", Outcome.PASS)
WAITING = Verdict(_DELIVERY, "waiting", Outcome.WARN, "solve-the-others")
REFUSED = Verdict(_DELIVERY, "refused", Outcome.FAIL, "solve-the-others")
NONE_SHARED = Verdict(_DELIVERY, "none-shared", Outcome.UNKNOWN, "share-one")

VERDICTS = (
    NONE,
    AUTHORIZE_AGAIN,
    KEPT,
    NOT_NEEDED,
    LIVES,
    ENDS_SOON,
    ENDED,
    NOT_SET_UP,
    COMES,
    SILENT,
    NEVER_CAME,
    DELIVERED,
    WAITING,
    REFUSED,
    NONE_SHARED,
)
WITHOUT_CONNECTION = (_REFRESH_TOKEN, _PUSH, _DELIVERY)

_SOON = 14
_LONG_WAIT = timedelta(minutes=10)
_PUSHED_WITHIN = timedelta(minutes=15)


async def look(desk: Desk, connection: Connection) -> list[Finding]:
    """All of it, from storage."""
    workspace_id, url, now = connection.workspace_id, connection.instance_url, desk.now()
    async with desk.database.reading() as session:
        deliveries = await checkup.deliveries(session, workspace_id, url, now - _LONG_WAIT)
        changed_at = await checkup.newest_change(session, workspace_id, url)
    return [
        _connection(connection),
        _refresh_token(connection, now),
        _push(connection, changed_at),
        _delivery(deliveries),
    ]


def _connection(connection: Connection) -> Finding:
    if connection.needs_authorization:
        return AUTHORIZE_AGAIN.found()
    return KEPT.found(user_name=connection.user_name)


def _refresh_token(connection: Connection, now: datetime) -> Finding:
    if connection.grant_type == "client_credentials":
        return NOT_NEEDED.found()
    left = connection.authorized_at + timedelta(seconds=connection.refresh_token_lifespan) - now
    if left <= timedelta():
        return ENDED.found()
    return (ENDS_SOON if left.days <= _SOON else LIVES).found(days=left.days)


def _push(connection: Connection, changed_at: datetime | None) -> Finding:
    if connection.push_digest is None:
        return NOT_SET_UP.found()
    pushed_at = connection.pushed_at
    if pushed_at is None:
        return NEVER_CAME.found()
    if changed_at is not None and changed_at > pushed_at + _PUSHED_WITHIN:
        return SILENT.found(changed_at=changed_at, pushed_at=pushed_at)
    return COMES.found(pushed_at=pushed_at)


def _delivery(deliveries: Deliveries) -> Finding:
    if deliveries.waiting:
        return WAITING.found(count=deliveries.waiting, error=deliveries.error or "")
    if deliveries.delivered:
        return DELIVERED.found(count=deliveries.delivered)
    if deliveries.refused:
        return REFUSED.found(count=deliveries.refused, error=deliveries.error or "")
    return NONE_SHARED.found()
