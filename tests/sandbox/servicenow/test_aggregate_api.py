from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _stats(client: Client, **parameters: str) -> Any:
    asked = {f"sysparm_{name}": value for name, value in parameters.items()}
    return (await client.ask("GET", "/api/now/stats/incident", params=asked)).json()["result"]


@pytest_asyncio.fixture(loop_scope="module")
async def three(integration: Client) -> None:
    """Incidents: one new with urgency 1, two resolved with urgency 3."""
    await integration.create("incident", urgency="1")
    for _ in range(2):
        await integration.create("incident", state="6", close_code="Duplicate", close_notes="x")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("path", ["/api/now/stats/incident", "/api/now/v1/stats/incident"])
async def test_rows_are_counted_by_query(integration: Client, path: str) -> None:
    asked = {"sysparm_count": "true", "sysparm_query": "state=6"}

    answer = await integration.ask("GET", path, params=asked)

    assert {"result": {"stats": {"count": "2"}}} == answer.json()


@pytest.mark.usefixtures("three")
async def test_groups_are_a_list(integration: Client) -> None:
    groups = await _stats(integration, count="true", group_by="state")

    assert [
        {"stats": {"count": "1"}, "groupby_fields": [{"field": "state", "value": "1"}]},
        {"stats": {"count": "2"}, "groupby_fields": [{"field": "state", "value": "6"}]},
    ] == groups


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("mode", "field"),
    [
        ("true", {"field": "state", "value": "New"}),
        ("all", {"field": "state", "value": "1", "display_value": "New"}),
    ],
)
async def test_groups_may_have_display_values(integration: Client, mode: str, field: dict[str, str]) -> None:
    groups = await _stats(integration, count="true", group_by="state", display_value=mode)

    assert [field] == groups[0]["groupby_fields"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("order", ["COUNT^DESC", "state^DESC"])
async def test_groups_may_be_ordered_by_count_or_field(integration: Client, order: str) -> None:
    groups = await _stats(integration, count="true", group_by="state,urgency", order_by=order)

    assert ["6", "1"] == [group["groupby_fields"][0]["value"] for group in groups]


async def test_nothing_is_computed_that_is_not_asked_for(integration: Client) -> None:
    assert {"stats": {}} == await _stats(integration)


@pytest.mark.usefixtures("three")
async def test_who_does_not_read_the_table_is_refused(http: httpx.AsyncClient) -> None:
    answer = await Client(http, "vic.viewer").ask("GET", "/api/now/stats/incident?sysparm_count=true")

    assert 403 == answer.status_code


async def test_an_unknown_table_is_invalid(integration: Client) -> None:
    answer = await integration.ask("GET", "/api/now/stats/incidents?sysparm_count=true")

    assert (400, "Invalid table incidents") == (answer.status_code, answer.json()["error"]["message"])
