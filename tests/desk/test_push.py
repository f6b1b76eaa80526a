"""A push has one record read, if it is a followed ticket's and newer than what is held."""

import pytest
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient

from desk import push
from desk.context import Desk
from desk.errors import NotConnected
from desk.push import Push, parse
from desk.pushed import PAUSE
from jobs.read_pushed import read_pushed
from sandbox.clock import Clock
from sandbox.servicenow.fault import Fault
from sandbox.servicenow.instance import Record
from storage import connections
from storage.tables import Person, Workspace
from tests.desk.many import Many, fields_of
from tests.desk.playing import Playing

asynchronous = pytest.mark.asyncio(loop_scope="session")
SYS_ID = "0123456789abcdef" * 2
CLIENT = AsyncWebClient()


@pytest_asyncio.fixture(loop_scope="session")
async def many(desk: Desk, connected: Playing, clock: Clock, workspace: Workspace, sam: Person) -> Many:
    """Three tickets."""
    many = Many(desk, connected, clock, workspace)
    await many.make(3)
    return many


async def pushed(many: Many, record: Record, **said: object) -> None:
    """The instance pushes the record, and the job runs."""
    about = {"table": "incident", "sys_id": record["sys_id"], "sys_mod_count": record["sys_mod_count"]}
    await push.receive(many.desk, many.workspace.id, Push(**about | {"sys_mod_count": 1} | said))  # type: ignore[arg-type]
    await read_pushed(many.desk, CLIENT)


def reads(many: Many) -> int:
    return len([one for one in many.asked("sys_idIN") if "number" in fields_of(one)])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'"incident"',
        b'{"table":"sys_user","sys_id":"%b","sys_mod_count":1}' % SYS_ID.encode(),
        b'{"table":["incident"],"sys_id":"%b","sys_mod_count":1}' % SYS_ID.encode(),
        b'{"table":"incident","sys_id":"x","sys_mod_count":1}',
        b'{"table":"incident","sys_id":7,"sys_mod_count":1}',
        b'{"table":"incident","sys_id":"%b"}' % SYS_ID.encode(),
        b'{"table":"incident","sys_id":"%b","sys_mod_count":true}' % SYS_ID.encode(),
        b'{"table":"incident","sys_id":"%b","sys_mod_count":-1}' % SYS_ID.encode(),
        b'{"table":"incident","sys_id":"%b","sys_mod_count":"1e3"}' % SYS_ID.encode(),
        b'{"table":"incident","sys_id":"%b","sys_mod_count":99999999999999999999}' % SYS_ID.encode(),
        b"[" * 2000,
    ],
)
def test_what_is_no_push_is_none(body: bytes) -> None:
    assert None is parse(body)


@pytest.mark.parametrize("count", [b"3", b'"3"'])
def test_a_push_is_its_table_sys_id_and_count_and_nothing_else(count: bytes) -> None:
    body = b'{"table":"incident","sys_id":"%b","sys_mod_count":%b,"state":"7"}' % (SYS_ID.encode(), count)

    assert Push("incident", SYS_ID, 3) == parse(body)


@asynchronous
async def test_a_pushed_record_is_read(many: Many) -> None:
    many.work(1)

    await pushed(many, many.records[1])

    assert ("In Progress", "New") == (await many.state_of(1), await many.state_of(0))


@asynchronous
async def test_repeated_pushes_cause_one_read(many: Many) -> None:
    many.work(1)
    many.servicenow.log.requests.clear()

    for _ in range(10):
        await pushed(many, many.records[1])

    assert 1 == reads(many)


@asynchronous
async def test_forged_pushes_cause_one_read_in_a_while(many: Many) -> None:
    many.servicenow.log.requests.clear()
    for count in range(100, 110):
        await pushed(many, many.records[1], sys_mod_count=count)
    many.clock.forward(PAUSE)
    await pushed(many, many.records[1], sys_mod_count=200)

    assert (2, "New") == (reads(many), await many.state_of(1))


@asynchronous
@pytest.mark.parametrize(
    "said", [{"sys_id": SYS_ID}, {"sys_mod_count": 0}, {"table": "change_request"}], ids=str
)
async def test_what_is_not_followed_or_not_newer_is_not_read(many: Many, said: dict[str, object]) -> None:
    many.servicenow.log.requests.clear()

    await pushed(many, many.records[1], **said)

    assert 0 == reads(many)


@asynchronous
async def test_our_own_change_that_comes_back_is_not_read(many: Many) -> None:
    many.work(1)
    await many.track()  # or a verb that changed it and kept the answer
    many.servicenow.log.requests.clear()

    await pushed(many, many.records[1])

    assert 0 == reads(many)


@asynchronous
async def test_a_push_that_could_not_be_read_is_found_by_the_next_round(many: Many) -> None:
    many.work(1)
    many.servicenow.faults.now.append(Fault("status", path="/api/", status=503))
    await pushed(many, many.records[1])
    many.servicenow.faults.now.clear()

    assert 1 == await many.track()


@asynchronous
async def test_a_push_wakes_whoever_reads(many: Many) -> None:
    many.desk.promised.clear()

    await push.receive(many.desk, many.workspace.id, Push("incident", many.records[1]["sys_id"], 1))

    assert many.desk.promised.is_set()


@asynchronous
async def test_a_push_is_the_heartbeat(many: Many) -> None:
    await push.receive(many.desk, many.workspace.id, Push("incident", SYS_ID, 1))

    async with many.desk.database.reading() as session:
        connection = await connections.get(session, many.workspace.id)
    assert connection is not None
    assert connection.pushed_at is not None


@asynchronous
async def test_a_new_secret_is_the_workspaces_and_ends_the_one_before(many: Many) -> None:
    url = many.playing.instance_url
    former = await push.new_secret(many.desk, url)
    secret = await push.new_secret(many.desk, url)

    assert many.workspace.id == await push.workspace_of(many.desk, secret)
    assert None is await push.workspace_of(many.desk, former)


@asynchronous
async def test_the_secret_that_the_rules_carry_is_known_again(many: Many) -> None:
    url = many.playing.instance_url
    secret = await push.new_secret(many.desk, url)

    assert secret == await push.carried_secret(many.desk, url, ["another", secret])
    assert None is await push.carried_secret(many.desk, url, ["another"])


@asynchronous
@pytest.mark.parametrize("secret", ["", "x", "é", "0" * 5000])
async def test_what_is_no_secret_is_nobodys(many: Many, secret: str) -> None:
    assert None is await push.workspace_of(many.desk, secret)


@asynchronous
async def test_without_a_connection_there_is_no_secret(desk: Desk) -> None:
    with pytest.raises(NotConnected):
        await push.new_secret(desk, "https://acme.service-now.com")
