"""The page before ServiceNow's: anybody may look, and the browser that goes on is the one that can finish."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select

from desk import connect
from desk.connect import ConnectRequest
from desk.context import Desk
from sandbox.clock import Clock
from sandbox.playing.browser import Browser, words_of
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.properties import IP_ACCESS, NO_LOCAL_LOGIN
from storage.tables import Authorization, Person
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


async def test_the_link_is_one_of_our_own_host(link: str, bot_url: str) -> None:
    assert link.startswith(f"{bot_url}/servicenow/authorize/")


async def test_the_page_says_where_and_as_whom_to_sign_in_and_who_asked(
    browser: Browser, link: str, stages: Stages
) -> None:
    page = await browser.get(link)

    assert 200 == page.status_code
    assert [] == [word for word in (stages.servicenow.url, USER, "Ada Admin") if word not in words_of(page)]


async def test_looking_binds_and_uses_nothing(link: str, desk: Desk, http: httpx.AsyncClient) -> None:
    for method in ("HEAD", "GET", "GET"):
        await http.request(method, link)

    async with desk.database.reading() as session:
        (row,) = (await session.scalars(select(Authorization))).all()
    assert (None, None) == (row.browser_digest, row.used_at)


async def test_the_cookie_is_for_our_pages_and_no_script(browser: Browser, link: str) -> None:
    page = await browser.get(link)

    parts = page.headers["set-cookie"].lower().split("; ")
    assert [] == [part for part in ("httponly", "samesite=lax", "path=/servicenow") if part not in parts]
    assert "secure" not in parts  # the tests' host is plain http


async def test_only_our_button_and_where_it_leads_may_take_a_form(
    browser: Browser, link: str, stages: Stages
) -> None:
    policy = (await browser.get(link)).headers["content-security-policy"]

    assert f"form-action 'self' {stages.servicenow.url} https:;" in policy
    assert "default-src 'none'" in policy


async def test_the_button_leads_to_the_instance_with_pkce(
    browser: Browser, link: str, stages: Stages, servicenow: PretendServiceNow
) -> None:
    page = await browser.go_on(link)

    assert 303 == page.history[0].status_code
    sent_to = httpx.URL(page.history[0].headers["location"])
    assert f"{stages.servicenow.url}/oauth_auth.do" == str(sent_to).partition("?")[0]
    assert "S256" == sent_to.params["code_challenge_method"]


async def test_a_form_of_another_site_does_not_go_on(link: str, http: httpx.AsyncClient) -> None:
    """It does not bring the cookie, which is Lax."""
    page = await http.post(link)

    assert (400, True) == (page.status_code, "Cookies are needed" in words_of(page))


async def test_the_same_browser_may_go_on_again_until_it_is_back(browser: Browser, link: str) -> None:
    await browser.go_on(link)

    page = await browser.authorize(link, USER, USER)

    assert 200 == page.status_code


async def test_another_browser_is_told_whose_the_link_is(browser: Browser, link: str) -> None:
    await browser.go_on(link)
    other = Browser()

    page = await other.get(link)

    await other.close()
    assert (400, True) == (page.status_code, "works only there" in words_of(page))


@pytest.mark.parametrize("change", ["x", "", "é", "%00"])
async def test_a_link_that_we_did_not_make_is_refused(
    bot_url: str, link: str, http: httpx.AsyncClient, change: str
) -> None:
    page = await http.get(f"{link[:-1]}{change}" if change != "x" else f"{bot_url}/servicenow/authorize/x")

    assert (400, True) == (page.status_code, "was not made here" in words_of(page))


async def test_a_late_link_is_refused(browser: Browser, link: str, clock: Clock) -> None:
    clock.forward(timedelta(minutes=10))

    page = await browser.get(link)

    assert (400, True) == (page.status_code, "expired or was used already" in words_of(page))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        (NO_LOCAL_LOGIN, "true", "sends people to your company's sign-in"),
        (IP_ACCESS, "deny 0.0.0.0-255.255.255.255", "refuses this server's address"),
        ("com.snc.platform.security.oauth.is.active", "false", "before anybody signs in"),
        (NO_LOCAL_LOGIN, "false", "Not you?"),
    ],
)
async def test_what_the_instance_shows_of_its_login_is_told_before(
    browser: Browser, link: str, servicenow: PretendServiceNow, name: str, value: str, words: str
) -> None:
    servicenow.instance.set_property(name, value)

    assert words in words_of(await browser.get(link))
