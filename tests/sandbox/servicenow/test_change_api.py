from typing import Any

import httpx
import pytest

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_CHANGE = "/api/sn_chg_rest/change"


async def _made(client: Client, path: str = "", **fields: object) -> dict[str, Any]:
    made: dict[str, Any] = (await client.ask("POST", _CHANGE + path, json=fields)).json()["result"]
    return made


async def _user(http: httpx.AsyncClient, *roles: str) -> Client:
    await http.post("/sandbox/users", json={"user_name": "chris", "roles": list(roles)})
    return Client(http, "chris")


async def _template(client: Client) -> str:
    (first, _second, _meta) = (await client.ask("GET", _CHANGE + "/standard/template")).json()["result"]
    return str(first["sys_id"]["value"])


@pytest.mark.parametrize("base", [_CHANGE, "/api/sn_chg_rest/v1/change"])
async def test_every_version_makes_a_change_request_with_status_200(integration: Client, base: str) -> None:
    made = await integration.ask("POST", base, json={"type": "normal"})
    got = await integration.ask("GET", f"{base}/{made.json()['result']['sys_id']['value']}")

    assert (200, 200, "CHG0030001") == (
        made.status_code,
        got.status_code,
        got.json()["result"]["number"]["value"],
    )


async def test_fields_are_pairs_with_values_of_jsons_types(integration: Client) -> None:
    made = await _made(integration, type="normal", due_date="2026-07-01 10:00:00")

    shown = [made[name] for name in ("state", "active", "type", "assigned_to", "due_date")]
    assert [
        {"display_value": "New", "value": -5.0},
        {"display_value": "true", "value": True},
        {"display_value": "Normal", "value": "normal"},
        {"display_value": "", "value": ""},
        {
            "display_value": "2026-07-01 10:00:00",
            "value": "2026-07-01 10:00:00",
            "display_value_internal": "2026-07-01 10:00:00",
        },
    ] == shown


@pytest.mark.parametrize(("decimals", "written"), [("true", '"value":-5.0'), ("false", '"value":-5}')])
async def test_whether_numbers_have_a_decimal_is_a_switch(
    http: httpx.AsyncClient, integration: Client, decimals: str, written: str
) -> None:
    await set_properties(http, sandbox__change_api__decimals=decimals)

    answer = await integration.ask("POST", _CHANGE, json={"type": "normal"})

    assert written in answer.text


@pytest.mark.parametrize("kind", ["normal", "emergency"])
async def test_a_types_path_gives_the_type(integration: Client, kind: str) -> None:
    assert kind == (await _made(integration, f"/{kind}", type="standard"))["type"]["value"]


async def test_the_type_may_be_sent_by_its_label(integration: Client) -> None:
    assert "emergency" == (await _made(integration, type="Emergency"))["type"]["value"]


async def test_the_model_gives_the_type_and_is_named(integration: Client) -> None:
    made = await _made(integration, chg_model="Emergency")

    assert ("emergency", "Emergency") == (made["type"]["value"], made["chg_model"]["display_value"])


@pytest.mark.parametrize("fields", [{"type": "zz"}, {"chg_model": "zz"}, {"type": "standard"}])
async def test_no_such_type_or_model_and_a_standard_change_without_template_are_refused(
    integration: Client, admin: Client, fields: dict[str, str]
) -> None:
    refused = await integration.ask("POST", _CHANGE, json=fields)

    assert (400, []) == (refused.status_code, await admin.rows("change_request"))


async def test_fields_may_stand_in_the_address_and_those_unknown_are_named(integration: Client) -> None:
    answer = await integration.ask("POST", _CHANGE + "/normal?short_description=x&zz=1&number=CHG1")

    made = answer.json()["result"]
    assert ("x", ["zz", "number"]) == (made["short_description"]["value"], made["__meta"]["ignoredFields"])


@pytest.mark.parametrize("ignores", ["true", "false"])
async def test_whether_a_sys_id_that_is_sent_is_ignored_is_a_switch(
    http: httpx.AsyncClient, integration: Client, ignores: str
) -> None:
    await set_properties(http, sandbox__change_api__ignores_sys_id=ignores)

    made = await _made(integration, type="normal", sys_id="ab" * 16)

    assert (ignores == "true") == (made["sys_id"]["value"] != "ab" * 16)


async def test_there_are_two_templates_of_standard_changes(integration: Client) -> None:
    listed = (await integration.ask("GET", _CHANGE + "/standard/template")).json()["result"]
    names = [one["name"]["value"] for one in listed[:-1]]
    one = await integration.ask("GET", f"{_CHANGE}/standard/template/{listed[0]['sys_id']['value']}")

    assert ["Reset a service account password", "Apply a configuration baseline"] == names
    assert names[0] == one.json()["result"]["name"]["value"]


async def test_a_standard_change_has_its_templates_fields_and_keeps_the_fixed_ones(
    integration: Client,
) -> None:
    template = await _template(integration)

    made = await _made(integration, f"/standard/{template}", short_description="mine", description="mine")

    assert ("standard", "mine", True, ["description"]) == (
        made["type"]["value"],
        made["short_description"]["value"],
        made["description"]["value"].startswith("Give a service account"),
        made["__meta"]["ignoredFields"],
    )


async def test_a_standard_change_names_its_templates_version(integration: Client) -> None:
    made = await _made(integration, f"/standard/{await _template(integration)}")

    version = made["std_change_producer_version"]["display_value"]
    assert "Reset a service account password - 1" == version


