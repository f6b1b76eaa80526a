"""Fixing, breaking and declaring over the sandbox's own interface."""

import httpx
import pytest

from sandbox.clock import Clock
from tests.sandbox.microsoft.asking import SCORES, newest, next_day, play, row, rows

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_fix_shows_in_the_next_days_snapshot(graph: httpx.AsyncClient, clock: Clock) -> None:
    fixed_at = clock.now().isoformat()
    await play(graph, "fix", control_id="AATP_ClearText")
    today = await row(graph, "AATP_ClearText")
    await next_day(graph)
    tomorrow = await row(graph, "AATP_ClearText")

    assert (today["score"], tomorrow["score"]) == (0, 5)
    assert today["lastSynced"] < fixed_at < tomorrow["lastSynced"]


async def test_a_fix_can_show_at_once(graph: httpx.AsyncClient) -> None:
    before = (await newest(graph))["currentScore"]
    await play(graph, "fix", control_id="UserRiskPolicy", now=True)
    after = await newest(graph)
    fixed = rows(after)["UserRiskPolicy"]

    assert pytest.approx(before + 7) == after["currentScore"]
    assert fixed["count"] == "47"
    assert fixed["implementationStatus"] == "You have 0 of 47 users outside of a user risk policy."


async def test_what_broke_leaves_the_days_before_as_they_were(graph: httpx.AsyncClient) -> None:
    await play(graph, "break", control_id="mdo_safeattachments")
    await next_day(graph)
    days = (await graph.get(SCORES, params={"$top": "2"})).json()["value"]

    assert [rows(day)["mdo_safeattachments"]["score"] for day in days] == [0, 8]


async def test_a_new_day_has_a_snapshot_of_its_own(graph: httpx.AsyncClient) -> None:
    now = await next_day(graph)
    snapshot = await newest(graph)

    assert now.endswith("T00:10:00Z")
    assert now[:10] == snapshot["createdDateTime"][:10]


async def test_people_see_the_portals_words_for_each_action(graph: httpx.AsyncClient) -> None:
    await play(graph, "state", control_id="IntegratedApps", state="ThirdParty", comment="Our own broker")
    actions = {action["id"]: action for action in (await graph.get("/sandbox/actions")).json()}

    assert {
        control_id: actions[control_id]["status"]
        for control_id in (
            "AdminMFAV2",
            "mdo_safeattachments",
            "IntegratedApps",
            "McasCloudAppNotification",
            "AppG_unusual_activity_with_priority_account",
            "aad_linkedin_connection_disables",
            "MDA_Zoom_MFA",
        )
    } == {
        "AdminMFAV2": "To address",
        "mdo_safeattachments": "Completed",
        "IntegratedApps": "Resolved through third party",
        "McasCloudAppNotification": "Resolved through third party",
        "AppG_unusual_activity_with_priority_account": "Resolved through alternate mitigation",
        "aad_linkedin_connection_disables": "Risk accepted",
        "MDA_Zoom_MFA": None,
    }


@pytest.mark.parametrize(
    ("doing", "body", "status"),
    [
        ("fix", {"control_id": "nothing"}, 404),
        ("fix", {"control_id": "MDA_Zoom_MFA"}, 404),
        ("fix", {}, 400),
        ("state", {"control_id": "AdminMFAV2", "state": "Planned"}, 400),
        ("state", {"control_id": "scid_2010", "state": "Ignored"}, 400),
        ("faults", {"kind": "flood"}, 400),
        ("faults", {"kind": "status", "status": 77}, 400),
        ("faults", {"kind": "status", "colour": "red"}, 400),
    ],
)
async def test_what_cannot_be_done_is_explained(
    graph: httpx.AsyncClient, doing: str, body: dict[str, object], status: int
) -> None:
    answer = await graph.post(f"/sandbox/{doing}", json=body)

    assert (status, True) == (answer.status_code, bool(answer.json()["error"]))


async def test_requests_are_written_down(graph: httpx.AsyncClient) -> None:
    await graph.get(f"{SCORES}?$top=1")
    noted = (await graph.get("/sandbox/requests")).json()[-1]

    assert tuple(noted[name] for name in ("method", "path", "query", "status")) == (
        "GET",
        SCORES,
        "$top=1",
        200,
    )
