"""What a program that sets an instance up does over REST: users, roles, OAuth clients, business rules."""

import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from tests.sandbox.servicenow.client import Client, token

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def _with_role(http: httpx.AsyncClient, role: str) -> Client:
    await http.post("/sandbox/users", json={"user_name": "olga", "roles": [role]})
    return Client(http, "olga")


async def _role(admin: Client, name: str) -> str:
    return str((await admin.rows("sys_user_role", query=f"name={name}"))[0]["sys_id"])


async def _create(admin: Client, table: str, **fields: str) -> dict[str, str]:
    """Create with values as people type them, which passwords have to be sent as."""
    path, typed = f"/api/now/table/{table}", {"sysparm_input_display_value": "true"}
    created: dict[str, str] = (await admin.ask("POST", path, json=fields, params=typed)).json()["result"]
    return created


async def test_a_role_is_granted_and_taken_away(http: httpx.AsyncClient, admin: Client) -> None:
    user = (await _create(admin, "sys_user", user_name="bot", user_password="bot"))["sys_id"]
    bot = Client(http, "bot")
    before = await bot.ask("POST", "/api/now/table/incident", json={})
    role = await _role(admin, "sn_incident_write")
    grant = await admin.create("sys_user_has_role", user=user, role=role)
    while_granted = await bot.ask("POST", "/api/now/table/incident", json={})
    await admin.ask("DELETE", f"/api/now/table/sys_user_has_role/{grant['sys_id']}")
    after = await bot.ask("POST", "/api/now/table/incident", json={})

    assert (403, 201, 403) == (before.status_code, while_granted.status_code, after.status_code)


@pytest.mark.parametrize("role", ["admin", "user_admin"])
async def test_who_administers_users_adds_and_changes_them(http: httpx.AsyncClient, role: str) -> None:
    client = await _with_role(http, role)
    made = await client.create("sys_user", user_name="bot", first_name="Score", last_name="Desk")
    changed = await client.update("sys_user", made["sys_id"], time_zone="UTC", title="Robot")

    assert ("Score Desk", "Robot") == (made["name"], changed.json()["result"]["title"])


async def test_a_machine_only_uses_web_services(admin: Client) -> None:
    made = await admin.create("sys_user", user_name="bot", identity_type="machine")

    assert "true" == made["web_service_access_only"]


async def test_others_add_no_users(integration: Client) -> None:
    answer = await integration.ask("POST", "/api/now/table/sys_user", json={"user_name": "bot"})

    assert 403 == answer.status_code


@pytest.mark.parametrize("role", ["admin", "oauth_admin"])
async def test_who_administers_oauth_adds_a_client(http: httpx.AsyncClient, role: str) -> None:
    client = await _with_role(http, role)

    made = await client.create(
        "oauth_entity", name="desk", client_id="c2", client_secret="s2", redirect_url="https://desk/cb"
    )

    assert ("c2", "https://desk/cb", "client", False) == (
        made["client_id"],
        made["redirect_url"],
        made["type"],
        "client_secret" in made,
    )


async def test_a_clients_secret_is_the_one_that_was_sent(
    http: httpx.AsyncClient, admin: Client, pretend: PretendServiceNow
) -> None:
    pretend.instance.set_property("glide.oauth.inbound.client.credential.grant_type.enabled", "true")
    await _create(
        admin, "oauth_entity", name="desk", client_id="c2", client_secret="s2", user="System Administrator"
    )

    asked = {"grant_type": "client_credentials", "client_id": "c2"}
    answers = [await token(http, client_secret=secret, **asked) for secret in ("s2", "zz")]

    assert [200, 401] == [answer.status_code for answer in answers]


async def test_a_password_that_is_not_sent_as_a_display_value_is_not_taken(
    http: httpx.AsyncClient, admin: Client
) -> None:
    await admin.create("sys_user", user_name="bot", user_password="bot")
    passwords = ("bot", "")

    answers = [await http.get("/api/now/ui/user/current_user", auth=("bot", one)) for one in passwords]

    assert [401, 401] == [answer.status_code for answer in answers]


async def test_a_clients_id_and_secret_are_made_up_where_none_are_sent(
    admin: Client, pretend: PretendServiceNow
) -> None:
    made = await admin.create("oauth_entity", name="desk")

    secret = pretend.instance.tables["oauth_entity"][made["sys_id"]]["client_secret"]
    assert (32, 22) == (len(made["client_id"]), len(secret))


async def test_a_public_client_has_no_secret(admin: Client, pretend: PretendServiceNow) -> None:
    made = await _create(admin, "oauth_entity", name="desk", public_client="true", client_secret="s2")

    assert "" == pretend.instance.tables["oauth_entity"][made["sys_id"]]["client_secret"]


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("sys_user", {"user_name": "admin"}),
        ("oauth_entity", {"name": "desk", "client_id": "c1"}),
        ("sys_user_group", {"name": "Workplace"}),
    ],
)
async def test_a_second_row_with_the_same_key_is_refused(
    admin: Client, table: str, fields: dict[str, str]
) -> None:
    count = len(await admin.rows(table))

    refused = await admin.ask("POST", f"/api/now/table/{table}", json=fields)

    assert (403, count) == (refused.status_code, len(await admin.rows(table)))
    assert "Unique Key violation" in refused.json()["error"]["detail"]


async def test_a_role_is_granted_once(admin: Client) -> None:
    (grant,) = await admin.rows(
        "sys_user_has_role", query="user.user_name=sam.sharer", exclude_reference_link="true"
    )
    again = {"user": grant["user"], "role": grant["role"]}

    assert 403 == (await admin.ask("POST", "/api/now/table/sys_user_has_role", json=again)).status_code


async def test_a_key_cannot_become_anothers(admin: Client) -> None:
    made = await admin.create("sys_user", user_name="bot")

    refused = await admin.update("sys_user", made["sys_id"], user_name="admin")

    assert 403 == refused.status_code


async def test_an_admin_adds_a_business_rule(admin: Client) -> None:
    fields = {
        "name": "Tell scoredesk",
        "collection": "incident",
        "when": "async",
        "action_insert": "true",
        "action_update": "true",
        "filter_condition": "correlation_displaySTARTSWITHMicrosoft 365",
        "advanced": "true",
        "script": "new sn_ws.RESTMessageV2();",
    }

    made = await admin.create("sys_script", **fields)

    assert fields | {"active": "true", "order": "100"} == {
        name: made[name] for name in (*fields, "active", "order")
    }


async def test_others_neither_see_nor_add_business_rules(integration: Client, admin: Client) -> None:
    await admin.create("sys_script", name="x", collection="incident")
    refused = await integration.ask("POST", "/api/now/table/sys_script", json={"name": "y"})

    assert ([], 403) == (await integration.rows("sys_script"), refused.status_code)
