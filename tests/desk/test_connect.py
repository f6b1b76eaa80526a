"""Connecting ServiceNow: authorize in the browser, prove whose token came back, keep it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desk import connect
from desk.come_back import finish
from desk.connect import ConnectRequest
from desk.context import Desk
from desk.errors import (
    AuthorizationDenied,
    AuthorizationExpired,
    CodeRefused,
    NotAllowed,
    NotConnected,
)
from desk.instance import calling
from desk.revoke import revoke_due
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.users import grant_roles
from servicenow.errors import HostNotAllowed, NotAnswering, TooPowerful, WrongUser
from storage import audit, tickets
from storage.tables import Notice, Person, Revocation, Workspace
from tests.desk.playing import INTEGRATION_USER, Playing, failing
from tests.storage.rows import a_delivered_ticket, a_ticket

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def call(desk: Desk, person: Person) -> None:
    async with calling(desk, person.workspace_id) as instance:
        await instance.find_by_number("incident", "INC9999999")


def contents(folder: Path) -> bytes:
    """Of the database with its write-ahead log."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


def living_tokens(playing: Playing, clock: Clock) -> int:
    """How many of the tokens that the instance ever issued are still good for something."""
    now = clock.now().replace(microsecond=0)
    grants = playing.servicenow.oauth.grants
    return sum((grant.access_expires > now) + (grant.refresh_expires > now) for grant in grants)


async def test_a_connection_is_kept_told_and_audited(desk: Desk, connected: Playing, ada: Person) -> None:
    connection = await connect.status(desk, ada.workspace_id)

    async with desk.database.reading() as session:
        notices = (await session.scalars(select(Notice))).all()
        entries = await audit.entries(session, ada.workspace_id)
    assert connection is not None
    assert (connected.instance_url, INTEGRATION_USER, "U0ADMIN") == (
        connection.instance_url,
        connection.user_name,
        connection.authorized_by,
    )
    assert [("U0ADMIN", "notice-connected")] == [(one.user_id, one.key) for one in notices]
    assert ["connect"] == [entry.action for entry in entries]


async def test_a_connection_works(desk: Desk, connected: Playing, ada: Person) -> None:
    await call(desk, ada)

    assert [INTEGRATION_USER] == [one.user for one in connected.servicenow.log.requests]


async def test_no_token_stands_in_the_database_file(connected: Playing, tmp_path: Path) -> None:
    (grant,) = connected.servicenow.oauth.grants
    secrets = (grant.access_token, grant.refresh_token, connected.servicenow.client_secret)

    stored = contents(tmp_path)
    assert b"scoredesk.integration" in stored
    assert [] == [secret for secret in secrets if secret.encode() in stored]


async def test_only_an_admin_can_begin(playing: Playing, sam: Person) -> None:
    with pytest.raises(NotAllowed):
        await playing.begin(sam)


@pytest.mark.parametrize(
    "instance", ["https://evil.example.com", "http://169.254.169.254", "127.0.0.1/x", "user@127.0.0.1", ""]
)
async def test_a_host_that_the_operator_does_not_allow_is_refused(
    desk: Desk, ada: Person, instance: str
) -> None:
    with pytest.raises(HostNotAllowed):
        await connect.begin(desk, ada, ConnectRequest(instance, "client", INTEGRATION_USER, "secret"))


async def test_a_secret_is_in_no_repr() -> None:
    request = ConnectRequest("acme", "client", INTEGRATION_USER, client_secret="pretend-secret")

    assert "pretend-secret" not in repr(request)


async def test_a_link_is_good_for_one_return(desk: Desk, playing: Playing, ada: Person) -> None:
    returned = await playing.authorize(await playing.begin(ada))
    await finish(desk, returned)

    with failing(AuthorizationExpired):
        await finish(desk, returned)


