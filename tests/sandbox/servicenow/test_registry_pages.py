import httpx
import pytest
from bs4 import BeautifulSoup

from sandbox.playing.browser import words_of
from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.users import grant_roles
from tests.sandbox.servicenow.client import CALLBACK, allowed_code, exchange, fill_in, log_in, sent_by, token

pytestmark = pytest.mark.asyncio(loop_scope="module")

_NEW = "/oauth_entity.do?sys_id=-1"


def _page_of(pretend: PretendServiceNow) -> str:
    entity = pretend.instance.find("oauth_entity", client_id="c1")
    assert entity is not None
    return f"/oauth_entity.do?sys_id={entity['sys_id']}"


def _tokens(page: httpx.Response) -> list[list[str]]:
    rows = BeautifulSoup(page.text, "html.parser").select(".rows tbody tr")
    return [[cell.get_text() for cell in row.find_all("td")] for row in rows]


async def test_an_admin_sees_the_clients(http: httpx.AsyncClient) -> None:
    await log_in(http, "admin")

    assert "scoredesk c1 true 1800 8640000" in words_of(await http.get("/oauth_entity_list.do"))


async def test_a_clients_page_shows_its_secret_and_where_it_may_send_people(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await log_in(http, "admin")

    form = sent_by((await http.get(_page_of(pretend))).text)

    assert ("s1", CALLBACK, "true", False) == (
        form["client_secret"],
        form["redirect_url"],
        form["active"],
        "pkce_required" in form,
    )


async def test_an_admin_changes_a_client(http: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    await log_in(http, "admin")
    robot = pretend.instance.find("sys_user", user_name="scoredesk.integration")
    assert robot is not None
    typed = {"name": "Desk", "client_secret": "s2", "user": robot["sys_id"], "pkce_required": "true"}
    typed |= {"access_token_lifespan": "60", "refresh_token_lifespan": "120"}

    await fill_in(
        http, _page_of(pretend), **typed, redirect_url="https://one.example/\r\nhttps://two.example/"
    )

    entity = pretend.instance.find("oauth_entity", client_id="c1")
    assert entity is not None
    wanted = typed | {"redirect_url": "https://one.example/,https://two.example/", "active": "true"}
    assert wanted == {name: entity[name] for name in wanted}


async def test_an_admin_makes_a_client_and_its_id_is_made_up(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await log_in(http, "admin")

    made = await fill_in(http, _NEW, name="Another", redirect_url=CALLBACK)

    entity = pretend.instance.find("oauth_entity", name="Another")
    assert entity is not None
    assert (303, 32, True) == (made.status_code, len(entity["client_id"]), len(entity["client_secret"]) >= 32)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": " "}, "The following fields are mandatory: Name"),
        ({"access_token_lifespan": "soon"}, "Access token lifespan must be a number of seconds."),
        ({"refresh_token_lifespan": "9" * 10}, "Refresh token lifespan must be a number of seconds."),
        ({"client_id": "c1"}, "Client ID c1 is taken."),
    ],
)
async def test_what_cannot_be_is_told_and_what_was_typed_stays(
    http: httpx.AsyncClient, pretend: PretendServiceNow, typed: dict[str, str], told: str
) -> None:
    await log_in(http, "admin")

    answer = await fill_in(http, _NEW, **({"name": "Another", "client_secret": "mine"} | typed))

    assert (403, True, "mine", 1) == (
        answer.status_code,
        told in answer.text,
        sent_by(answer.text)["client_secret"],
        len(pretend.instance.tables["oauth_entity"]),
    )


async def test_the_tokens_given_out_are_listed_but_never_shown(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    given = (await exchange(http, await allowed_code(http))).json()
    await http.post("/oauth_revoke_token.do", data={"token": given["refresh_token"]})
    await log_in(http, "admin")

    page = await http.get(_page_of(pretend))

    (grant,) = pretend.oauth.grants
    until = [f"{time:%Y-%m-%d %H:%M:%S}" for time in (grant.refresh_expires, grant.access_expires)]
    assert [
        ["Scoredesk Integration", "Refresh token", until[0], "Revoked"],
        ["Scoredesk Integration", "Access token", until[1], "Valid"],
    ] == _tokens(page)
    assert [] == [name for name in ("access_token", "refresh_token") if given[name] in page.text]


async def test_a_renewed_access_token_is_valid_again(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    given = (await exchange(http, await allowed_code(http))).json()
    await http.post("/oauth_revoke_token.do", data={"token": given["access_token"]})
    await log_in(http, "admin")
    before = _tokens(await http.get(_page_of(pretend)))
    await token(http, grant_type="refresh_token", refresh_token=given["refresh_token"])

    after = _tokens(await http.get(_page_of(pretend)))

    assert ("Revoked", "Valid") == (before[1][3], after[1][3])


@pytest.mark.parametrize("path", ["/oauth_entity_list.do", _NEW])
async def test_only_administrators_of_the_registry_may_see_it(
    http: httpx.AsyncClient, pretend: PretendServiceNow, path: str
) -> None:
    await log_in(http, "sam.sharer")
    refused = await http.get(path)
    grant_roles(pretend.instance, "sam.sharer", ["oauth_admin"])

    assert (403, 200) == (refused.status_code, (await http.get(path)).status_code)


async def test_nobody_else_and_no_forged_form_changes_a_client(
    http: httpx.AsyncClient, pretend: PretendServiceNow
) -> None:
    await log_in(http, "admin")
    form = sent_by((await http.get(_page_of(pretend))).text) | {"client_secret": "stolen"}
    forged = await http.post(_page_of(pretend), data=form | {"sysparm_ck": "forged"})
    await log_in(http, "sam.sharer")
    other = await http.post(_page_of(pretend), data=form)

    entity = pretend.instance.find("oauth_entity", client_id="c1")
    assert entity is not None
    assert (403, 403, "s1") == (forged.status_code, other.status_code, entity["client_secret"])


async def test_a_client_that_does_not_exist_is_not_found(http: httpx.AsyncClient) -> None:
    await log_in(http, "admin")
    form = sent_by((await http.get(_NEW)).text)

    answers = [
        await http.get("/oauth_entity.do?sys_id=0"),
        await http.post("/oauth_entity.do?sys_id=0", data=form),
    ]

    assert [404, 404] == [answer.status_code for answer in answers]
