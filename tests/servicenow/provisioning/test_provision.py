"""The checklist, made with an admin's login against the pretend instance."""

import base64

import httpx
import pytest

from sandbox.servicenow import PretendServiceNow
from sandbox.servicenow.faults import Fault
from sandbox.servicenow.properties import CLIENT_CREDENTIALS
from servicenow import oauth
from servicenow.client import Instance
from servicenow.errors import BadQueryValue, CredentialsRefused, NotAnswering, PermissionDenied
from servicenow.identity import prove_identity
from servicenow.oauth import OAuthClient, authorization_request, exchange_code
from servicenow.provisioning import push_rule
from servicenow.provisioning.provision import ROLES, Handover, Provisioned, Push, Wanted, provision
from tests.servicenow.browser import answer_consent
from tests.servicenow.conftest import Served

pytestmark = pytest.mark.asyncio(loop_scope="session")

REDIRECT_URI = "https://scoredesk.example.com/servicenow/callback"
WANTED = Wanted(redirect_uri=REDIRECT_URI, user_name="svc.scoredesk")
PUSH = Push("https://scoredesk.example.com/servicenow/push", "push-secret_1")


def logged_in(http: httpx.AsyncClient, url: str, user_name: str, password: str = "") -> Instance:
    credentials = base64.b64encode(f"{user_name}:{password or user_name}".encode()).decode()

    async def login() -> str:
        return credentials

    return Instance(http, url, login, scheme="Basic")


@pytest.fixture
def admin(sandbox: PretendServiceNow, http: httpx.AsyncClient, served: Served) -> Instance:
    sandbox.instance.tables["oauth_entity"].clear()
    return logged_in(http, served.url, "admin")


def written(done: Provisioned) -> list[tuple[str, str]]:
    return [(step.table, step.subject) for step in done.steps]


async def test_what_would_be_done_is_told_and_nothing_is_written(
    sandbox: PretendServiceNow, admin: Instance
) -> None:
    before = {table: len(rows) for table, rows in sandbox.instance.tables.items()}

    planned = await provision(admin, WANTED, act=False)

    assert [
        ("sys_user", "svc.scoredesk"),
        ("sys_user", "svc.scoredesk"),
        *(("sys_user_has_role", f"svc.scoredesk: {role}") for role in ROLES),
        ("oauth_entity", "scoredesk"),
    ] == written(planned)
    assert before == {table: len(rows) for table, rows in sandbox.instance.tables.items()}


async def test_with_what_was_made_the_integration_user_can_authorize(
    admin: Instance, http: httpx.AsyncClient, served: Served
) -> None:
    done = await provision(admin, WANTED, act=True)

    client = OAuthClient(served.url, done.handover.client_id, done.handover.client_secret or "", REDIRECT_URI)
    request = authorization_request(client, "0123456789abcdef")
    returned = await answer_consent(request.url, "svc.scoredesk", password=done.handover.password or "")
    token = await exchange_code(http, client, returned["code"], request.code_verifier)

    async def access_token() -> str:
        return token.access_token

    user = await prove_identity(Instance(http, served.url, access_token), "svc.scoredesk")
    assert "svc.scoredesk" == user.user_name
    assert token.refresh_token


async def test_a_second_run_finds_nothing_to_do_and_tells_no_secret(admin: Instance) -> None:
    first = await provision(admin, WANTED, act=True)

    second = await provision(admin, WANTED, act=True)

    assert [] == written(second)
    assert (first.handover.client_id, None, None) == (
        second.handover.client_id,
        second.handover.client_secret,
        second.handover.password,
    )


async def test_only_what_is_wrong_is_mended(sandbox: PretendServiceNow, admin: Instance) -> None:
    await provision(admin, WANTED, act=True)
    user = sandbox.instance.find("sys_user", user_name="svc.scoredesk")
    assert user is not None
    user |= {"identity_type": "machine", "web_service_access_only": "true", "time_zone": "US/Pacific"}
    entity = sandbox.instance.find("oauth_entity", name="scoredesk", redirect_url=REDIRECT_URI)
    assert entity is not None
    entity["redirect_url"] = "https://elsewhere.example.com/callback"

    mended = await provision(admin, WANTED, act=True)

    assert [
        ("sys_user", {"time_zone", "web_service_access_only", "identity_type"}),
        ("oauth_entity", {"redirect_url"}),
    ] == [(step.table, set(step.fields)) for step in mended.steps]
    assert f"https://elsewhere.example.com/callback,{REDIRECT_URI}" == entity["redirect_url"]
    assert ("GMT", "false") == (user["time_zone"], user["web_service_access_only"])


