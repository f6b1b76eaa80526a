import httpx
import pytest
import pytest_asyncio

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.multifactor import CODE, EXEMPTED
from tests.sandbox.servicenow.client import Client, authorize, log_in, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def strict(http: httpx.AsyncClient) -> httpx.AsyncClient:
    """A browser before an instance that asks for a code."""
    await set_properties(http, glide__authenticate__multifactor="true")
    return http


async def test_a_password_alone_opens_no_session(strict: httpx.AsyncClient) -> None:
    answer = await log_in(strict, "ada.admin")
    page = await strict.get(answer.headers["location"])

    assert (200, True, False) == (
        page.status_code,
        "<h1>Multi-factor authentication</h1>" in page.text,
        "set-cookie" in answer.headers or "set-cookie" in page.headers,
    )


async def test_the_code_opens_it_and_leads_on(strict: httpx.AsyncClient) -> None:
    asking = await log_in(strict, "ada.admin", "/incident_list.do")

    answer = await strict.post(asking.headers["location"], data={"code": CODE})

    assert ("/incident_list.do", True) == (
        answer.headers["location"],
        "Ada Admin" in (await authorize(strict)).text,
    )


async def test_a_wrong_code_can_be_typed_again(strict: httpx.AsyncClient) -> None:
    asking = await log_in(strict, "ada.admin")

    wrong, right = [
        await strict.post(asking.headers["location"], data={"code": code}) for code in ("000000", CODE)
    ]

    assert (401, "/") == (wrong.status_code, right.headers["location"])


async def test_a_code_without_a_password_is_worth_nothing(strict: httpx.AsyncClient) -> None:
    path = "/validate_multifactor_auth_code.do?ticket=invented"

    answer = await strict.post(path, data={"code": CODE})

    assert ("/login.do", False) == (
        answer.headers["location"].partition("?")[0],
        "set-cookie" in answer.headers,
    )


async def test_the_exempted_group_is_not_asked(strict: httpx.AsyncClient, pretend: PretendServiceNow) -> None:
    instance = pretend.instance
    user = instance.find("sys_user", user_name="scoredesk.integration")
    group = instance.find("sys_user_group", name=EXEMPTED) or instance.add("sys_user_group", name=EXEMPTED)
    assert user
    instance.add("sys_user_grmember", user=user["sys_id"], group=group["sys_id"])

    assert "/" == (await log_in(strict, "scoredesk.integration")).headers["location"]


async def test_programs_are_exempt(strict: httpx.AsyncClient, integration: Client) -> None:
    assert 200 == (await integration.list_page("incident")).status_code


async def test_programs_may_be_asked_too(http: httpx.AsyncClient, integration: Client) -> None:
    await set_properties(http, sandbox__rest__multifactor="true")

    answer = await integration.list_page("incident")

    assert (401, "invalid") == (answer.status_code, answer.headers["x-mfa_token"])
