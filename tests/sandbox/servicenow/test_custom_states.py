import httpx
import pytest

from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")

_BOARD = {"name": "incident", "element": "state", "value": "20", "label": "Awaiting approval board"}


async def _add(http: httpx.AsyncClient, **fields: str) -> str:
    answer = await http.post("/sandbox/records/sys_choice", json={"fields": _BOARD | fields})
    sys_id: str = answer.json()["record"]["sys_id"]
    return sys_id


async def _shown(integration: Client, state: str) -> str:
    record = await integration.create("incident", state=state)
    shown: str = (await integration.get("incident", record["sys_id"], display_value="true"))["state"]
    return shown


async def test_a_state_of_ones_own_is_kept_and_shown(integration: Client) -> None:
    await _add(integration.http)
    record = await integration.create("incident", state="20")

    shown = await integration.get("incident", record["sys_id"], display_value="all")

    assert ({"display_value": "Awaiting approval board", "value": "20"}, "true", "20") == (
        shown["state"],
        record["active"],
        record["incident_state"],
    )


async def test_a_state_in_no_list_is_kept_as_it_was_sent(integration: Client) -> None:
    assert "77" == await _shown(integration, "77")


async def test_a_state_is_renamed_while_the_instance_runs(integration: Client) -> None:
    sys_id = await _add(integration.http)
    await integration.http.post(
        f"/sandbox/records/sys_choice/{sys_id}", json={"fields": {"label": "Board has it"}}
    )

    assert "Board has it" == await _shown(integration, "20")


async def test_a_removed_state_shows_its_number(integration: Client, admin: Client) -> None:
    sys_id = await _add(integration.http)
    await admin.ask("DELETE", f"/api/now/table/sys_choice/{sys_id}")

    assert "20" == await _shown(integration, "20")


async def test_an_inactive_choice_stays_in_the_table_and_leaves_the_list(integration: Client) -> None:
    await _add(integration.http, inactive="true")
    query = "name=incident^element=state^language=en^value=20"

    found = [
        await integration.rows("sys_choice", query=f"{query}^inactive={one}") for one in ("true", "false")
    ]

    assert ([1, 0], "20") == ([len(rows) for rows in found], await _shown(integration, "20"))


@pytest.mark.parametrize(
    ("person", "status"), [("admin", 201), ("scoredesk.integration", 403), ("nobody", 400)]
)
async def test_records_are_made_in_somebodys_name(http: httpx.AsyncClient, person: str, status: int) -> None:
    answer = await http.post("/sandbox/records/sys_choice", json={"as": person, "fields": _BOARD})

    assert status == answer.status_code
