"""What a doctor asks an instance: its tables, applications, properties and build."""

import httpx
import pytest

from tests.sandbox.servicenow.client import Client, log_in, set_properties

pytestmark = pytest.mark.asyncio(loop_scope="module")

_ACCESS = "access,read_access,ws_access"
_BUILD = "glide-australia-02-11-2026__patch3-05-25-2026"


@pytest.mark.parametrize("table", ["oauth_entity", "incident", "change_request"])
async def test_an_admin_reads_how_a_table_may_be_reached(admin: Client, table: str) -> None:
    rows = await admin.rows("sys_db_object", query=f"name={table}", fields=_ACCESS)

    assert [{"access": "public", "read_access": "true", "ws_access": "true"}] == rows


async def test_others_do_not(integration: Client) -> None:
    assert [] == await integration.rows("sys_db_object", query="name=incident")


async def test_a_table_closed_to_web_services_is_closed_even_to_an_admin(admin: Client) -> None:
    (row,) = await admin.rows("sys_db_object", query="name=incident")
    await admin.update("sys_db_object", row["sys_id"], ws_access="false")

    assert 403 == (await admin.list_page("incident")).status_code


async def test_the_global_application_is_there_alone(integration: Client) -> None:
    assert ["global"] == [row["scope"] for row in await integration.rows("sys_scope")]


@pytest.mark.parametrize(("readable", "values"), [("false", []), ("true", [{"value": _BUILD}])])
async def test_whether_others_than_admins_read_properties_is_a_switch(
    http: httpx.AsyncClient, integration: Client, readable: str, values: list[dict[str, str]]
) -> None:
    await set_properties(http, sandbox__acl__properties_readable=readable)

    rows = await integration.rows("sys_properties", query="name=glide.buildtag", fields="value")

    assert values == rows


async def test_diagnostics_are_closed_at_first(http: httpx.AsyncClient) -> None:
    page = await http.get("/stats.do")

    assert (403, False) == (page.status_code, _BUILD in page.text)


async def test_a_logged_in_admin_sees_the_build(http: httpx.AsyncClient) -> None:
    await log_in(http, "admin")

    page = await http.get("/stats.do")

    assert (200, True) == (page.status_code, f"Build name: Australia. Build tag: {_BUILD}" in page.text)


async def test_diagnostics_may_be_open_to_everybody(http: httpx.AsyncClient) -> None:
    await set_properties(http, glide__security__diag_txns_acl="false")

    assert _BUILD in (await http.get("/stats.do")).text
