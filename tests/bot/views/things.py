"""What the views show, with words of any kind in every place where words come from outside."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from desk.access import Role
from desk.actions import ActionPage
from desk.digest import Digest, Moved
from desk.doctor import VERDICTS, Report
from desk.home import Home
from desk.lookup import TicketPage
from desk.on_call import Called, Rota
from desk.reading import Reading
from desk.share import ShareRequest
from securescore.actions import ImprovementAction, Status
from servicenow.checks.finding import Finding, Value
from servicenow.checks.unseen import REASONS, unseen
from servicenow.people import Group, User
from storage.scores import DayScore
from storage.tables import Connection, Notice, Person, Subscription, Ticket, TicketChange
from storage.tickets import Counts

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SYS_ID = "0123456789abcdef" * 2

USUAL = "Require MFA for admins"
HOSTILE = "<!channel> <@U1> <#C1> <http://evil.example|x> & *b* `c` |\n> {$x} </a>"
WORDS = {
    "usual": USUAL,
    "hostile": HOSTILE,
    "long": "Ensure that " + "all of the many users " * 300,
    "ampersands": "&" * 5000,
    "emoji": "🔐 كلمة السر 👩‍👩‍👧‍👦 密码 " * 60,
    "empty": "",
}


def _filled(given: dict[str, Any], **usual: Any) -> dict[str, Any]:
    return usual | given


def action(words: str = USUAL, **fields: Any) -> ImprovementAction:
    """An action that can be acted on now."""
    return ImprovementAction(
        **_filled(
            fields,
            control_id="AdminMFAV2",
            title=words,
            category=words,
            recommendation_category="",
            service="AzureAD",
            product=words,
            max_score=10.0,
            score=2.5,
            score_in_percentage=25.0,
            gain=2.74,
            rank=12,
            user_impact="Low",
            implementation_cost="Moderate",
            threats=(words,) * 9,
            tier="Core",
            status=Status.TO_ADDRESS,
            implementation_status=words,
            description_html=words,
            remediation_html=words,
            remediation_impact_html=words,
            action_url="https://security.microsoft.com/securescore?viewid=actions&tid=1",
            last_synced=NOW,
            deprecated=False,
        )
    )


def ticket(words: str = USUAL, **columns: Any) -> Ticket:
    """A ticket whose record was made."""
    return Ticket(
        **_filled(
            columns,
            id=7,
            workspace_id=1,
            control_id="AdminMFAV2",
            table="incident",
            occurrence=1,
            asked_by="U0SHARER",
            asked_at=NOW - timedelta(days=3),
            control_title=words,
            max_score=10.0,
            gain=2.74,
            short_description=words,
            priority="3",
            due_date=TODAY + timedelta(days=7),
            delivery="delivered",
            instance_url="https://acme.service-now.com",
            sys_id=SYS_ID,
            number="INC0010023",
            state="1",
            state_label=words,
            priority_label=words,
            assigned_to_name=words,
            assignment_group_name=words,
            closed=False,
            followed=True,
        )
    )


def undelivered(words: str = USUAL, **columns: Any) -> Ticket:
    """A ticket that ServiceNow has not answered for."""
    nothing = dict.fromkeys(
        ("instance_url", "sys_id", "number", "state", "state_label", "priority_label", "assigned_to_name")
    )
    return ticket(words, **{"delivery": "pending", **nothing, **columns})


def a_comment(written_by: str, words: str) -> TicketChange:
    """What somebody wrote on a ticket's record."""
    return TicketChange(
        id=1, ticket_id=7, at=NOW, field="comments", before="", after=words, written_by=written_by
    )


def a_change(field: str, before: str, after: str) -> TicketChange:
    """Something that happened to a ticket."""
    return TicketChange(id=1, ticket_id=7, at=NOW, field=field, before=before, after=after)


def reading(*actions: ImprovementAction, days: int = 31) -> Reading:
    """A score that grew by a point a day."""
    first = TODAY - timedelta(days=days - 1)
    history = [DayScore(first + timedelta(days=day), 100 + day, 274) for day in range(days)]
    peers = {"AllTenants": 48.2, "TotalSeats": 52.86, "SomethingNew": 1.0}
    return Reading(TODAY, NOW, history[-1], history, peers, actions)


def action_page(words: str, rows: int, total: int, page: int = 0) -> ActionPage:
    """A page of a list of actions."""
    found = [action(words, control_id=f"control{number}") for number in range(rows)]
    return ActionPage(found, total, page, words, left_out=3)


def ticket_page(words: str, rows: int, total: int, page: int = 0) -> TicketPage:
    """A page of a list of tickets."""
    return TicketPage([ticket(words) for _ in range(rows)], total, page)


