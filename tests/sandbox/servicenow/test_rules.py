import httpx
import pytest

from tests.sandbox.servicenow.client import Client

pytestmark = pytest.mark.asyncio(loop_scope="module")

_SOLVED = {"close_code": "Solution provided", "close_notes": "Done"}


async def _change_in(admin: Client, state: str) -> str:
    """A change request that an admin has put into a state."""
    record = await admin.create("change_request", short_description="x")
    await admin.http.post(
        f"/sandbox/records/change_request/{record['sys_id']}",
        json={"as": "admin", "fields": {"state": state}},
    )
    return str(record["sys_id"])


async def test_a_change_request_walks_the_normal_model_to_its_end(integration: Client) -> None:
    group = (await integration.rows("sys_user_group"))[0]["sys_id"]
    record = await integration.create("change_request", assignment_group=group)

    answers = [
        await integration.update("change_request", record["sys_id"], state=state)
        for state in ("-4", "-3", "-2", "-1", "0")
    ]
    closing = {"state": "3", "close_code": "successful", "close_notes": "Done"}
    closed = (await integration.update("change_request", record["sys_id"], **closing)).json()["result"]

    assert ({answer.status_code for answer in answers}, closed["state"], closed["active"]) == (
        {200},
        "3",
        "false",
    )


@pytest.mark.parametrize(
    ("state", "wanted"), [("-5", "-3"), ("-4", "-5"), ("0", "-1"), ("3", "0"), ("4", "-5")]
)
async def test_a_state_out_of_turn_is_refused(
    integration: Client, admin: Client, state: str, wanted: str
) -> None:
    sys_id = await _change_in(admin, state)

    answer = await integration.update("change_request", sys_id, state=wanted)

    kept = (await integration.get("change_request", sys_id))["state"]
    assert (answer.status_code, answer.json()["error"]["message"], kept) == (403, "Operation Failed", state)


@pytest.mark.parametrize("state", ["-5", "-4", "-3", "-2", "-1", "0"])
async def test_an_open_change_request_may_be_canceled(integration: Client, admin: Client, state: str) -> None:
    sys_id = await _change_in(admin, state)

    answer = await integration.update("change_request", sys_id, state="4")

    assert answer.json()["result"]["active"] == "false"


@pytest.mark.parametrize(("state", "wanted"), [("-3", "-2"), ("0", "3")])
async def test_some_states_need_fields(integration: Client, admin: Client, state: str, wanted: str) -> None:
    sys_id = await _change_in(admin, state)

    answer = await integration.update("change_request", sys_id, state=wanted)

    assert "Data Policy Exception" in answer.json()["error"]["detail"]


@pytest.mark.parametrize(
    ("change_type", "available"), [("normal", ["-5", "-4", "4"]), ("emergency", ["-5", "-3", "4"])]
)
@pytest.mark.parametrize("base", ["/api/sn_chg_rest/change", "/api/sn_chg_rest/v1/change"])
async def test_nextstates_tells_what_is_possible(
    integration: Client, change_type: str, available: list[str], base: str
) -> None:
    record = await integration.create("change_request", type=change_type)

    answer = await integration.ask("GET", f"{base}/{record['sys_id']}/nextstates")

    result = answer.json()["result"]
    assert (result["available_states"], result["state_label"]["4"]) == (available, "Canceled")


async def test_nextstates_of_no_change_request_is_not_found(integration: Client) -> None:
    answer = await integration.ask("GET", f"/api/sn_chg_rest/change/{'0' * 32}/nextstates")

    assert answer.status_code == 404


async def test_a_new_change_request_begins_at_the_beginning(integration: Client) -> None:
    answer = await integration.ask("POST", "/api/now/table/change_request", json={"state": "-1"})

    assert answer.status_code == 403


@pytest.mark.parametrize("given", [{}, {"close_code": "Duplicate"}, {"close_notes": "Done"}])
async def test_resolving_an_incident_needs_code_and_notes(integration: Client, given: dict[str, str]) -> None:
    record = await integration.create("incident")

    answer = await integration.update("incident", record["sys_id"], state="6", **given)

    assert (answer.status_code, "mandatory" in answer.json()["error"]["detail"]) == (403, True)


async def test_a_resolved_incident_is_still_active_and_knows_who_and_when(integration: Client) -> None:
    record = await integration.create("incident")

    resolved = (await integration.update("incident", record["sys_id"], state="6", **_SOLVED)).json()["result"]

    assert (resolved["active"], resolved["incident_state"], resolved["resolved_at"] != "") == (
        "true",
        "6",
        True,
    )


async def test_only_itil_admin_closes_and_a_closed_incident_stays(
    http: httpx.AsyncClient, integration: Client
) -> None:
    record = await integration.create("incident", state="6", **_SOLVED)
    refused = await integration.update("incident", record["sys_id"], state="7")
    closed = await Client(http, "ada.admin").update("incident", record["sys_id"], state="7")
    late = await integration.update("incident", record["sys_id"], short_description="y")

    assert (refused.status_code, closed.json()["result"]["active"], late.status_code) == (403, "false", 403)


async def test_a_resolved_incident_may_be_opened_again(integration: Client) -> None:
    record = await integration.create("incident", state="6", **_SOLVED)

    answer = await integration.update("incident", record["sys_id"], state="2")

    assert answer.json()["result"]["state"] == "2"
