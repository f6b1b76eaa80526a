import httpx
import pytest
import pytest_asyncio

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("_two")]


async def _numbers(client: Client, query: str) -> list[str]:
    return [row["number"] for row in await client.rows("incident", query=query)]


@pytest_asyncio.fixture(loop_scope="module")
async def _two(integration: Client) -> None:
    await integration.create("incident", correlation_id="k1")
    await integration.create("incident", correlation_id="k2")


async def test_a_mistyped_field_finds_everything(integration: Client) -> None:
    assert await _numbers(integration, "corelation_id=k1") == ["INC0010001", "INC0010002"]


async def test_a_mistyped_field_finds_nothing_where_the_property_is_set(
    http: httpx.AsyncClient, integration: Client
) -> None:
    await set_properties(http, glide__invalid_query__returns_no_rows="true")

    assert await _numbers(integration, "corelation_id=k1") == []


async def test_a_hidden_field_is_as_good_as_mistyped(http: httpx.AsyncClient, integration: Client) -> None:
    await set_properties(http, sandbox__acl__hidden_fields="incident.correlation_id")

    assert len(await _numbers(integration, "correlation_id=k1")) == 2


@pytest.mark.parametrize(
    "script", ["user_name=javascript:gs.getUserName()", "sys_id=javascript:gs.getUserID()"]
)
async def test_a_script_may_name_the_caller(integration: Client, script: str) -> None:
    rows = await integration.rows("sys_user", query=script, fields="user_name")

    assert rows == [{"user_name": "scoredesk.integration"}]


async def test_a_script_that_is_dropped_finds_strangers(http: httpx.AsyncClient, integration: Client) -> None:
    await set_properties(http, sandbox__query__scripts="false")

    rows = await integration.rows("sys_user", query="user_name=javascript:gs.getUserName()", limit="2")

    assert len(rows) == 2


async def test_dates_in_a_query_are_read_in_the_callers_zone(
    http: httpx.AsyncClient, integration: Client
) -> None:
    record = await integration.create("incident", due_date="2026-07-01 12:00:00")
    in_utc = await _numbers(integration, "due_date=2026-07-01 12:00:00")
    await http.post(
        "/sandbox/users", json={"user_name": "scoredesk.integration", "time_zone": "Europe/Berlin"}
    )
    in_berlin = await _numbers(integration, "due_date=2026-07-01 14:00:00")

    assert ([record["number"]], [record["number"]]) == (in_utc, in_berlin)


async def test_choices_are_rows_in_each_language(integration: Client) -> None:
    rows = await integration.rows(
        "sys_choice",
        query="name=change_request^element=state^inactive=false^language=de^ORDERBYsequence",
        fields="value,label",
    )

    assert rows[5] == {"value": "0", "label": "Prüfen"}