async def test_new_secrets_are_made_only_when_asked_for(
    admin: Instance, http: httpx.AsyncClient, served: Served
) -> None:
    first = await provision(admin, WANTED, act=True)

    again = await provision(admin, Wanted(REDIRECT_URI, "svc.scoredesk", new_secrets=True), act=True)

    assert again.handover.client_secret not in (None, first.handover.client_secret)
    assert again.handover.password not in (None, first.handover.password)
    with pytest.raises(CredentialsRefused):
        await logged_in(http, served.url, "svc.scoredesk", first.handover.password or "").get(
            "incident", "0" * 32
        )


async def test_a_user_with_too_much_power_is_warned_of_and_left_alone(admin: Instance) -> None:
    done = await provision(admin, Wanted(REDIRECT_URI, "admin"), act=True)

    assert ["admin has the role admin: scoredesk refuses to connect as long as it does."] == done.warnings


async def test_client_credentials_need_no_login_of_the_user(
    sandbox: PretendServiceNow, admin: Instance, http: httpx.AsyncClient, served: Served
) -> None:
    wanted = Wanted(REDIRECT_URI, "svc.scoredesk", client_credentials=True)

    done = await provision(admin, wanted, act=True)

    client = OAuthClient(served.url, done.handover.client_id, done.handover.client_secret or "", REDIRECT_URI)
    token = await oauth.client_credentials(http, client)
    assert (None, None) == (token.refresh_token, done.handover.password)
    assert sandbox.instance.is_on(CLIENT_CREDENTIALS)


async def test_the_push_rules_are_made_once_and_their_secret_is_found_again(admin: Instance) -> None:
    wanted = Wanted(REDIRECT_URI, "svc.scoredesk", push=PUSH)

    first = await provision(admin, wanted, act=True)
    second = await provision(admin, wanted, act=True)

    rules = [step.subject for step in first.steps if step.table == "sys_script"]
    assert ["scoredesk_push_incident", "scoredesk_push_change_request"] == rules
    assert [] == written(second)
    assert {"push-secret_1"} == await push_rule.secrets_in_rules(admin)


async def test_secrets_that_were_set_are_handed_over_though_the_push_rules_are_refused(
    sandbox: PretendServiceNow, admin: Instance, http: httpx.AsyncClient, served: Served
) -> None:
    sandbox.faults.now.append(Fault("status", path="/api/now/table/sys_script", method="POST", status=403))
    handover = Handover()

    with pytest.raises(PermissionDenied):
        await provision(admin, Wanted(REDIRECT_URI, "svc.scoredesk", push=PUSH), act=True, handover=handover)

    entity = sandbox.instance.find("oauth_entity", client_id=handover.client_id)
    assert entity is not None
    assert entity["client_secret"] == handover.client_secret
    assert handover.password is not None


async def test_a_registry_entry_is_never_there_without_the_secret_that_was_handed_over(
    sandbox: PretendServiceNow, admin: Instance
) -> None:
    fault = Fault("drop_after_commit", path="/api/now/table/oauth_entity", method="POST")
    sandbox.faults.now.append(fault)
    handover = Handover()

    with pytest.raises(NotAnswering):
        await provision(admin, WANTED, act=True, handover=handover)

    entity = sandbox.instance.find("oauth_entity", name="scoredesk")
    assert entity is not None
    assert entity["client_secret"] == handover.client_secret


async def test_a_login_that_is_no_admins_is_told_so(http: httpx.AsyncClient, admin: Instance) -> None:
    with pytest.raises(PermissionDenied):
        await provision(logged_in(http, admin.url, "sam.sharer"), WANTED, act=True)


async def test_a_wrong_password_is_told_so(http: httpx.AsyncClient, admin: Instance) -> None:
    with pytest.raises(CredentialsRefused):
        await provision(logged_in(http, admin.url, "admin", "wrong"), WANTED, act=True)


async def test_a_user_name_that_no_query_can_hold_is_refused_before_anything_is_asked(
    sandbox: PretendServiceNow, admin: Instance
) -> None:
    sandbox.log.requests.clear()

    with pytest.raises(BadQueryValue):
        await provision(admin, Wanted(REDIRECT_URI, "svc^ORactive=true"), act=False)

    assert [] == sandbox.log.requests
