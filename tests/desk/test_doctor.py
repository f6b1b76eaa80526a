"""Each finding of the doctor is made by its own fault, and by nothing else."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from desk import checks_of_instance
from desk.context import Desk
from desk.doctor import VERDICTS, write_test_ticket
from desk.errors import NotAllowed, NotConnected
from desk.instance import calling
from sandbox.clock import Clock
from servicenow.checks.finding import Outcome
from servicenow.checks.writing import TITLE
from storage import audit
from storage.tables import Person, Workspace
from tests.desk.ailment import NO_TOKEN, NOBODY, Row, waiting
from tests.desk.ailments import HEALTHY, OF_GRAPH, ROWS, UNSEEN
from tests.desk.playing import Playing
from tests.desk.ward import Ward
from tests.stage import Stages

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def clock() -> Clock:
    """The real time, as the servers write it into Date."""
    return Clock()


@pytest_asyncio.fixture(loop_scope="session")
async def ward(
    desk: Desk,
    playing: Playing,
    stages: Stages,
    clock: Clock,
    workspace: Workspace,
    ada: Person,
    http: httpx.AsyncClient,
    tmp_path: Path,
) -> AsyncIterator[Ward]:
    """Everything is well: connected, with a ticket of each kind, and the score just read."""
    async with AsyncExitStack() as after:
        ward = Ward(desk, playing, stages, clock, workspace, http, after, tmp_path)
        await ward.connect()
        ward.property("glide.invalid_query.returns_no_rows", "true")
        for table in ("incident", "change_request"):
            playing.servicenow.instance.add(table, number=f"{table}1")
        await ward.tickets(ward.ticket())
        await ward.read_score()
        yield ward


async def changes(ward: Ward) -> dict[str, tuple[str, ...]]:
    """The checks that came to something else than in health."""
    return {check: seen for check, seen in (await ward.seen()).items() if seen != (HEALTHY[check],)}


async def test_in_health_nothing_has_to_be_done(ward: Ward) -> None:
    report = await ward.examine()

    assert [*HEALTHY.values()] == [finding.seen for finding in report.findings]
    assert {Outcome.PASS, Outcome.UNKNOWN} == {finding.outcome for finding in report.findings}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.seen)
async def test_a_fault_makes_its_own_finding_and_no_other(ward: Ward, row: Row) -> None:
    befalling = row.befall(ward)
    if befalling is not None:
        await befalling
    seen = await changes(ward)

    own = next(verdict.check for verdict in VERDICTS if verdict.seen == row.seen)
    assert {check: (what,) for check, what in row.also.items()} | {own: seen.get(own)} == seen
    assert row.seen in (seen[own] or ())


@pytest.mark.parametrize("reason", UNSEEN)
async def test_a_check_that_is_not_answered_is_unknown_and_the_others_are_made(
    ward: Ward, reason: str
) -> None:
    check, befall = UNSEEN[reason]
    befall(ward)
    ward.seconds = 2.0 if reason == "too-slow" else ward.seconds

    assert {check: (f"any-{reason}",)} == await changes(ward)


@pytest.mark.parametrize("reason", OF_GRAPH)
async def test_graph_that_does_not_answer_is_unknown(ward: Ward, reason: str) -> None:
    befalling = OF_GRAPH[reason](ward)
    assert befalling is not None
    await befalling

    assert {
        "microsoft-token": (f"any-{reason}",),
        "microsoft-permission": ("any-comes-after",),
    } == await changes(ward)


async def test_a_refresh_that_is_refused_on_the_way_in_is_told_of_the_client(ward: Ward) -> None:
    ward.entry(client_secret="another")
    await ward.held(access_expires_at=ward.clock.now())

    seen = await changes(ward)
    expected = waiting(*NO_TOKEN) | {"client": "client-refused", "connection": "connection-authorize-again"}
    assert {check: (what,) for check, what in expected.items()} == seen


async def test_an_instance_that_hibernates_is_told_by_the_check_that_shows_it(ward: Ward) -> None:
    ward.fault("hibernating", path="/")

    report = await ward.examine()
    waited_for = {one.values["first"] for one in report.findings if one.seen == "any-comes-after"}
    assert {"token-endpoint"} == waited_for


async def test_an_instance_that_never_answers_in_time_leaves_unknown_what_it_was_asked(ward: Ward) -> None:
    ward.fault("slow", path="/", seconds=20.0)
    ward.seconds = 0.3

    seen = await changes(ward)
    asked = ("address", "token-endpoint", "client", "authorize-page", "clock", "identity")
    assert {"any-too-slow"} == {seen[check][0] for check in asked}
    assert {"any-comes-after"} == {seen[check][0] for check in NOBODY}


async def test_nothing_is_written_unless_asked(ward: Ward) -> None:
    await ward.examine()

    assert {"GET", "HEAD"} == {
        one.method for one in ward.playing.servicenow.log.requests if one.path != "/oauth_token.do"
    }


async def test_the_test_ticket_says_what_it_is_and_is_canceled(ward: Ward, ada: Person) -> None:
    report = await write_test_ticket(ward.desk, ada)

    record = ward.playing.servicenow.instance.find("incident", short_description=TITLE)
    assert record is not None
    assert ("8", record["number"]) == (record["state"], report.findings[0].values["number"])


async def test_who_wanted_the_test_ticket_is_in_the_audit_log(ward: Ward, ada: Person) -> None:
    await write_test_ticket(ward.desk, ada)

    async with ward.desk.database.reading() as session:
        newest = [*await audit.entries(session, ada.workspace_id)][-1]
    assert ("U0ADMIN", "write_test_ticket") == (newest.user_id, newest.action)


async def test_only_admins_have_a_test_ticket_written(ward: Ward, sam: Person) -> None:
    with pytest.raises(NotAllowed):
        await write_test_ticket(ward.desk, sam)

    assert ward.playing.servicenow.instance.find("incident", short_description=TITLE) is None


async def test_without_a_connection_no_test_ticket_can_be_written(ward: Ward, ada: Person) -> None:
    await ward.without_connection()

    with pytest.raises(NotConnected):
        await write_test_ticket(ward.desk, ada)


async def test_other_tokens_that_the_check_was_given_are_kept(ward: Ward) -> None:
    ward.answer(
        "/oauth_token.do",
        {"access_token": "renewed", "refresh_token": "renewed too", "expires_in": 1799},
        contains="refresh_token=" + ward.refresh_token,
    )
    await ward.examine()

    assert ("renewed", "renewed too") == await ward.tokens()


async def test_the_check_of_the_client_waits_while_somebody_else_refreshes(ward: Ward) -> None:
    await ward.held(refreshing_until=ward.clock.now() + timedelta(days=1))
    ward.seconds = 2.0

    assert ("any-too-slow",) == (await ward.seen())["client"]


async def test_the_check_of_the_client_ends_its_lease(ward: Ward) -> None:
    await ward.examine()

    assert (await ward.connection()).refreshing_until is None


async def test_an_outage_goes_on_where_no_check_is_answered(ward: Ward) -> None:
    since = ward.clock.now() - timedelta(hours=1)
    await ward.held(failing_since=since)
    ward.fault("status", path="/api/now/table", status=503)

    await ward.examine()

    assert since == (await ward.connection()).failing_since


async def test_a_test_ticket_that_takes_too_long_is_to_be_looked_for(ward: Ward) -> None:
    ward.fault("slow", path="/api/now/table/incident", method="POST", seconds=20.0)
    connection = await ward.connection()

    async with calling(ward.desk, ward.workspace.id) as instance:
        found = await checks_of_instance.write(ward.desk, connection, instance, "U0ADMIN", seconds=0.3)

    assert ["writing-unsure"] == [finding.seen for finding in found]
