"""What the browser shows when it comes back from ServiceNow."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select, update

from desk import connect
from desk.connect import ConnectRequest
from desk.context import Desk
from sandbox.clock import Clock
from sandbox.playing.browser import Browser, words_of
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import REST_MULTIFACTOR
from sandbox.servicenow.users import grant_roles
from storage.tables import Authorization, Notice, Person
from tests.stage import Stages

pytestmark = pytest.mark.asyncio(loop_scope="session")

USER = "scoredesk.integration"


@pytest_asyncio.fixture(loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Somebody's browser."""
    browser = Browser()
    yield browser
    await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def link(desk: Desk, ada: Person, bot_url: str, servicenow: PretendServiceNow, stages: Stages) -> str:
    """The link that Ada was given."""
    request = ConnectRequest(stages.servicenow.url, servicenow.client_id, USER, servicenow.client_secret)
    link = await connect.begin(desk, ada, request)
    assert link is not None
    return link


async def test_allow_ends_at_a_page_that_names_instance_and_user(
    browser: Browser, link: str, stages: Stages
) -> None:
    page = await browser.authorize(link, USER, USER)

    assert 200 == page.status_code
    assert [] == [word for word in (stages.servicenow.url, USER) if word not in words_of(page)]


async def test_a_page_leaks_nothing_and_loads_nothing(browser: Browser, link: str) -> None:
    page = await browser.authorize(link, USER, USER)

    expected = {
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    assert expected == {name: page.headers.get(name) for name in expected}
    policy = page.headers["content-security-policy"]
    assert ("default-src 'none'", False) == (policy.partition(";")[0], "unsafe" in policy)
    assert [] == [word for word in ("src=", "href=", "<script") if word in page.text]


async def test_a_page_is_shown_once(browser: Browser, link: str, http: httpx.AsyncClient) -> None:
    page = await browser.authorize(link, USER, USER)

    again = await http.get(page.url)

    assert (400, True) == (again.status_code, "expired or was used already" in words_of(again))


async def test_deny_ends_at_a_page_that_says_so(browser: Browser, link: str) -> None:
    page = await browser.authorize(link, USER, USER, answer="deny")

    assert (400, True) == (page.status_code, "Deny" in words_of(page))


async def test_the_wrong_user_is_named(browser: Browser, link: str) -> None:
    page = await browser.authorize(link, "sam.sharer", "sam.sharer")

    assert (400, True) == (page.status_code, f"as sam.sharer instead of {USER}" in words_of(page))


async def test_an_admin_is_refused(browser: Browser, link: str, servicenow: PretendServiceNow) -> None:
    grant_roles(servicenow.instance, USER, ["admin"])

    page = await browser.authorize(link, USER, USER)

    assert (400, True) == (page.status_code, "admin rights" in words_of(page))


async def test_a_late_return_is_refused(browser: Browser, link: str, clock: Clock) -> None:
    clock.forward(timedelta(minutes=11))

    page = await browser.authorize(link, USER, USER)

    assert (400, True) == (page.status_code, "expired" in words_of(page))


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault("status", path="/oauth_token.do", status=503), "not answering"),
        (Fault("hibernating", path="/oauth_token.do"), "asleep"),
        (Fault("rate_limited", path="/oauth_token.do"), "no more requests"),
        (Fault("login_page", path="/oauth_token.do"), "single sign-on or a proxy"),
        (
            Fault("status", path="/oauth_token.do", status=403, body="<title>Access denied</title>"),
            "IP Address Access Control",
        ),
        (Fault("status", path="/api/", status=401, body='{"error": "x"}'), "REST API Auth Scope"),
        (
            Fault("status", path="/oauth_token.do", status=401, body='{"error": "x"}'),
            "The client secret: copy it",
        ),
        (Fault("status", path="/api/", status=403, body='{"error": {"message": "ACL"}}'), "not allowed"),
    ],
)
async def test_a_failing_instance_is_told_in_a_sentence(
    browser: Browser, link: str, servicenow: PretendServiceNow, fault: Fault, words: str
) -> None:
    servicenow.faults.now.append(fault)

    page = await browser.authorize(link, USER, USER)

    assert (400, True) == (page.status_code, words in words_of(page))
    assert "Traceback" not in page.text


async def test_a_second_factor_on_the_api_is_told_in_a_sentence(
    browser: Browser, link: str, servicenow: PretendServiceNow
) -> None:
    servicenow.instance.set_property(REST_MULTIFACTOR, "true")

    page = await browser.authorize(link, USER, USER)

    assert (400, True) == (page.status_code, "a second factor" in words_of(page))


