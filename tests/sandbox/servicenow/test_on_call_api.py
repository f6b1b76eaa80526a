from typing import Any

import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_WHO = "/api/now/on_call_rota/whoisoncall"


async def _group(client: Client, name: str) -> str:
    return str((await client.rows("sys_user_group", query=f"name={name}"))[0]["sys_id"])


async def _on_call(client: Client, **asked: str) -> list[str]:
    """The user names of those on call, in their order."""
    called: list[dict[str, Any]] = (await client.ask("GET", _WHO, params=asked)).json()["result"]
    users = [await client.get("sys_user", one["userId"], fields="user_name") for one in called]
    return [user["user_name"] for user in users]


async def test_a_groups_people_come_in_the_order_in_which_they_are_called(integration: Client) -> None:
    group = await _group(integration, "Security Operations")

    assert ["ada.admin", "sam.sharer"] == await _on_call(integration, group_ids=group)


async def test_several_groups_may_be_asked_for(integration: Client) -> None:
    groups = [await _group(integration, name) for name in ("Security Operations", "Identity Team")]

    called = (await integration.ask("GET", _WHO, params={"group_ids": ",".join(groups)})).json()["result"]

    assert [(groups[0], 1), (groups[0], 2), (groups[1], 1), (groups[1], 2)] == [
        (one["groupId"], one["order"]) for one in called
    ]


async def test_a_rota_may_be_asked_for(integration: Client) -> None:
    rota = (await integration.rows("cmn_rota", query="group.name=Identity Team"))[0]["sys_id"]

    assert ["sam.sharer", "ada.admin"] == await _on_call(integration, rota_ids=rota)


@pytest.mark.parametrize("asked", [{}, {"group_ids": "0" * 32}])
async def test_nobody_is_on_call_for_nothing(integration: Client, asked: dict[str, str]) -> None:
    assert [] == await _on_call(integration, **asked)


async def test_a_group_without_a_rota_has_nobody_on_call(integration: Client) -> None:
    assert [] == await _on_call(integration, group_ids=await _group(integration, "Workplace"))


async def test_who_is_on_call_can_be_changed(http: httpx.AsyncClient, integration: Client) -> None:
    await http.post("/sandbox/on_call", json={"group": "Workplace", "users": ["vic.viewer"]})

    assert ["vic.viewer"] == await _on_call(integration, group_ids=await _group(integration, "Workplace"))


@pytest.mark.parametrize("body", [{"group": "zz", "users": []}, {"group": "Workplace", "users": ["zz"]}])
async def test_on_call_can_only_be_who_and_what_exists(
    http: httpx.AsyncClient, body: dict[str, object]
) -> None:
    assert 400 == (await http.post("/sandbox/on_call", json=body)).status_code


async def test_where_on_call_scheduling_is_not_active_its_path_is_unknown(
    http: httpx.AsyncClient, integration: Client
) -> None:
    await set_properties(http, sandbox__on_call__absent="true")

    answer = await integration.ask("GET", _WHO)

    message = "Requested URI does not represent any resource"
    assert (400, message) == (answer.status_code, answer.json()["error"]["message"])


async def test_groups_have_members_and_a_manager(integration: Client) -> None:
    fields = "user.user_name,group.manager.user_name"

    rows = await integration.rows("sys_user_grmember", query="group.name=Identity Team", fields=fields)

    assert [("sam.sharer", "sam.sharer"), ("ada.admin", "sam.sharer")] == [
        (row["user.user_name"], row["group.manager.user_name"]) for row in rows
    ]
