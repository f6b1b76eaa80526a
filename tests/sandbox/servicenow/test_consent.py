import httpx
import pytest

from sandbox.playing.browser import words_of
from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import (
    CALLBACK,
    authorize,
    hidden_fields,
    log_in,
    press,
    query_of,
    set_properties,
    target_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_who_is_not_logged_in_logs_in_first_and_comes_back(http: httpx.AsyncClient) -> None:
    to_login = await authorize(http)
    login_page = await http.get(to_login.headers["location"])
    back = await log_in(http, "ada.admin", hidden_fields(login_page.text)["sysparm_goto_url"])
    consent = await http.get(back.headers["location"])

    assert (to_login.status_code, back.status_code, "Ada Admin" in consent.text) == (302, 302, True)


async def test_the_login_page_gives_the_passwords_away(http: httpx.AsyncClient) -> None:
    page = await http.get("/login.do")

    assert "password <code>scoredesk.integration</code>" in page.text


async def test_a_wrong_password_opens_no_session(http: httpx.AsyncClient) -> None:
    answer = await http.post("/login.do", data={"user_name": "admin", "user_password": "guess"})

    assert (
        answer.status_code,
        "User name or password invalid" in answer.text,
        "set-cookie" in answer.headers,
    ) == (401, True, False)


@pytest.mark.parametrize("change", [{"identity_type": "machine"}, {"locked_out": True}, {"active": False}])
async def test_machine_users_and_locked_ones_cannot_log_in(
    http: httpx.AsyncClient, change: dict[str, object]
) -> None:
    await http.post("/sandbox/users", json={"user_name": "scoredesk.integration"} | change)

    answer = await log_in(http, "scoredesk.integration")

    assert answer.status_code == 401


@pytest.mark.parametrize("goto_url", ["https://evil.example", "//evil.example", "/\\evil.example", ""])
async def test_login_leads_nowhere_else(http: httpx.AsyncClient, goto_url: str) -> None:
    answer = await log_in(http, "admin", goto_url)

    assert answer.headers["location"] == "/"


async def test_one_press_logs_in_and_goes_on(http: httpx.AsyncClient) -> None:
    login_page = await http.get((await authorize(http)).headers["location"])
    form = hidden_fields(login_page.text) | {"user_name": "", "user_password": "", "log_in_as": "sam.sharer"}

    back = await http.post("/login.do", data=form)

    consent = await http.get(back.headers["location"])
    assert ("Log in as Sam Sharer" in login_page.text, "Sam Sharer" in consent.text) == (True, True)


async def test_one_press_lets_in_nobody_who_may_not_log_in(http: httpx.AsyncClient) -> None:
    await http.post("/sandbox/users", json={"user_name": "robot", "identity_type": "machine"})

    answers = [await http.post("/login.do", data={"log_in_as": name}) for name in ("robot", "nobody")]

    assert [answer.status_code for answer in answers] == [401, 401]


async def test_the_consent_page_tells_who_asks_whom_for_what(http: httpx.AsyncClient) -> None:
    await log_in(http, "ada.admin")

    page = await authorize(http, redirect_uri="https://elsewhere.example/")

    words = words_of(page)
    told = ["scoredesk would like to connect", "ada.admin", "read and write", CALLBACK]
    assert told == [part for part in told if part in words]


async def test_allow_leads_back_with_code_and_state(http: httpx.AsyncClient) -> None:
    await log_in(http, "scoredesk.integration")

    back = await press(http, await authorize(http))

    assert (302, CALLBACK, {"code", "state"}, "5afe") == (
        back.status_code,
        target_of(back),
        set(query_of(back)),
        query_of(back)["state"],
    )


async def test_deny_leads_back_with_an_error_and_does_not_log_out(http: httpx.AsyncClient) -> None:
    await log_in(http, "scoredesk.integration")

    back = await press(http, await authorize(http), "deny")

    assert (
        query_of(back),
        (await authorize(http)).status_code,
    ) == ({"error": "access_denied", "state": "5afe"}, 200)


async def test_not_you_logs_out_and_comes_back_after_another_login(http: httpx.AsyncClient) -> None:
    await log_in(http, "ada.admin")
    asked = await authorize(http)
    logged_out = await http.get("/logout.do", params={"sysparm_goto_url": asked.url.raw_path.decode()})
    login_page = await http.get(logged_out.headers["location"])

    back = await log_in(http, "scoredesk.integration", hidden_fields(login_page.text)["sysparm_goto_url"])
    consent = await http.get(back.headers["location"])

    assert ("Not you?" in asked.text, True) == (True, "Scoredesk Integration" in consent.text)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"state": ""}, "Missing State parameter in request"),
        ({"client_id": "unknown"}, "Invalid client_id"),
        ({"response_type": "token"}, "Invalid response_type"),
        ({"code_challenge": "abc"}, "Invalid code_challenge_method"),
        ({"code_challenge": "abc", "code_challenge_method": "plain"}, "Invalid code_challenge_method"),
    ],
)
async def test_a_wrong_request_is_told_on_a_page(
    http: httpx.AsyncClient, change: dict[str, str], message: str
) -> None:
    answer = await authorize(http, **change)

    assert (answer.status_code, message in answer.text) == (400, True)


async def test_state_may_be_left_out_where_the_property_is_off(http: httpx.AsyncClient) -> None:
    await set_properties(http, glide__oauth__state__parameter__required="false")
    await log_in(http, "scoredesk.integration")

    assert (await authorize(http, state="")).status_code == 200


async def test_an_entity_may_require_pkce(http: httpx.AsyncClient) -> None:
    await http.post("/sandbox/oauth_entity", json={"client_id": "c1", "pkce_required": True})

    answer = await authorize(http)

    assert (answer.status_code, "Missing code_challenge" in answer.text) == (400, True)


async def test_an_unknown_redirect_uri_gives_way_to_the_first_registered(http: httpx.AsyncClient) -> None:
    await log_in(http, "scoredesk.integration")

    back = await press(http, await authorize(http, redirect_uri="https://elsewhere.example/"))

    assert target_of(back) == CALLBACK


async def test_a_forged_answer_is_refused(http: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    await log_in(http, "scoredesk.integration")
    form = hidden_fields((await authorize(http)).text) | {"sysparm_ck": "forged", "answer": "allow"}

    answer = await http.post("/oauth_auth.do", data=form)

    assert (answer.status_code, pretend.oauth.codes) == (403, {})
