from urllib.parse import urlsplit

import httpx
import pytest
import pytest_asyncio
from bs4 import BeautifulSoup

from tests.sandbox.servicenow.client import Client, authorize, hidden_fields, log_in, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def sso(http: httpx.AsyncClient) -> httpx.AsyncClient:
    """A browser before an instance whose people log in at Contoso only."""
    await set_properties(http, glide__authentication__external__disable_local_login="true")
    return http


async def _followed(http: httpx.AsyncClient, answer: httpx.Response) -> list[httpx.Response]:
    """The redirects, one by one, and the page they end at."""
    answers = [answer]
    while answers[-1].is_redirect:
        answers.append(await http.get(answers[-1].headers["location"]))
    return answers


def _title(page: httpx.Response) -> str:
    title = BeautifulSoup(page.text, "html.parser").title
    return title.get_text() if title else ""


async def test_authorizing_leads_to_the_identity_provider(sso: httpx.AsyncClient) -> None:
    *ways, page = await _followed(sso, await authorize(sso))

    assert ["/auth_redirect.do", "/contoso/sign-in"] == [
        urlsplit(way.headers["location"]).path for way in ways
    ]
    assert ("Contoso sign-in", 200) == (_title(page), page.status_code)


@pytest.mark.parametrize("path", ["/login.do", "/incident_list.do", "/logout.do"])
async def test_every_way_in_leads_there(sso: httpx.AsyncClient, path: str) -> None:
    pages = await _followed(sso, await sso.get(path))

    assert "Contoso sign-in" == _title(pages[-1])


async def test_no_local_user_can_sign_in_there(sso: httpx.AsyncClient) -> None:
    form = {"email": "admin@example.com", "contoso_password": "admin", "RelayState": "/"}

    answer = await sso.post("/contoso/sign-in", data=form)

    assert (401, True, False) == (
        answer.status_code,
        "does not know this account" in answer.text,
        "set-cookie" in answer.headers,
    )


async def test_a_local_password_is_not_taken_at_the_login_page(sso: httpx.AsyncClient) -> None:
    answer = await log_in(sso, "admin")

    assert (302, "/auth_redirect.do", False) == (
        answer.status_code,
        urlsplit(answer.headers["location"]).path,
        "set-cookie" in answer.headers,
    )


async def test_the_side_door_takes_it(sso: httpx.AsyncClient) -> None:
    page = await sso.get("/side_door.do")
    form = {"user_name": "ada.admin", "user_password": "ada.admin"}
    await sso.post("/side_door.do", data=hidden_fields(page.text) | form)

    consent = await authorize(sso)

    assert (True, True) == ('action="/side_door.do"' in page.text, "Ada Admin" in consent.text)


async def test_the_side_door_may_be_shut(sso: httpx.AsyncClient) -> None:
    await set_properties(sso, sandbox__login__side_door="false")

    form = {"user_name": "admin", "user_password": "admin"}
    answers = [await sso.get("/side_door.do"), await sso.post("/side_door.do", data=form)]

    assert [404, 404] == [answer.status_code for answer in answers]


async def test_who_is_signed_in_at_contoso_is_not_asked(sso: httpx.AsyncClient) -> None:
    await set_properties(sso, sandbox__sso__signed_in="sam.sharer")

    pages = await _followed(sso, await authorize(sso))

    assert (True, True) == ("Sam Sharer" in pages[-1].text, "Not you?" in pages[-1].text)


async def test_not_you_leads_to_the_same_person_again(sso: httpx.AsyncClient) -> None:
    await set_properties(sso, sandbox__sso__signed_in="sam.sharer")
    consent = (await _followed(sso, await authorize(sso)))[-1]
    link = BeautifulSoup(consent.text, "html.parser").find("a", string="Not you?")

    pages = await _followed(sso, await sso.get(str(link["href"] if link else "")))

    assert (True, True) == ("Sam Sharer" in pages[-1].text, "Authorize" in pages[-1].text)


async def test_programs_still_use_their_passwords(sso: httpx.AsyncClient, integration: Client) -> None:
    assert 200 == (await integration.list_page("incident")).status_code
