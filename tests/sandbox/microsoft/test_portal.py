"""The portal in the browser: Secure Score, its actions, and the clock."""

import httpx
import pytest

from sandbox.clock import Clock
from tests.sandbox.microsoft.asking import SCORES, all_profiles, newest, next_day, play, row, rows
from tests.sandbox.microsoft.browsing import ACTIONS, leading_away, opened, sent, titles, words

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADMINS = f"{ACTIONS}/AdminMFAV2"


async def test_the_overview_says_what_graph_answers(graph: httpx.AsyncClient) -> None:
    snapshot = await newest(graph)
    page = await opened(graph, "/")
    score, most = snapshot["currentScore"], snapshot["maxScore"]

    assert f"{100 * score / most:.1f}%" == words(page, ".score")
    assert f"{score} of {most} points achieved" in words(page)
    assert all(f"{one['averageScore']:.1f}%" in words(page) for one in snapshot["averageComparativeScores"])


async def test_the_points_of_the_categories_are_the_tenants(graph: httpx.AsyncClient) -> None:
    snapshot = await newest(graph)
    page = await opened(graph, "/securescore")
    parts = [part.get_text().strip("()").split("/") for part in page.select("#breakdown + ul .quiet")]
    achieved, possible = ([float(points) for points in column] for column in zip(*parts, strict=True))

    assert pytest.approx(snapshot["currentScore"]) == sum(achieved)
    assert pytest.approx(snapshot["maxScore"]) == sum(possible)


async def test_the_trend_has_a_point_for_each_day_kept_and_says_it_in_words(graph: httpx.AsyncClient) -> None:
    page = await opened(graph, "/securescore")
    line = page.select_one("polyline")
    oldest = (await graph.get(SCORES, params={"$skip": "89", "$top": "1"})).json()["value"][0]

    assert line is not None
    assert 90 == len(str(line["points"]).split())
    assert f"From {100 * oldest['currentScore'] / oldest['maxScore']:.1f}%" in words(page, "figcaption")


async def test_every_action_is_listed_in_the_portals_order(graph: httpx.AsyncClient) -> None:
    actions = (await graph.get("/sandbox/actions")).json()

    assert [action["title"] for action in actions] == titles(await opened(graph, ACTIONS))


async def test_actions_are_found_by_words_category_and_status(graph: httpx.AsyncClient) -> None:
    actions = (await graph.get("/sandbox/actions")).json()
    page = await opened(graph, f"{ACTIONS}?words=entra+PASSWORD&category=Identity&status=To+address")
    wanted = {"service": "AzureAD", "controlCategory": "Identity", "status": "To address"}

    assert [
        action["title"]
        for action in actions
        if wanted.items() <= action.items() and "password" in action["title"].casefold()
    ] == titles(page)
    assert len(titles(page)) > 1


async def test_a_filter_that_nothing_meets_is_told(graph: httpx.AsyncClient) -> None:
    page = await opened(graph, f"{ACTIONS}?category=Weather")

    assert ([], True) == (titles(page), "0 of 89 actions" in words(page))


async def test_a_row_says_what_the_action_is_worth(graph: httpx.AsyncClient) -> None:
    most = (await newest(graph))["maxScore"]
    page = await opened(graph, f"{ACTIONS}?words=AdminMFAV2")

    assert f"+{10 / most * 100:.2f}% 6.25/10 To address Identity Microsoft Entra ID" in words(page, "tbody")


async def test_a_fix_shows_with_tomorrows_snapshot_and_is_told_until_then(
    graph: httpx.AsyncClient, clock: Clock
) -> None:
    told = await sent(graph, ADMINS, doing="fix", seen="tomorrow")
    today = await row(graph, "AdminMFAV2")
    await next_day(graph)
    later, tomorrow = await opened(graph, ADMINS), await row(graph, "AdminMFAV2")
    day = f"{clock.now().day} {clock.now():%b %Y}"

    assert f"Microsoft will show this from {day} on: 100.0% observed." == words(told, "#pending")
    assert (6.25, 10) == (today["score"], tomorrow["score"])
    assert (None, True) == (later.select_one("#pending"), "Completed" in words(later))


async def test_the_overview_lists_what_is_to_come(graph: httpx.AsyncClient) -> None:
    await sent(graph, ADMINS, doing="break", seen="tomorrow")
    page = await opened(graph, "/securescore")

    assert "Ask every administrator for a second factor : seen at 0.0%" in words(page, "#coming + ul")


async def test_a_fix_can_be_seen_at_once(graph: httpx.AsyncClient) -> None:
    page = await sent(graph, ADMINS, doing="fix", seen="at once")

    assert (10, None) == ((await row(graph, "AdminMFAV2"))["score"], page.select_one("#pending"))


async def test_a_break_at_once_undoes_a_fix_that_nobody_saw_yet(graph: httpx.AsyncClient) -> None:
    await sent(graph, ADMINS, doing="fix", seen="tomorrow")
    page = await sent(graph, ADMINS, doing="break", seen="at once")
    today = await row(graph, "AdminMFAV2")
    await next_day(graph)

    assert (0, 0) == (today["score"], (await row(graph, "AdminMFAV2"))["score"])
    assert page.select_one("#pending") is None


