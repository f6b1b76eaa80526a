import time

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from sandbox.playing.browser import words_of
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import HIDDEN_FIELDS, SETTINGS, TOGGLES
from sandbox.servicenow.switches import PATH, SWITCHES
from tests.sandbox.servicenow.client import Client, log_in

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _press(http: httpx.AsyncClient, label: str) -> httpx.Response:
    """Press the button that begins with this label, and see the page that follows."""
    page = BeautifulSoup((await http.get(PATH)).text, "html.parser")
    button = next(one for one in page.find_all("button") if one.get_text(" ", strip=True).startswith(label))
    await http.post(PATH, data={str(button["name"]): str(button["value"])})
    return await http.get(PATH)


def _pressed(page: httpx.Response) -> list[str]:
    """The names of what is shown as being on."""
    buttons = BeautifulSoup(page.text, "html.parser").select("button[aria-pressed=true]")
    names = [button.select_one("strong, code") for button in buttons]
    return [name.get_text() for name in names if name]


def _faults_on(page: httpx.Response) -> list[str]:
    return [name for name in _pressed(page) if name not in TOGGLES]


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("down", 503),
        ("hibernating", 200),
        ("login_page", 200),
        ("rate_limited", 429),
        ("throttled", 429),
        ("redirect", 302),
        ("cancelled", 200),
    ],
)
async def test_a_switch_befalls_every_request_until_it_is_pressed_again(
    integration: Client, key: str, status: int
) -> None:
    label = SWITCHES[key].label
    on = await _press(integration.http, label)
    bad = [await integration.list_page("incident") for _ in range(2)]
    off = await _press(integration.http, label)
    good = await integration.list_page("incident")

    assert ([label], [status, status], []) == (
        _faults_on(on),
        [answer.status_code for answer in bad],
        _faults_on(off),
    )
    assert (False, {"result": []}) == (bad[0].text == good.text, good.json())


@pytest.mark.parametrize(
    ("key", "made"), [("drop_after_commit", 1), ("half_answer", 1), ("drop_before_commit", 0)]
)
async def test_a_switch_breaks_connections_off_before_or_after_the_work(
    integration: Client, pretend: PretendServiceNow, key: str, made: int
) -> None:
    await _press(integration.http, SWITCHES[key].label)

    with pytest.raises(httpx.TransportError):
        await integration.create("incident")

    assert made == len(pretend.instance.tables["incident"])


async def test_slow_means_two_seconds(integration: Client) -> None:
    await _press(integration.http, "Slow")
    before = time.monotonic()

    await integration.list_page("incident")

    assert time.monotonic() - before >= 2


async def test_one_bad_day_takes_the_place_of_the_other(http: httpx.AsyncClient) -> None:
    await _press(http, "Down")

    page = await _press(http, "Hibernating")

    assert (["Hibernating"], 200) == (_faults_on(page), (await http.get("/login.do")).status_code)


async def test_what_is_on_is_told_in_words(http: httpx.AsyncClient) -> None:
    before = words_of(await http.get(PATH))

    after = words_of(await _press(http, "Down"))

    assert (True, True) == ("Nothing is on: the instance behaves." in before, "misbehaves: Down." in after)


async def test_a_fault_that_a_program_set_is_shown_and_can_be_removed(http: httpx.AsyncClient) -> None:
    fault = {"kind": "slow", "path": "/api/", "method": "POST", "times": 2, "seconds": 0.5}
    await http.post("/sandbox/faults", json=fault)
    await http.post("/sandbox/faults", json={"kind": "status", "status": 500, "path": "/oauth_token.do"})
    shown = words_of(await http.get(PATH))

    await _press(http, "Remove")

    left = (await http.get("/sandbox/faults")).json()["faults"]
    assert (True, True, [500]) == (
        "slow (0.5 s) for POST /api/, 2 left" in shown,
        "status 500 for every method /oauth_token.do, until it is removed" in shown,
        [one["status"] for one in left],
    )


async def test_a_fault_that_is_used_up_is_no_longer_shown(integration: Client) -> None:
    await integration.http.post("/sandbox/faults", json={"kind": "hibernating", "times": 1})
    await integration.list_page("incident")

    assert "Nothing is on" in words_of(await integration.http.get(PATH))


async def test_a_switch_comes_before_the_faults_of_programs(integration: Client) -> None:
    await integration.http.post("/sandbox/faults", json={"kind": "status", "status": 500})
    await _press(integration.http, "Down")

    assert 503 == (await integration.list_page("incident")).status_code