def request(words: str = USUAL, **fields: Any) -> ShareRequest:
    """What the share modal is prefilled with."""
    return ShareRequest(
        **_filled(
            fields,
            control_id="AdminMFAV2",
            table="change_request",
            short_description=words,
            description=words,
            priority="3",
            due_date=TODAY,
            channel_id="C0SECURITY",
        )
    )


def connection(words: str = "scoredesk.integration", **columns: Any) -> Connection:
    """A connection that works."""
    return Connection(
        **_filled(
            columns,
            workspace_id=1,
            instance_url="https://acme.service-now.com",
            client_id=words,
            user_name=words,
            authorized_at=NOW,
            authorized_by="U0ADMIN",
            grant_type="authorization_code",
            access_expires_at=NOW + timedelta(minutes=30),
            refresh_token_lifespan=8_640_000,
            rights={"incident": {"read": True, "write": True}, "change_request": {"read": False}},
            last_success_at=NOW,
            last_error=None,
            failing_since=None,
            needs_authorization=False,
        )
    )


def subscription(words: str = "Security tickets", **columns: Any) -> Subscription:
    """A digest on workdays."""
    return Subscription(
        **_filled(
            columns,
            id=5,
            workspace_id=1,
            channel_id="C0SECURITY",
            name=words,
            weekdays="12345",
            local_time=time(8, 30),
            time_zone="Europe/Berlin",
            shows="changed",
            silent_when_empty=False,
            locale="en-US",
            created_by="U0SHARER",
            created_at=NOW,
            paused=False,
            next_due_at=NOW + timedelta(days=1),
        )
    )


def digest(words: str = USUAL, tickets: int = 1, **fields: Any) -> Digest:
    """A digest with so many tickets in every group."""
    some = [ticket(words) for _ in range(tickets)]
    late = [ticket(words, due_date=TODAY - timedelta(days=2)) for _ in range(tickets)]
    done = [ticket(words, closed=True) for _ in range(tickets)]
    return Digest(
        **_filled(
            fields,
            subscription=subscription(words),
            today=TODAY,
            since=NOW - timedelta(days=1),
            is_late=True,
            overdue=late,
            due_this_week=some,
            new=some,
            moved=[Moved(one, words) for one in some],
            done=done,
            open=some,
            score=DayScore(TODAY, 130, 274),
            score_before=DayScore(TODAY - timedelta(days=1), 128, 274),
        )
    )


def home(words: str = USUAL, role: Role = Role.ADMIN, **fields: Any) -> Home:
    """App Home of somebody with ``role``."""
    rows = [ticket(words) for _ in range(5)]
    return Home(
        **_filled(
            fields,
            person=Person(workspace_id=1, user_id="U0ADMIN", name="Ada Admin", locale="en-US"),
            role=role,
            today=TODAY,
            reading=reading(action(words)),
            connection=connection(words),
            change_counts=Counts(3, 1, 2),
            changes=rows,
            incident_counts=Counts(0, 0, 0),
            incidents=rows,
        )
    )


def rota(words: str = USUAL, called: int = 20) -> Rota:
    """So many people on call for a group."""
    return Rota(words, [Called(words, words, words), *[Called("", "", "")] * (called - 1)])


def groups(words: str = USUAL, many: int = 150) -> list[Group]:
    """More groups than a menu takes."""
    return [Group(f"{number:032x}", words or "-") for number in range(many)]


def users(words: str = USUAL, many: int = 150) -> list[User]:
    """More users than a menu takes."""
    return [User(f"{number:032x}", words or "-", words, words) for number in range(many)]


def notice(key: str, **values: str) -> Notice:
    """A sentence owed to one person."""
    return Notice(id=1, workspace_id=1, user_id="U0SHARER", key=key, values=values, created_at=NOW)


_WORDS_IN_FINDINGS = (
    *("user_name", "host", "words", "redirect_uri", "expected", "actual", "roles", "time_zone", "email"),
    *("fields", "table", "number", "title", "states", "release", "tag", "code", "permission"),
)


def findings(words: str = USUAL) -> list[Finding]:
    """Everything that the doctor may find."""
    values: dict[str, Value] = dict.fromkeys(_WORDS_IN_FINDINGS, words)
    values |= dict.fromkeys(("days", "hours", "seconds", "requests", "count"), 3)
    values |= dict.fromkeys(("at", "changed_at", "pushed_at"), NOW)
    found = [verdict.found(**values, error="RefusedByRule") for verdict in VERDICTS]
    return [*found, *(unseen("states", reason, first="identity") for reason in REASONS)]


def report(*found: Finding, instance_url: str = "https://acme.service-now.com") -> Report:
    """A check-up that found this."""
    return Report(found, instance_url, NOW)
