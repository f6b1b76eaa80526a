from typing import Any

import httpx
import orjson
import pytest
import pytest_asyncio

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_FILES = "/api/now/attachment"


@pytest_asyncio.fixture(loop_scope="module")
async def incident(integration: Client) -> str:
    return str((await integration.create("incident"))["sys_id"])


async def _add(client: Client, sys_id: str, **changes: Any) -> httpx.Response:
    named = {"table_name": "incident", "table_sys_id": sys_id, "file_name": "note.txt"} | changes
    content = named.pop("content", b"seen")
    return await client.ask(
        "POST", _FILES + "/file", params=named, content=content, headers={"Content-Type": "text/plain"}
    )


async def _added(client: Client, sys_id: str, **changes: Any) -> dict[str, str]:
    added: dict[str, str] = (await _add(client, sys_id, **changes)).json()["result"]
    return added


async def test_a_file_is_added_to_a_record(integration: Client, incident: str) -> None:
    answer = await _add(integration, incident)

    added = answer.json()["result"]
    assert (201, "note.txt", "text/plain", "4", "scoredesk.integration") == (
        answer.status_code,
        *(added[name] for name in ("file_name", "content_type", "size_bytes", "sys_created_by")),
    )


async def test_its_location_is_what_is_known_of_it(integration: Client, incident: str) -> None:
    answer = await _add(integration, incident)

    shown = await integration.ask("GET", answer.headers["location"])

    assert answer.json() == shown.json()


async def test_its_download_link_is_the_file_itself(integration: Client, incident: str) -> None:
    added = await _added(integration, incident, content=b"\x00\xff")

    file = await integration.ask("GET", added["download_link"], headers={"Accept": "text/plain"})

    metadata = orjson.loads(file.headers["x-attachment-metadata"])
    assert (b"\x00\xff", added["sys_id"]) == (file.content, metadata["sys_id"])


async def test_what_is_known_of_it_comes_with_any_name(integration: Client, incident: str) -> None:
    added = await _added(integration, incident, file_name="Übersicht 📎.txt")

    file = await integration.ask("GET", added["download_link"])

    assert "Übersicht 📎.txt" == orjson.loads(file.headers["x-attachment-metadata"])["file_name"]


async def test_a_file_may_be_sent_as_a_form(integration: Client, incident: str) -> None:
    answer = await integration.ask(
        "POST",
        _FILES + "/upload",
        data={"table_name": "incident", "table_sys_id": incident},
        files={"uploadFile": ("trend.png", b"png", "image/png")},
    )

    added = answer.json()["result"]
    assert (201, "trend.png", "image/png") == (
        answer.status_code,
        added["file_name"],
        added["content_type"],
    )


async def test_files_are_listed_by_query(integration: Client, incident: str) -> None:
    await _added(integration, incident, file_name="a.txt")
    await _added(integration, incident, file_name="b.txt")

    answer = await integration.ask(
        "GET", _FILES, params={"sysparm_query": f"table_sys_id={incident}^file_name=b.txt"}
    )

    assert ["b.txt"] == [one["file_name"] for one in answer.json()["result"]]


async def test_a_deleted_file_is_gone(integration: Client, incident: str) -> None:
    path = f"{_FILES}/{(await _added(integration, incident))['sys_id']}"

    answers = [await integration.ask(method, path) for method in ("DELETE", "GET", "DELETE")]

    assert [204, 404, 404] == [answer.status_code for answer in answers]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"table_sys_id": "0" * 32}, 404),
        ({"table_name": "zz"}, 404),
        ({"file_name": ""}, 400),
        ({"table_name": ""}, 400),
    ],
)
async def test_a_file_needs_a_record_and_a_name(
    integration: Client, incident: str, changes: dict[str, str], status: int
) -> None:
    assert status == (await _add(integration, incident, **changes)).status_code


async def test_a_record_that_is_hidden_takes_and_shows_no_files(
    http: httpx.AsyncClient, integration: Client, incident: str
) -> None:
    viewer = Client(http, "vic.viewer")
    sys_id = (await _added(integration, incident))["sys_id"]
    listed = await viewer.ask("GET", _FILES)

    statuses = [
        (await _add(viewer, incident)).status_code,
        (await viewer.ask("GET", f"{_FILES}/{sys_id}")).status_code,
        (await viewer.ask("GET", f"{_FILES}/{sys_id}/file")).status_code,
    ]

    assert ([404, 404, 404], {"result": []}) == (statuses, listed.json())


async def test_who_only_reads_the_record_adds_no_file(http: httpx.AsyncClient, integration: Client) -> None:
    viewer = Client(http, "vic.viewer")
    me = (await viewer.ask("GET", "/api/now/ui/user/current_user")).json()["result"]["user_sys_id"]
    mine = (await integration.create("incident", caller_id=me))["sys_id"]

    assert 403 == (await _add(viewer, mine)).status_code


async def test_a_file_that_is_too_large_is_refused(
    http: httpx.AsyncClient, integration: Client, incident: str
) -> None:
    await set_properties(http, com__glide__attachment__max_size="1")
    sizes = (1024 * 1024, 1024 * 1024 + 1)

    answers = [await _add(integration, incident, content=b"x" * size) for size in sizes]

    assert [201, 400] == [answer.status_code for answer in answers]


async def test_a_file_whose_extension_is_not_allowed_is_refused(
    http: httpx.AsyncClient, integration: Client, incident: str
) -> None:
    await set_properties(http, glide__attachment__extensions="png, txt")

    answers = [await _add(integration, incident, file_name=name) for name in ("a.TXT", "a.exe", "txt.sh")]

    assert [201, 400, 400] == [answer.status_code for answer in answers]
