"""The pretend secureScores."""

from itertools import pairwise

import httpx
import pytest

from sandbox.clock import Clock
from tests.sandbox.microsoft.asking import APP, SCORES, all_profiles, newest, next_day, rows

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_newest_snapshot_is_of_the_clocks_day(graph: httpx.AsyncClient, clock: Clock) -> None:
    snapshot = await newest(graph)
    day = clock.now().date()

    assert f"{APP['tenant_id']}_{day}" == snapshot["id"]
    assert f"{day}T00:00:00Z" == snapshot["createdDateTime"]


async def test_a_snapshot_can_be_read_by_its_id(graph: httpx.AsyncClient) -> None:
    snapshot = await newest(graph)
    answer = (await graph.get(f"{SCORES}/{snapshot['id']}")).json()

    assert snapshot == {name: value for name, value in answer.items() if name != "@odata.context"}


async def test_points_are_the_percentage_of_the_profiles_points(graph: httpx.AsyncClient) -> None:
    most = {profile["id"]: profile["maxScore"] for profile in await all_profiles(graph)}
    scores = (await newest(graph))["controlScores"]

    assert [
        pytest.approx(most[s["controlName"]] * s["scoreInPercentage"] / 100, abs=0.005) for s in scores
    ] == [s["score"] for s in scores]


async def test_the_tenants_points_are_the_sum_over_scored_controls(graph: httpx.AsyncClient) -> None:
    most = {profile["id"]: profile["maxScore"] for profile in await all_profiles(graph)}
    snapshot = await newest(graph)
    scored = rows(snapshot)

    assert pytest.approx(sum(row["score"] for row in scored.values())) == snapshot["currentScore"]
    assert sum(most[control_id] for control_id in scored) == snapshot["maxScore"]
    assert len(scored) < len(most)


async def test_counts_and_switches_are_strings(graph: httpx.AsyncClient) -> None:
    scored = rows(await newest(graph))
    admins, consent = scored["AdminMFAV2"], scored["aad_admin_consent_workflow"]

    assert (admins["count"], admins["total"]) == ("5", "8")
    assert admins["implementationStatus"].startswith("You have 3 of 8 administrators without")
    assert (consent["on"], "count" in consent) == ("true", False)


async def test_some_counts_are_of_those_who_do_not_meet(graph: httpx.AsyncClient) -> None:
    legacy = rows(await newest(graph))["BlockLegacyAuthentication"]

    assert (legacy["count"], legacy["total"], legacy["scoreInPercentage"]) == ("4", "47", 91.49)


async def test_nobody_to_protect_counts_as_done(graph: httpx.AsyncClient) -> None:
    reset = rows(await newest(graph))["SelfServicePasswordReset"]

    assert (reset["count"], reset["total"], reset["scoreInPercentage"]) == ("0", "0", 100)


async def test_no_text_is_left_to_fill_in(graph: httpx.AsyncClient) -> None:
    texts = [row["implementationStatus"] for row in (await newest(graph))["controlScores"]]

    assert [text for text in texts if "{" in text] == []


async def test_peers_averages_are_percentages_by_basis(graph: httpx.AsyncClient) -> None:
    averages = (await newest(graph))["averageComparativeScores"]

    assert [average["basis"] for average in averages] == ["AllTenants", "TotalSeats", "IndustryTypes"]
    assert (averages[1]["SeatSizeRangeLowerValue"], averages[1]["SeatSizeRangeUpperValue"]) == ("1", "100")
    assert all(0 < average["averageScore"] < 100 for average in averages)


async def test_only_the_newest_snapshot_has_details(graph: httpx.AsyncClient) -> None:
    today, yesterday = (await graph.get(SCORES, params={"$top": "2"})).json()["value"]
    new, old = rows(today)["AdminMFAV2"], rows(yesterday)["AdminMFAV2"]

    assert {"lastSynced", "count", "total"} == set(new) - set(old)
    assert (old["description"], old["scoreInPercentage"]) == (None, 62.5)
    assert old["implementationStatus"] == "You have  of  administrators without a registered second factor."


async def test_ninety_days_are_kept_newest_first(graph: httpx.AsyncClient) -> None:
    await next_day(graph)
    days: list[str] = []
    link = f"{SCORES}?$top=40"
    while link:
        page = (await graph.get(link)).json()
        days += [snapshot["createdDateTime"] for snapshot in page["value"]]
        link = page.get("@odata.nextLink")

    assert len(set(days)) == 90
    assert sorted(days, reverse=True) == days


async def test_the_score_has_moved_over_the_days_kept(graph: httpx.AsyncClient) -> None:
    link = (await graph.get(SCORES, params={"$top": "40"})).json()
    scores = [snapshot["currentScore"] for snapshot in link["value"]]

    assert scores[0] > scores[-1]
    assert any(new < old for new, old in pairwise(scores))


async def test_a_single_newest_snapshot_still_has_a_next_link(graph: httpx.AsyncClient) -> None:
    page = (await graph.get(SCORES, params={"$top": "1"})).json()
    following = (await graph.get(page["@odata.nextLink"])).json()

    assert page["@odata.nextLink"].startswith(f"{graph.base_url.scheme}://{graph.base_url.netloc.decode()}")
    assert page["value"][0]["createdDateTime"] > following["value"][0]["createdDateTime"]


async def test_days_can_be_filtered(graph: httpx.AsyncClient, clock: Clock) -> None:
    page = (await graph.get(SCORES, params={"$filter": f"createdDateTime ge {clock.now().date()}"})).json()

    assert len(page["value"]) == 1