@pytest.mark.parametrize("name", TOGGLES)
async def test_a_property_is_one_press_on_and_one_press_off(
    http: httpx.AsyncClient, pretend: PretendServiceNow, name: str
) -> None:
    before = pretend.instance.is_on(name)

    pages = [await http.get(PATH), await _press(http, name), await _press(http, name)]

    shown = [name in _pressed(page) for page in pages]

    assert ([before, not before, before], before) == (shown, pretend.instance.is_on(name))


async def test_hidden_fields_are_typed(http: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    await http.post(PATH, data={HIDDEN_FIELDS: " incident.due_date "})

    page = await http.get(PATH)

    assert ("incident.due_date", True) == (
        pretend.instance.property(HIDDEN_FIELDS),
        'value="incident.due_date"' in page.text,
    )


async def test_nothing_else_can_be_set(http: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    before = dict(pretend.instance.tables["sys_properties"])

    await http.post(PATH, data={"on": "earthquake", "remove": "0", "glide.war": "x"})

    assert ([], before, "glide-australia-02-11-2026__patch3-05-25-2026.zip") == (
        pretend.faults.now,
        pretend.instance.tables["sys_properties"],
        pretend.instance.property("glide.war"),
    )


async def test_the_last_requests_are_shown_newest_first(integration: Client) -> None:
    await integration.http.get("/login.do")
    await _press(integration.http, "Down")
    await integration.list_page("incident")

    rows = BeautifulSoup((await integration.http.get(PATH)).text, "html.parser").select(".rows tbody tr")

    assert [
        ["", "GET", "/api/now/table/incident", "503", "status"],
        ["", "GET", "/login.do", "200", ""],
    ] == [[cell.get_text() for cell in row.find_all("td")][1:] for row in rows]


async def test_a_persons_requests_are_shown_with_their_name(http: httpx.AsyncClient) -> None:
    await log_in(http, "sam.sharer")
    await http.get("/incident_list.do")

    assert "sam.sharer GET /incident_list.do 200" in words_of(await http.get(PATH))


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (PATH, {}),
        ("/sandbox/faults", {}),
        ("/assets/look.css", {}),
        ("/own/servicenow.css", {}),
        ("/login.do", {"HX-Request": "true"}),
    ],
)
async def test_what_is_the_sandboxs_own_is_neither_befallen_nor_logged(
    http: httpx.AsyncClient, pretend: PretendServiceNow, path: str, headers: dict[str, str]
) -> None:
    await http.post("/sandbox/faults", json={"kind": "status", "times": 1})

    answer = await http.get(path, headers=headers)

    assert (200, 1, []) == (answer.status_code, pretend.faults.now[0].times, pretend.log.requests)


async def test_a_form_is_befallen_even_where_htmx_sends_it(http: httpx.AsyncClient) -> None:
    await _press(http, "Down")

    assert 503 == (await http.post("/login.do", headers={"HX-Request": "true"})).status_code


@pytest.mark.parametrize("name", SETTINGS)
async def test_a_property_can_be_typed_and_is_shown_again(
    http: httpx.AsyncClient, pretend: PretendServiceNow, name: str
) -> None:
    await http.post(PATH, data={name: "a.b=1"})

    field = BeautifulSoup((await http.get(PATH)).text, "html.parser").find(None, {"name": name})

    assert isinstance(field, Tag)
    assert ("a.b=1", "a.b=1") == (
        pretend.instance.property(name),
        field.get("value") or field.get_text().strip(),
    )


async def test_every_property_stands_under_a_heading(http: httpx.AsyncClient) -> None:
    page = BeautifulSoup((await http.get(PATH)).text, "html.parser")
    shown = {
        str(one["name"])
        for section in page.select("section[aria-labelledby]:has(> h2)")
        for one in section.select("button[name], input[name], textarea[name]")
    }

    assert {*TOGGLES, *SETTINGS} <= shown


async def test_difficult_users_are_one_press_away(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await _press(http, "Add them")

    machine = pretend.instance.find("sys_user", user_name="mia.machine")

    assert machine
    assert "true" == machine["web_service_access_only"]


async def test_the_system_log_is_shown(http: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    pretend.instance.add("syslog", source="Business rule Tell", message="Not understood: x")

    assert "Business rule Tell: Not understood: x" in words_of(await http.get(PATH))


async def test_which_requests_a_fault_befalls_is_told(http: httpx.AsyncClient) -> None:
    fault = {"kind": "slow_body", "seconds": 2, "skip": 3, "probability": 0.25, "contains": "INC1"}
    await http.post("/sandbox/faults", json=fault)

    words = "slow_body (2 s) for every method / with INC1, 25% of them, after 3 more, until it is removed"
    assert words in words_of(await http.get(PATH))