async def test_a_link_is_good_for_ten_minutes(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    returned = await playing.authorize(await playing.begin(ada))
    clock.forward(timedelta(minutes=10))

    with failing(AuthorizationExpired):
        await finish(desk, returned)


@pytest.mark.parametrize("state", ["0" * 32, "é"])
async def test_an_unknown_state_is_refused(desk: Desk, playing: Playing, ada: Person, state: str) -> None:
    returned = await playing.authorize(await playing.begin(ada))

    with failing(AuthorizationExpired):
        await finish(desk, replace(returned, state=state))


async def test_a_code_of_another_link_is_refused(desk: Desk, playing: Playing, ada: Person) -> None:
    first = await playing.authorize(await playing.begin(ada))
    second = await playing.authorize(await playing.begin(ada))

    with failing(CodeRefused):
        await finish(desk, replace(first, code=second.code))


async def test_deny_connects_nothing(desk: Desk, playing: Playing, ada: Person) -> None:
    returned = await playing.authorize(await playing.begin(ada), answer="deny")

    with failing(AuthorizationDenied):
        await finish(desk, returned)

    assert await connect.status(desk, ada.workspace_id) is None


async def test_the_token_of_another_user_is_refused_and_revoked(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    returned = await playing.authorize(await playing.begin(ada), user_name="ada.admin")

    with failing(WrongUser) as wrong:
        await finish(desk, returned)

    reason = wrong.value.reason
    assert isinstance(reason, WrongUser)
    assert (INTEGRATION_USER, "ada.admin") == (reason.expected, reason.actual)
    assert 0 == living_tokens(playing, clock)
    assert await connect.status(desk, ada.workspace_id) is None


async def test_an_integration_user_with_admin_rights_is_refused_and_its_token_revoked(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    grant_roles(playing.servicenow.instance, INTEGRATION_USER, ["admin"])
    returned = await playing.authorize(await playing.begin(ada))

    with failing(TooPowerful):
        await finish(desk, returned)

    assert 0 == living_tokens(playing, clock)


async def test_tokens_that_cannot_be_revoked_now_are_revoked_later(
    desk: Desk, playing: Playing, ada: Person, clock: Clock
) -> None:
    playing.servicenow.faults.now.append(Fault("status", path="/oauth_revoke_token.do", status=503))
    returned = await playing.authorize(await playing.begin(ada), user_name="ada.admin")
    with failing(WrongUser):
        await finish(desk, returned)
    assert 2 == living_tokens(playing, clock)

    playing.servicenow.faults.now.clear()
    clock.forward(timedelta(minutes=5))
    await revoke_due(desk)

    assert 0 == living_tokens(playing, clock)
    async with desk.database.reading() as session:
        assert [] == (await session.scalars(select(Revocation))).all()


async def test_a_failed_attempt_leaves_the_connection_in_use_alone(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    returned = await connected.authorize(await connected.begin(ada), user_name="ada.admin")
    with failing(WrongUser):
        await finish(desk, returned)

    await call(desk, ada)


async def test_a_proof_that_fails_for_the_connected_user_keeps_its_tokens_alive(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    """An instance gives the same tokens again to the same client and user."""
    grant_roles(connected.servicenow.instance, INTEGRATION_USER, ["admin", "itil"])
    returned = await connected.authorize(await connected.begin(ada))
    with failing(TooPowerful):
        await finish(desk, returned)

    await call(desk, ada)


async def test_authorizing_again_as_the_same_user_keeps_the_tokens_alive(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    await connected.connect(ada)
    await revoke_due(desk)

    await call(desk, ada)


async def test_an_instance_that_does_not_answer_connects_nothing(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    returned = await playing.authorize(await playing.begin(ada))
    playing.servicenow.faults.now.append(Fault("status", path="/api/", status=503))

    with failing(NotAnswering):
        await finish(desk, returned)

    assert await connect.status(desk, ada.workspace_id) is None


async def test_a_new_connection_delivers_what_waited_for_it(
    desk: Desk, connected: Playing, ada: Person, workspace: Workspace, clock: Clock
) -> None:
    waiting = a_ticket(workspace, next_attempt_at=clock.now() + timedelta(minutes=5))
    async with desk.database.transaction() as session:
        await tickets.add(session, waiting)

    await connected.connect(ada)

    async with desk.database.transaction() as session:
        assert 1 == len(await tickets.claim_due(session, clock.now(), timedelta(minutes=1), 8))


async def test_removing_revokes_the_tokens_and_leaves_the_tickets_listed(
    desk: Desk, connected: Playing, ada: Person, workspace: Workspace, clock: Clock
) -> None:
    async with desk.database.transaction() as session:
        await tickets.add(session, a_delivered_ticket(workspace, "INC1"))

    await connect.remove(desk, ada)
    await revoke_due(desk)

    async with desk.database.reading() as session:
        (left,) = await tickets.live(session, workspace.id)
    assert (False, 1) == (left.followed, left.version)
    assert 0 == living_tokens(connected, clock)
    with pytest.raises(NotConnected):
        await call(desk, ada)


async def test_removing_nothing_says_so(desk: Desk, ada: Person) -> None:
    with pytest.raises(NotConnected):
        await connect.remove(desk, ada)


async def test_only_an_admin_removes(desk: Desk, connected: Playing, sam: Person) -> None:
    with pytest.raises(NotAllowed):
        await connect.remove(desk, sam)


async def test_tokens_that_come_back_while_their_revocation_is_owed_stay_alive(
    desk: Desk, connected: Playing, ada: Person, clock: Clock
) -> None:
    connected.servicenow.faults.now.append(Fault("status", path="/oauth_revoke_token.do", times=4))
    await connect.remove(desk, ada)
    await revoke_due(desk)
    await connected.connect(ada)
    clock.forward(timedelta(minutes=6))

    await revoke_due(desk)

    await call(desk, ada)
    assert 2 == living_tokens(connected, clock)
