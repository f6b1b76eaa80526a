"""Authorizing again, and changing instance, client or user, by the same form."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from desk import connect
from desk.come_back import finish
from desk.connect import ConnectRequest
from desk.context import Desk
from desk.errors import SecretNeeded
from desk.instance import calling
from desk.revoke import revoke_due
from sandbox.clock import Clock
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.users import grant_roles, save_user
from servicenow.errors import WrongUser
from storage import connections, revocations
from storage.tables import Connection, Person, Revocation
from tests.desk.playing import INTEGRATION_USER, Playing, failing

pytestmark = pytest.mark.asyncio(loop_scope="session")

DAY = 86_400


def request_of(playing: Playing, **changed: object) -> ConnectRequest:
    """The form as it was, without the client secret."""
    client_id = playing.servicenow.client_id
    asked = ConnectRequest(playing.instance_url, client_id, INTEGRATION_USER, client_secret="")
    return replace(asked, **changed)  # type: ignore[arg-type]


async def connect_again(playing: Playing, person: Person, request: ConnectRequest) -> None:
    link = await connect.begin(playing.desk, person, request)
    assert link is not None
    await finish(playing.desk, await playing.authorize(link, request.user_name))


async def held(desk: Desk, person: Person) -> Connection:
    connection = await connect.status(desk, person.workspace_id)
    assert connection is not None
    return connection


async def change(desk: Desk, **columns: object) -> None:
    async with desk.database.transaction() as session:
        await session.execute(update(Connection).values(**columns))


async def test_an_empty_secret_keeps_the_stored_one(
    desk: Desk, connected: Playing, ada: Person, clock: Clock
) -> None:
    clock.forward(timedelta(days=50))

    await connect_again(connected, ada, request_of(connected))

    assert clock.now().date() == (await held(desk, ada)).authorized_at.date()


@pytest.mark.parametrize("changed", [{"client_id": "another"}, {"instance": "127.0.0.1:9"}])
async def test_the_stored_secret_reaches_no_other_client_or_instance(
    desk: Desk, connected: Playing, ada: Person, changed: dict[str, str]
) -> None:
    with pytest.raises(SecretNeeded):
        await connect.begin(desk, ada, request_of(connected, **changed))


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
async def test_two_who_finish_at_once_are_both_connected_and_no_token_is_lost(
    desk: Desk, playing: Playing, ada: Person
) -> None:
    returned = [await playing.authorize(await playing.begin(ada)) for _ in range(2)]

    await asyncio.gather(*(finish(desk, one) for one in returned))

    secrets = connections.unseal(desk.keys, await held(desk, ada))
    living = [one.refresh_token for one in playing.servicenow.oauth.grants if not one.refresh_revoked]
    assert [secrets.refresh_token] == living


async def test_without_a_connection_the_secret_is_needed(desk: Desk, playing: Playing, ada: Person) -> None:
    with pytest.raises(SecretNeeded):
        await connect.begin(desk, ada, request_of(playing))


async def test_another_user_of_the_instance_takes_over(desk: Desk, connected: Playing, ada: Person) -> None:
    save_user(connected.servicenow.instance, "second.integration", {})
    grant_roles(connected.servicenow.instance, "second.integration", ["itil"])

    await connect_again(connected, ada, request_of(connected, user_name="second.integration"))

    assert "second.integration" == (await held(desk, ada)).user_name


async def test_until_the_new_connection_is_proven_the_old_one_works(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    before = await held(desk, ada)
    link = await connect.begin(desk, ada, request_of(connected))
    assert link is not None
    returned = await connected.authorize(link, "ada.admin")

    with failing(WrongUser):
        await finish(desk, returned)

    async with calling(desk, ada.workspace_id) as instance:
        await instance.find_by_number("incident", "INC9999999")
    assert before.authorized_at == (await held(desk, ada)).authorized_at


async def test_whoever_is_refused_waits_for_no_revocation_of_other_tokens(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    elsewhere = "https://elsewhere.service-now.com"
    async with desk.database.transaction() as session:
        revocations.add(session, desk.keys, ada.workspace_id, elsewhere, "other", desk.now())
    link = await connect.begin(desk, ada, request_of(connected))
    assert link is not None
    returned = await connected.authorize(link, "ada.admin")

    with failing(WrongUser):
        await finish(desk, returned)

    async with desk.database.reading() as session:
        (owed,) = (await session.scalars(select(Revocation))).all()
    assert (elsewhere, 0) == (owed.instance_url, owed.attempts)


async def test_authorizing_again_begins_the_warnings_anew(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    await change(desk, warned_days=7, needs_authorization=True)

    await connect_again(connected, ada, request_of(connected))

    renewed = await held(desk, ada)
    assert (None, False) == (renewed.warned_days, renewed.needs_authorization)


async def test_authorizing_again_keeps_the_push_and_what_the_user_was_seen_to_do(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    await change(desk, push_digest="0a", rights={"incident": {"write": False}, "problem": {"read": True}})

    await connect_again(connected, ada, request_of(connected))

    renewed = await held(desk, ada)
    assert ("0a", {"read": True}) == (renewed.push_digest, renewed.rights["problem"])


async def test_the_refresh_tokens_life_is_the_one_typed_where_the_instance_keeps_it_to_itself(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    await connect_again(connected, ada, request_of(connected, refresh_token_lifespan=30 * DAY))

    assert 30 * DAY == (await held(desk, ada)).refresh_token_lifespan


async def test_the_refresh_tokens_life_is_the_instances_where_it_may_be_read(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    servicenow = connected.servicenow
    servicenow.oauth.save_entity(servicenow.client_id, {"refresh_token_lifespan": str(20 * DAY)}, [])
    grant_roles(servicenow.instance, INTEGRATION_USER, ["itil", "oauth_admin"])

    await connect_again(connected, ada, request_of(connected, refresh_token_lifespan=30 * DAY))

    assert 20 * DAY == (await held(desk, ada)).refresh_token_lifespan


async def test_what_its_user_may_do_is_learned(desk: Desk, connected: Playing, ada: Person) -> None:
    servicenow = connected.servicenow
    servicenow.instance.add("incident", number="INC0000001", short_description="One to read")

    await connect_again(connected, ada, request_of(connected))

    assert (await held(desk, ada)).rights["incident"]["read"] is True


async def test_reads_that_fail_keep_nobody_from_connecting(
    desk: Desk, connected: Playing, ada: Person
) -> None:
    for path in ("/api/now/table/incident", "/api/now/table/change_request", "/api/now/table/oauth_entity"):
        connected.servicenow.faults.now.append(Fault("status", path=path, status=500))

    await connect_again(connected, ada, request_of(connected))

    assert "read" not in (await held(desk, ada)).rights["incident"]


async def test_removing_while_the_instance_is_away_revokes_later(
    desk: Desk, connected: Playing, ada: Person, clock: Clock
) -> None:
    connected.servicenow.faults.now.append(Fault("drop_before_commit"))
    await connect.remove(desk, ada)
    await revoke_due(desk)
    (grant,) = connected.servicenow.oauth.grants
    assert not grant.refresh_revoked
    connected.servicenow.faults.now.clear()
    clock.forward(timedelta(minutes=5))

    await revoke_due(desk)

    assert (True, True) == (grant.refresh_revoked, grant.access_revoked)
