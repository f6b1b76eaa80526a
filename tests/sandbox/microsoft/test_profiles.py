"""The pretend secureScoreControlProfiles."""

import httpx
import pytest

from tests.sandbox.microsoft.asking import APP, PROFILES, VENDOR, all_profiles, ask_token, play, row

pytestmark = pytest.mark.asyncio(loop_scope="module")

NEVER_TOUCHED = {
    "assignedTo": None,
    "comment": None,
    "state": "Default",
    "updatedBy": None,
    "updatedDateTime": None,
}


async def writer(graph: httpx.AsyncClient) -> httpx.AsyncClient:
    """The client, now allowed to change profiles."""
    await play(graph, "grant", roles=["SecurityEvents.ReadWrite.All"])
    await ask_token(graph)
    return graph


async def test_a_profile_has_the_fields_of_a_real_one(graph: httpx.AsyncClient) -> None:
    profile = (await graph.get(f"{PROFILES}/scid_2010")).json()

    assert {
        "@odata.context", "id", "azureTenantId", "actionType", "actionUrl", "controlCategory", "title",
        "deprecated", "implementationCost", "lastModifiedDateTime", "maxScore", "rank", "remediation",
        "remediationImpact", "service", "threats", "tier", "userImpact", "vendorInformation",
        "complianceInformation", "controlStateUpdates",
    } == set(profile)  # fmt: skip
    assert profile["controlStateUpdates"] == [NEVER_TOUCHED]
    assert f"tid={APP['tenant_id']}" in profile["actionUrl"]


async def test_pages_hold_each_profile_once(graph: httpx.AsyncClient) -> None:
    first = (await graph.get(PROFILES)).json()
    ids = [profile["id"] for profile in await all_profiles(graph)]

    assert (len(first["value"]), "?$skiptoken=" in first["@odata.nextLink"]) == (40, True)
    assert len(set(ids)) == len(ids) > 80


async def test_profiles_can_be_filtered_across_pages(graph: httpx.AsyncClient) -> None:
    wanted = {"$filter": "service eq 'MDO' and maxScore eq 8", "$top": "3"}
    first = (await graph.get(PROFILES, params=wanted)).json()
    second = (await graph.get(first["@odata.nextLink"])).json()
    found = first["value"] + second["value"]

    assert (4, {("MDO", 8)}) == (len(found), {(profile["service"], profile["maxScore"]) for profile in found})


@pytest.mark.parametrize(
    "query",
    ["$top=0", "$top=many", "$orderby=rank", "$filter=rank lt 3", "$filter=colour eq 'red'", "$skiptoken=x"],
)
async def test_a_query_that_graph_does_not_understand_is_refused(
    graph: httpx.AsyncClient, query: str
) -> None:
    answer = await graph.get(f"{PROFILES}?{query}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BadRequest")


@pytest.mark.parametrize(("path", "status"), [(f"{PROFILES}/nothing", 404), ("/v1.0/security/score", 400)])
async def test_what_is_not_there_is_refused(graph: httpx.AsyncClient, path: str, status: int) -> None:
    answer = await graph.get(path)

    assert status == answer.status_code


async def test_a_state_can_be_changed_and_keeps_its_history(graph: httpx.AsyncClient) -> None:
    body = {"state": "ignored", "comment": "Not now", "assignedTo": "Ada Admin", "vendorInformation": VENDOR}
    answer = await (await writer(graph)).patch(f"{PROFILES}/IntegratedApps", json=body)
    updates = (await graph.get(f"{PROFILES}/IntegratedApps")).json()["controlStateUpdates"]

    assert (answer.status_code, answer.content) == (204, b"")
    assert [update["state"] for update in updates] == ["Default", "Ignored"]
    assert (updates[1]["comment"], updates[1]["assignedTo"]) == ("Not now", "Ada Admin")


async def test_a_changed_profile_can_be_asked_for(graph: httpx.AsyncClient) -> None:
    body = {"state": "Reviewed", "vendorInformation": VENDOR}
    answer = await (await writer(graph)).patch(
        f"{PROFILES}/OneAdmin", json=body, headers={"Prefer": "return=representation"}
    )

    assert (answer.status_code, answer.json()["id"]) == (200, "OneAdmin")


async def test_a_declared_state_gives_its_points_at_once(graph: httpx.AsyncClient) -> None:
    body = {"state": "ThirdParty", "vendorInformation": VENDOR}
    await (await writer(graph)).patch(f"{PROFILES}/UserRiskPolicy", json=body)
    declared = await row(graph, "UserRiskPolicy")

    assert (declared["score"], declared["scoreInPercentage"], declared["count"]) == (7, 100, "0")


@pytest.mark.parametrize(
    ("control_id", "body", "status"),
    [
        ("IntegratedApps", {"state": "Ignored"}, 400),
        ("IntegratedApps", {"vendorInformation": VENDOR}, 400),
        ("IntegratedApps", {"state": "Planned", "vendorInformation": VENDOR}, 400),
        ("scid_2010", {"state": "Ignored", "vendorInformation": VENDOR}, 400),
        ("nothing", {"state": "Ignored", "vendorInformation": VENDOR}, 404),
    ],
)
async def test_a_wrong_change_is_refused(
    graph: httpx.AsyncClient, control_id: str, body: dict[str, object], status: int
) -> None:
    answer = await (await writer(graph)).patch(f"{PROFILES}/{control_id}", json=body)

    assert status == answer.status_code


async def test_who_may_only_read_cannot_change(graph: httpx.AsyncClient) -> None:
    body = {"state": "Ignored", "vendorInformation": VENDOR}
    answer = await graph.patch(f"{PROFILES}/IntegratedApps", json=body)

    assert answer.status_code == 403
