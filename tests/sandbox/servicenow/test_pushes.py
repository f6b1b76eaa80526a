import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.playing.port import Port
from sandbox.playing.waiting import until
from sandbox.serve import serving
from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass
class Receiver:
    """Somebody who is pushed to."""

    url: str = ""
    status: int = 200
    came: "asyncio.Queue[tuple[str, object]]" = field(default_factory=asyncio.Queue)

    async def __call__(self, request: Request) -> Response:
        self.came.put_nowait((request.headers.get("x-secret", ""), await request.json()))
        return Response(status_code=self.status)


@pytest_asyncio.fixture(loop_scope="module")
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = Starlette(routes=[Route("/push", receiver.__call__, methods=["POST"])])
    async with serving(app) as url:
        receiver.url = f"{url}/push"
        yield receiver


def _script(endpoint: str, body: str = "") -> str:
    keys = "table: current.getTableName(), sys_id: current.getUniqueValue()"
    body = body or f"JSON.stringify({{{keys}, sys_mod_count: current.getValue('sys_mod_count')}})"
    return (
        "var r = new sn_ws.RESTMessageV2();"
        f"r.setEndpoint('{endpoint}'); r.setHttpMethod('POST'); r.setRequestHeader('X-Secret', 'quiet');"
        f"r.setRequestBody({body}); r.execute();"
    )


async def _rule(http: httpx.AsyncClient, script: str, **fields: str) -> None:
    rule = {"name": "Tell the bot", "collection": "incident", "when": "async", "script": script}
    rule |= {"action_insert": "true", "action_update": "true", "active": "true"}
    made = await http.post("/sandbox/records/sys_script", json={"fields": rule | fields})
    made.raise_for_status()


async def _log(admin: Client) -> list[str]:
    """What the system log says, as soon as it says something."""
    rows = await until(lambda: admin.rows("syslog"), "the system log")
    return [row["message"] for row in rows]


async def test_a_rule_tells_of_what_was_made_and_what_was_changed(
    integration: Client, receiver: Receiver
) -> None:
    await _rule(integration.http, _script(receiver.url))

    record = await integration.create("incident")
    made = await receiver.came.get()
    await integration.update("incident", record["sys_id"], urgency="1")
    changed = await receiver.came.get()

    told = {"table": "incident", "sys_id": record["sys_id"]}
    assert (
        ("quiet", told | {"sys_mod_count": "0"}),
        ("quiet", told | {"sys_mod_count": "1"}),
    ) == (made, changed)


async def test_a_rule_tells_of_the_records_that_meet_its_filter_only(
    integration: Client, receiver: Receiver
) -> None:
    await _rule(integration.http, _script(receiver.url), filter_condition="correlation_display=bot^EQ")

    await integration.create("incident")
    wanted = await integration.create("incident", correlation_display="bot")

    _, told = await receiver.came.get()
    assert isinstance(told, dict)
    assert (wanted["sys_id"], True) == (told["sys_id"], receiver.came.empty())


@pytest.mark.parametrize(
    "fields",
    [{"active": "false"}, {"when": "after"}, {"collection": "change_request"}, {"action_insert": "false"}],
)
async def test_a_rule_that_asks_for_something_else_stays_silent(
    integration: Client, receiver: Receiver, fields: dict[str, str]
) -> None:
    await _rule(integration.http, _script(f"{receiver.url}?silent"), **fields)
    await _rule(integration.http, _script(receiver.url, "JSON.stringify({was: 'heard'})"))

    await integration.create("incident")

    assert (("quiet", {"was": "heard"}), True) == (await receiver.came.get(), receiver.came.empty())


async def test_an_update_that_changes_nothing_is_not_told(integration: Client, receiver: Receiver) -> None:
    record = await integration.create("incident", urgency="1")
    await _rule(integration.http, _script(receiver.url))

    await integration.update("incident", record["sys_id"], urgency="1")
    await integration.update("incident", record["sys_id"], urgency="2")

    _, told = await receiver.came.get()
    assert isinstance(told, dict)
    assert ("1", True) == (told["sys_mod_count"], receiver.came.empty())


async def test_who_refuses_is_written_down(integration: Client, admin: Client, receiver: Receiver) -> None:
    receiver.status = 503
    await _rule(integration.http, _script(receiver.url))

    await integration.create("incident")

    assert [f"{receiver.url}: HTTP 503"] == await _log(admin)


async def test_who_does_not_listen_is_written_down(integration: Client, admin: Client) -> None:
    async with Port("http://127.0.0.1:1") as port:
        await port.close()
        await _rule(integration.http, _script(port.url))
        await integration.create("incident")
        (message,) = await _log(admin)

    assert message.startswith(f"{port.url}: ConnectError")


@pytest.mark.parametrize(
    ("script", "messages"),
    [
        ("gs.info('x');", ["The script makes no sn_ws.RESTMessageV2 that this sandbox can read."]),
        (
            _script("https://bot.example.com/"),
            ["Not sent: bot.example.com is not this machine, and the sandbox calls no other"],
        ),
        (
            _script("http://127.0.0.1/", "sign(current)"),
            [
                "Not understood: r.setRequestBody: sign(...)",
                "Not sent: it would not be what the script means",
            ],
        ),
    ],
)
async def test_what_cannot_be_sent_is_written_down(
    integration: Client, admin: Client, script: str, messages: list[str]
) -> None:
    await _rule(integration.http, script)

    await integration.create("incident")

    assert messages == await _log(admin)


async def test_nothing_is_under_way_when_the_sandbox_has_ended(
    integration: Client, pretend: PretendServiceNow
) -> None:
    came, gone = asyncio.Event(), asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.set()
        await reader.read()
        writer.close()
        gone.set()

    silent = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    await _rule(integration.http, _script(f"http://127.0.0.1:{port}/"))
    await integration.create("incident")
    await came.wait()
    before = len(pretend.pushes.under_way)

    await pretend.pushes.close()
    await gone.wait()
    silent.close()

    assert (1, 0) == (before, len(pretend.pushes.under_way))