async def test_a_template_that_does_not_exist_is_not_found(integration: Client) -> None:
    assert 404 == (await integration.ask("POST", f"{_CHANGE}/standard/{'0' * 32}", json={})).status_code


async def test_the_models_can_be_listed(integration: Client) -> None:
    listed = (await integration.ask("GET", _CHANGE + "/model")).json()["result"]

    assert ["Normal", "Standard", "Emergency"] == [one["name"]["value"] for one in listed[:-1]]


async def test_a_list_ends_with_the_terms_it_ignored(integration: Client) -> None:
    await _made(integration, type="normal")

    answer = await integration.ask("GET", _CHANGE, params={"sysparm_query": "type=normal^zz=1"})

    (change, meta) = answer.json()["result"]
    assert ("normal", {"__meta": {"fields": {"ignored": ["zz=1"]}}}) == (change["type"]["value"], meta)


async def test_order_by_is_dropped(integration: Client) -> None:
    for _ in range(2):
        await _made(integration, type="normal")

    answer = await integration.ask("GET", _CHANGE, params={"sysparm_query": "ORDERBYDESCnumber"})

    (first, second, meta) = answer.json()["result"]
    assert ["CHG0030001", "CHG0030002"] == [one["number"]["value"] for one in (first, second)]
    assert [""] == meta["__meta"]["fields"]["ignored"]


async def test_without_a_query_every_parameter_is_a_filter(integration: Client) -> None:
    await _made(integration, type="normal")
    await _made(integration, type="emergency")

    answer = await integration.ask("GET", _CHANGE, params={"type": "emergency", "sysparm_limit": "5"})

    (change, meta) = answer.json()["result"]
    assert ("emergency", ["sysparm_limit=5"]) == (
        change["type"]["value"],
        meta["__meta"]["fields"]["ignored"],
    )


async def test_a_types_list_and_paths_hold_that_type_alone(integration: Client) -> None:
    sys_id = (await _made(integration, type="normal"))["sys_id"]["value"]
    listed = [(await integration.ask("GET", f"{_CHANGE}/{kind}")) for kind in ("normal", "emergency")]
    got = [(await integration.ask("GET", f"{_CHANGE}/{kind}/{sys_id}")) for kind in ("normal", "emergency")]

    assert [2, 1] == [len(one.json()["result"]) for one in listed]
    assert [200, 404] == [one.status_code for one in got]


async def test_patch_changes_what_is_sent_and_names_what_is_ignored(integration: Client) -> None:
    sys_id = (await _made(integration, type="normal", description="d"))["sys_id"]["value"]

    answer = await integration.ask("PATCH", f"{_CHANGE}/{sys_id}", json={"priority": "2", "zz": "1"})

    changed = answer.json()["result"]
    assert (200, 2, "d", ["zz"]) == (
        answer.status_code,
        changed["priority"]["value"],
        changed["description"]["value"],
        changed["__meta"]["ignoredFields"],
    )


async def test_a_state_that_is_not_next_is_refused(integration: Client) -> None:
    sys_id = (await _made(integration, type="normal"))["sys_id"]["value"]

    refused = await integration.ask("PATCH", f"{_CHANGE}/{sys_id}", json={"state": "3"})

    assert 403 == refused.status_code


async def test_delete_is_a_managers_and_gives_the_record_back(
    http: httpx.AsyncClient, integration: Client
) -> None:
    made = await _made(integration, type="normal")
    path = f"{_CHANGE}/{made['sys_id']['value']}"
    manager = await _user(http, "change_manager")

    refused, deleted, gone = [await client.ask("DELETE", path) for client in (integration, manager, manager)]

    assert (403, 200, 404) == (refused.status_code, deleted.status_code, gone.status_code)
    assert made["number"] == deleted.json()["result"]["number"]


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("sn_change_read", (200, 403)),
        ("sn_change_write", (403, 403)),
        ("itil", (200, 200)),
        ("zz", (403, 403)),
    ],
)
async def test_the_roles_are_those_of_its_page(
    http: httpx.AsyncClient, role: str, statuses: tuple[int, int]
) -> None:
    user = await _user(http, role)
    listed = await user.ask("GET", _CHANGE)
    made = await user.ask("POST", _CHANGE, json={"type": "normal"})

    assert statuses == (listed.status_code, made.status_code)


async def test_next_states_come_with_their_labels(integration: Client) -> None:
    sys_id = (await _made(integration, type="normal"))["sys_id"]["value"]

    shown = (await integration.ask("GET", f"{_CHANGE}/{sys_id}/nextstates")).json()["result"]

    assert ["-5", "-4", "4"] == shown["available_states"]
    assert {"-5": "New", "-4": "Assess", "4": "Canceled"} == shown["state_label"]


async def test_next_states_come_with_the_ways_to_them(integration: Client) -> None:
    sys_id = (await _made(integration, type="normal"))["sys_id"]["value"]

    shown = (await integration.ask("GET", f"{_CHANGE}/{sys_id}/nextstates")).json()["result"]

    ways = [
        (way["from_state"], way["to_state"], way["display_value"]) for (way,) in shown["state_transitions"]
    ]
    assert [("-5", "-4", "New to Assess"), ("-5", "4", "New to Canceled")] == ways


async def test_an_instance_without_the_api_does_not_know_its_paths(
    http: httpx.AsyncClient, integration: Client
) -> None:
    await set_properties(http, sandbox__change_api__absent="true")

    answer = await integration.ask("GET", _CHANGE)

    message = "Requested URI does not represent any resource"
    assert (400, message) == (answer.status_code, answer.json()["error"]["message"])
