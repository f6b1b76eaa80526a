import httpx
import pytest
import pytest_asyncio

from tests.sandbox.servicenow.client import Client, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_RANGES = ["impact>1", "impactLIKE1", "impactSTARTSWITH1", "ORDERBYimpact", "ORDERBYDESCimpact"]
_MATCHES = ["impact=1", "impact!=2", "impactIN1,2", "impactISNOTEMPTY"]


@pytest_asyncio.fixture(loop_scope="module")
async def two(integration: Client) -> Client:
    """The integration user, with two incidents there are."""
    for impact in ("1", "2"):
        await integration.create("incident", impact=impact)
    return integration


@pytest.mark.parametrize("query", _RANGES)
@pytest.mark.parametrize("field", ["incident.impact", "incident.*"])
async def test_without_query_range_nobody_asks_for_ranges_or_sorts(
    http: httpx.AsyncClient, two: Client, query: str, field: str
) -> None:
    before = len(await two.rows("incident", query=query))
    await set_properties(http, sandbox__acl__query_range=field)

    assert (True, []) == (before > 0, await two.rows("incident", query=query))


@pytest.mark.parametrize("query", _MATCHES)
async def test_without_query_range_matches_still_run(
    http: httpx.AsyncClient, two: Client, query: str
) -> None:
    await set_properties(http, sandbox__acl__query_range="incident.*")

    assert await two.rows("incident", query=query)


@pytest.mark.parametrize("query", _MATCHES)
async def test_without_query_match_nothing_is_compared(
    http: httpx.AsyncClient, two: Client, query: str
) -> None:
    await set_properties(http, sandbox__acl__query_match="incident.impact")

    assert [] == await two.rows("incident", query=query)


async def test_what_may_not_be_asked_may_be_ignored_instead(http: httpx.AsyncClient, two: Client) -> None:
    await set_properties(
        http, sandbox__acl__query_match="incident.impact", sandbox__acl__query_refusal="ignored"
    )

    rows = await two.rows("incident", query="impact=1^ORDERBYDESCimpact", fields="impact")

    assert [{"impact": "2"}, {"impact": "1"}] == rows


async def test_what_may_not_be_asked_may_be_refused_instead(http: httpx.AsyncClient, two: Client) -> None:
    await set_properties(http, sandbox__acl__query_range="incident.*", sandbox__acl__query_refusal="403")

    answer = await two.list_page("incident", query="impact>1")

    assert (403, "Operation Failed") == (answer.status_code, answer.json()["error"]["message"])


async def test_admins_ask_what_they_like(http: httpx.AsyncClient, two: Client, admin: Client) -> None:
    await set_properties(http, sandbox__acl__query_range="incident.*", sandbox__acl__query_refusal="403")

    assert 1 == len(await admin.rows("incident", query="impact>1"))