async def test_a_status_is_declared_with_a_comment(graph: httpx.AsyncClient) -> None:
    page = await sent(graph, ADMINS, doing="declare", state="ThirdParty", comment="Our <b>broker</b>")
    declared = await row(graph, "AdminMFAV2")

    assert (10, "5") == (declared["score"], declared["count"])
    assert "Resolved through third party" in words(page, "#history + ol")
    assert "Our <b>broker</b>" in words(page, "#history + ol")
    assert "decides the points, whatever Microsoft observes" in words(page)


async def test_an_action_that_is_not_scored_offers_no_button(graph: httpx.AsyncClient) -> None:
    page = await opened(graph, f"{ACTIONS}/MDA_Zoom_MFA")

    assert "not scored on this action" in words(page)
    assert ["hour", "day"] == [button["value"] for button in page.select("main button")]


async def test_a_device_action_can_be_fixed_but_its_status_is_managed_elsewhere(
    graph: httpx.AsyncClient,
) -> None:
    page = await opened(graph, f"{ACTIONS}/scid_2010")

    assert "managed in Microsoft Defender Vulnerability Management" in words(page)
    assert ["fix", "break"] == [button["value"] for button in page.select(".action button")]


@pytest.mark.parametrize(
    ("control_id", "fields", "status", "sentence"),
    [
        ("nothing", {"doing": "fix", "seen": "at once"}, 404, "There is no control nothing."),
        ("MDA_Zoom_MFA", {"doing": "fix", "seen": "at once"}, 404, "This tenant is not scored on"),
        (
            "scid_2010",
            {"doing": "declare", "state": "Ignored", "comment": ""},
            400,
            "scid_2010 is managed in",
        ),
        ("AdminMFAV2", {"doing": "declare", "state": "Planned", "comment": ""}, 400, "Planned is not one of"),
        ("AdminMFAV2", {"doing": "fix"}, 400, "'seen' is missing."),
        ("AdminMFAV2", {"doing": "paint"}, 400, "paint is not one of fix, break, declare."),
    ],
)
async def test_what_is_refused_is_told_in_a_sentence(
    graph: httpx.AsyncClient, control_id: str, fields: dict[str, str], status: int, sentence: str
) -> None:
    answer = await graph.post(f"{ACTIONS}/{control_id}", data=fields)

    assert (status, True) == (answer.status_code, sentence in answer.text.replace("&#39;", "'"))


async def test_a_refusal_stays_when_something_changes(graph: httpx.AsyncClient) -> None:
    page = await sent(graph, ADMINS, doing="paint")

    assert ["/securescore/clock"] == [asking["hx-get"] for asking in page.select("[hx-get]")]
    assert "/securescore" == page.select("input[name=back]")[0]["value"]


async def test_pages_hear_of_what_is_done_and_of_what_is_read(graph: httpx.AsyncClient) -> None:
    async with graph.stream("GET", "/changes") as changes:
        news = (line async for line in changes.aiter_lines() if line.startswith("data"))
        heard = [await anext(news)]
        await play(graph, "fix", control_id="AdminMFAV2")
        heard.append(await anext(news))
        await graph.get(SCORES, params={"$top": "1"})
        heard.append(await anext(news))

    assert ["data: changed"] * 3 == heard


async def test_htmx_gets_the_living_part_alone(graph: httpx.AsyncClient) -> None:
    answer = await graph.get(ADMINS, headers={"HX-Request": "true"})

    assert answer.text.startswith('<section class="clock"')
    assert ("Ask every administrator" in answer.text, "<header" in answer.text) == (True, False)


@pytest.mark.parametrize(("by", "time"), [("hour", "13:0"), ("day", "00:1")])
async def test_the_clock_of_the_demo_goes_on_by_a_button(
    graph: httpx.AsyncClient, clock: Clock, by: str, time: str
) -> None:
    before = clock.now()
    page = await sent(graph, "/securescore/clock", by=by, back=ADMINS)

    assert clock.now() > before
    assert f"{clock.now().day} {clock.now():%b %Y}, {time}" in words(page, "#now")
    assert "Ask every administrator" in words(page, "h1")


@pytest.mark.parametrize("back", ["//elsewhere.example/", "https://elsewhere.example/securescore", ""])
async def test_a_form_never_leads_to_another_place(graph: httpx.AsyncClient, back: str) -> None:
    answer = await graph.post("/securescore/clock", data={"by": "hour", "back": back})

    assert (303, "/securescore") == (answer.status_code, answer.headers["Location"])


async def test_no_page_leads_off_this_machine(graph: httpx.AsyncClient) -> None:
    ids = [profile["id"] for profile in await all_profiles(graph)]
    addresses = ["/securescore", ACTIONS, "/securescore/trouble", *(f"{ACTIONS}/{one}" for one in ids)]

    assert [] == [away for address in addresses for away in leading_away(await opened(graph, address))]


async def test_the_days_gone_by_stay_as_graph_showed_them(graph: httpx.AsyncClient) -> None:
    await opened(graph, "/securescore")
    before = (await graph.get(SCORES, params={"$top": "3"})).json()["value"]
    await play(graph, "break", control_id="mdo_safeattachments", now=True)
    after = (await graph.get(SCORES, params={"$top": "3"})).json()["value"]

    assert before[1:] == after[1:]
    assert (8, 0) == tuple(rows(days[0])["mdo_safeattachments"]["score"] for days in (before, after))
