"""The whole checklist: OAuth registry entry, integration user and roles, and the push rules if wanted.

Sources: https://www.servicenow.com/docs/r/platform-security/authentication/t_CreateEndpointforExternalClients.html
https://www.servicenow.com/docs/r/platform-administration/user-administration/t_CreateAUser.html
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from secrets import token_hex, token_urlsafe

from servicenow.client import Instance
from servicenow.errors import RecordNotFound
from servicenow.identity import TOO_POWERFUL_ROLES, roles_of
from servicenow.provisioning import push_rule
from servicenow.provisioning.records import Provisioner, Step
from servicenow.queries import is_in
from servicenow.records import Row, value_of

ROLES = ("sn_incident_read", "sn_incident_write", "sn_change_read", "sn_change_write")
"""The least that will do, but for standard changes: the Change Management API makes them for itil,
change_manager or admin alone."""
FALLBACK_ROLE = "itil"
"""Of releases that do not have all of ROLES; holds more rights than are needed."""
CLIENT_CREDENTIALS = "glide.oauth.inbound.client.credential.grant_type.enabled"

_USER_FIELDS = (
    "sys_id", "user_name", "active", "locked_out", "web_service_access_only", "identity_type", "time_zone",
)  # fmt: skip
_ENTITY_FIELDS = ("sys_id", "name", "client_id", "redirect_url", "active", "user")


@dataclass(frozen=True)
class Push:
    """Where the rules post to, and the secret that they carry."""

    url: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Wanted:
    """What the instance has to hold."""

    redirect_uri: str
    user_name: str
    client_name: str = "scoredesk"
    client_credentials: bool = False
    """Tokens for the integration user by the client's own secret, where nobody can log in as it."""
    new_secrets: bool = False
    """A new client secret and a new password, also where the entry and the user exist."""
    push: Push | None = None


@dataclass
class Handover:
    """What /securescore connect asks for; secrets only where they are new, as none can be read back.

    Each is here before it is sent, so that no failure, then or later, leaves one set that nobody knows.
    """

    client_id: str = ""
    """"" until it is known."""
    client_secret: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Provisioned:
    """The steps that were, or would be, taken, and what came of them."""

    steps: Sequence[Step]
    warnings: Sequence[str]
    handover: Handover


async def provision(
    admin: Instance, wanted: Wanted, *, act: bool, handover: Handover | None = None
) -> Provisioned:
    """Make or mend what is missing; with ``act`` False only say what that is.

    ``admin`` is the instance with the login of an admin. Raises PermissionDenied or RefusedByRule where that
    is not enough, AmbiguousRecord, BadQueryValue for a user name that cannot be asked for, and what Instance
    raises; what was done before stays, the secrets that were sent by then are in ``handover``, and the next
    run goes on from there.
    """
    work, handover = Provisioner(admin, act), handover or Handover()
    user_sys_id = await _user(work, wanted, handover)
    warnings = await _roles(work, wanted.user_name, user_sys_id)
    await _entity(work, wanted, user_sys_id, handover)
    if wanted.client_credentials:
        await _property(work, CLIENT_CREDENTIALS, "true")
    if wanted.push is not None:
        await push_rule.ensure(work, wanted.push.url, wanted.push.secret)
    return Provisioned(work.steps, warnings, handover)


async def _user(work: Provisioner, wanted: Wanted, handover: Handover) -> str | None:
    row = await work.instance.only_row("sys_user", "user_name", wanted.user_name, _USER_FIELDS)
    fields = {
        "user_name": wanted.user_name,
        "active": "true",
        "locked_out": "false",
        "time_zone": "GMT",
    }
    if row is None:
        fields |= {"first_name": "scoredesk", "last_name": "integration"}
    elif value_of(row, "time_zone") == "UTC":
        fields["time_zone"] = "UTC"
    if not wanted.client_credentials:
        fields["web_service_access_only"] = "false"
        if row is not None and value_of(row, "identity_type"):
            fields["identity_type"] = "human"
    sys_id = await work.ensure("sys_user", row, fields, wanted.user_name)
    needs_password = not wanted.client_credentials and (row is None or wanted.new_secrets)
    if needs_password:
        handover.password = token_urlsafe(24)
        await work.set_secret("sys_user", sys_id, "user_password", handover.password, wanted.user_name)
    return sys_id


async def _roles(work: Provisioner, user_name: str, user_sys_id: str | None) -> list[str]:
    held = await roles_of(work.instance, user_sys_id) if user_sys_id else None
    held = held or frozenset()
    for name, role_sys_id in (await _role_records(work.instance)).items():
        if name not in held:
            grant = {"user": user_sys_id or "", "role": role_sys_id}
            await work.ensure("sys_user_has_role", None, grant, f"{user_name}: {name}")
    return [
        f"{user_name} has the role {name}: scoredesk refuses to connect as long as it does."
        for name in sorted(TOO_POWERFUL_ROLES & held)
    ]


async def _role_records(admin: Instance) -> dict[str, str]:
    """sys_ids of the roles to grant, by name."""
    found = await admin.find("sys_user_role", is_in("name", (*ROLES, FALLBACK_ROLE)), ("sys_id", "name"), 10)
    known = {value_of(row, "name"): value_of(row, "sys_id") for row in found.rows}
    wanted = ROLES if known.keys() >= set(ROLES) else (FALLBACK_ROLE,)
    if missing := [name for name in wanted if name not in known]:
        raise RecordNotFound(f"the instance has no role {missing[0]}")
    return {name: known[name] for name in wanted}


async def _entity(work: Provisioner, wanted: Wanted, user_sys_id: str | None, handover: Handover) -> None:
    name = wanted.client_name
    row = await work.instance.only_row("oauth_entity", "name", name, _ENTITY_FIELDS)
    handover.client_id = value_of(row, "client_id") if row else token_hex(16)
    fields = {
        "name": name,
        "client_id": handover.client_id,
        "redirect_url": _with_redirect(row, wanted.redirect_uri),
        "active": "true",
    }
    secret = token_urlsafe(32)
    if row is None or wanted.new_secrets:
        handover.client_secret = secret
    if row is None:
        fields["type"] = "client"
        row = await work.create_with_secret("oauth_entity", fields, "client_secret", secret, name)
    elif wanted.new_secrets:
        await work.set_secret("oauth_entity", value_of(row, "sys_id"), "client_secret", secret, name)
    if wanted.client_credentials:
        fields["user"] = user_sys_id or ""
    if row is not None:
        await work.ensure("oauth_entity", row, fields, name)


def _with_redirect(row: Row | None, redirect_uri: str) -> str:
    registered = [one.strip() for one in value_of(row or {}, "redirect_url").split(",") if one.strip()]
    return ",".join(registered if redirect_uri in registered else [*registered, redirect_uri])


async def _property(work: Provisioner, name: str, value: str) -> None:
    row = await work.instance.only_row("sys_properties", "name", name, ("sys_id", "name", "value"))
    await work.ensure("sys_properties", row, {"name": name, "value": value}, name)
