import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")

# On 25 October 2026 Berlin's clocks go from 3:00 back to 2:00, at 1:00 UTC; on 29 March from 2:00 to 3:00.
_MOMENTS = ["2026-10-25 00:30:00", "2026-10-25 01:30:00", "2026-10-25 02:30:00"]


@pytest.fixture
def berliner(http: httpx.AsyncClient) -> Client:
    """A user whose clock is Berlin's."""
    return Client(http, "sam.sharer")


async def _in_berlin(client: Client) -> list[str]:
    """One incident due at each of the moments; their numbers."""
    user = {"user_name": "sam.sharer", "time_zone": "Europe/Berlin"}
    await client.http.post("/sandbox/users", json=user)
    return [(await client.create("incident", due_date=moment))["number"] for moment in _MOMENTS]


async def _found(client: Client, query: str) -> list[str]:
    return [row["number"] for row in await client.rows("incident", query=query, fields="number")]


async def test_values_are_utc_and_display_values_are_berlins(berliner: Client) -> None:
    await _in_berlin(berliner)

    rows = await berliner.rows("incident", fields="due_date", display_value="all")

    # The repeated hour is told twice the same way: it cannot be read back.
    shown = ["2026-10-25 02:30:00", "2026-10-25 02:30:00", "2026-10-25 03:30:00"]
    assert [
        {"display_value": display, "value": value} for display, value in zip(shown, _MOMENTS, strict=True)
    ] == [row["due_date"] for row in rows]


async def test_dates_in_queries_are_berlins_and_the_repeated_hour_is_its_first(berliner: Client) -> None:
    first, second, third = await _in_berlin(berliner)

    found = [
        await _found(berliner, query)
        for query in (
            "due_date=2026-10-25 02:30:00",
            "due_date>2026-10-25 02:30:00",
            "due_date>=2026-10-25 03:00:00",
            "due_dateBETWEEN2026-10-25 02:00:00@2026-10-25 02:59:59",
        )
    ]

    assert [[first], [second, third], [third], [first]] == found


async def test_the_same_query_finds_more_for_somebody_in_utc(berliner: Client, integration: Client) -> None:
    numbers = await _in_berlin(berliner)
    query = "due_date>=2026-10-25 02:30:00"

    assert (numbers, numbers[2:]) == (await _found(berliner, query), await _found(integration, query))


async def test_a_date_that_is_typed_is_berlins_only_as_a_display_value(
    berliner: Client, pretend: PretendServiceNow
) -> None:
    await _in_berlin(berliner)
    typed = {"due_date": "2026-03-29 12:00:00"}

    kept = [
        (
            await berliner.ask(
                "POST",
                "/api/now/table/incident",
                json=typed,
                params={"sysparm_input_display_value": display},
            )
        ).json()["result"]["due_date"]
        for display in ("false", "true")
    ]

    assert ["2026-03-29 12:00:00", "2026-03-29 10:00:00"] == kept