async def test_a_lost_key_is_told_in_a_sentence(browser: Browser, link: str, desk: Desk) -> None:
    async with desk.database.transaction() as session:
        await session.execute(update(Authorization).values(client_secret=b"sealed with a key that is lost"))

    page = await browser.authorize(link, USER, USER)

    assert (400, True) == (page.status_code, "SCOREDESK_SECRET_KEYS" in words_of(page))


async def test_who_is_no_admin_any_more_is_told(
    browser: Browser, link: str, desk: Desk, servicenow: PretendServiceNow
) -> None:
    async with desk.database.transaction() as session:
        await session.execute(update(Person).values(is_admin=False))

    page = await browser.authorize(link, USER, USER)

    assert (400, True) == (page.status_code, "needs a scoredesk admin" in words_of(page))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?state=" + "0" * 32,
        "?state=%00&code=%00",
        "?state=%F0%9F%92%A9&code=x",
        "?state=a&state=b",
    ],
)
async def test_a_return_that_nobody_was_sent_to_is_refused(
    bot_url: str, http: httpx.AsyncClient, query: str
) -> None:
    page = await http.get(f"{bot_url}/servicenow/callback{query}")

    assert (400, True) == (page.status_code, "expired or was used already" in words_of(page))


async def test_what_the_instance_says_is_escaped(
    browser: Browser, link: str, servicenow: PretendServiceNow
) -> None:
    detail = '{"error": {"message": "Operation Failed: \\"<b>&amp;lt;script&amp;gt;alert(1)"}}'
    servicenow.faults.now.append(Fault("status", path="/api/", status=400, body=detail))

    page = await browser.authorize(link, USER, USER)

    assert (400, False) == (page.status_code, "<script" in page.text)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de-DE,de;q=0.9", "de"), ("de", "de"), ("fr-FR", "en"), ("", "en"), ("x" * 300, "en"), ("*", "en")],
)
async def test_the_page_speaks_the_browsers_language(
    bot_url: str, http: httpx.AsyncClient, language: str, expected: str
) -> None:
    page = await http.get(f"{bot_url}/servicenow/callback", headers={"Accept-Language": language})

    assert f'<html lang="{expected}">' in page.text


async def test_another_browser_with_the_same_state_and_code_connects_nothing(
    browser: Browser, link: str, bot_url: str, http: httpx.AsyncClient
) -> None:
    """Whoever gets hold of a code has no use for it, and the browser it belongs to still has."""
    state = state_in(await browser.go_on(link))

    stolen = await http.get(f"{bot_url}/servicenow/callback?state={state}&code=stolen")

    assert (400, True) == (stolen.status_code, "works only there" in words_of(stolen))
    page = await browser.authorize(link, USER, USER)
    assert 200 == page.status_code


def state_in(login: httpx.Response) -> str:
    """The state in the address that ServiceNow's login page goes on to."""
    (found,) = re.findall(r"state(?:=|%3D)([0-9a-f]{32})", str(login.url))
    return str(found)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("code=x", "without the state"),
        ("error=server_error", "without the state"),
        ("state={state}&error=invalid_scope&error_description=Not%20here", "invalid_scope: Not here"),
        ("state={state}&error=access_denied", "Deny was chosen"),
    ],
)
async def test_what_the_instance_sends_back_instead_of_a_code_is_told(
    browser: Browser, link: str, bot_url: str, query: str, words: str
) -> None:
    state = state_in(await browser.go_on(link))

    page = await browser.get(f"{bot_url}/servicenow/callback?{query.format(state=state)}")

    assert (400, True) == (page.status_code, words in words_of(page))


@pytest.mark.parametrize("path", ["/", "/slack/install", "/oauth/callback", "/slack/events"])
async def test_a_return_to_another_address_names_the_redirect_url_and_tells_who_asked(
    browser: Browser, link: str, desk: Desk, bot_url: str, path: str
) -> None:
    state = state_in(await browser.go_on(link))

    page = await browser.get(f"{bot_url}{path}?state={state}&code=x")

    assert (400, True) == (page.status_code, desk.redirect_uri in words_of(page))
    async with desk.database.reading() as session:
        (notice,) = (await session.scalars(select(Notice))).all()
    assert ("U0ADMIN", "notice-landed-elsewhere") == (notice.user_id, notice.key)


async def test_an_unmatched_redirect_ends_at_a_page_that_names_the_right_one(
    browser: Browser, link: str, desk: Desk, bot_url: str, servicenow: PretendServiceNow
) -> None:
    servicenow.oauth.save_entity(servicenow.client_id, {}, [f"{bot_url}/servicenow/"])

    page = await browser.authorize(link, USER, USER)

    assert (400, True) == (page.status_code, desk.redirect_uri in words_of(page))
