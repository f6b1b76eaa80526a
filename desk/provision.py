"""Make in ServiceNow what the installation checklist asks for, with an admin's login that is not kept."""

import base64
from dataclasses import dataclass, field

from desk import push
from desk.context import Desk
from desk.errors import AdminLoginRefused, AdminLoginTooWeak
from servicenow.client import Instance
from servicenow.errors import CredentialsRefused, PermissionDenied
from servicenow.hosts import allowed_instance_url
from servicenow.provisioning.provision import (
    Handover,
    Provisioned,
    Push,
    Wanted,
    provision as provision_instance,
)
from servicenow.provisioning.push_rule import secrets_in_rules

_TO_BE_MADE = "to-be-made"


@dataclass(frozen=True)
class AdminLogin:
    """An admin of the instance, for as long as the command runs."""

    user_name: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class ProvisionRequest:
    """What the operator asks for; ``instance`` as typed."""

    instance: str
    user_name: str
    client_credentials: bool = False
    push: bool = False
    new_secrets: bool = False


async def provision(
    desk: Desk,
    login: AdminLogin,
    request: ProvisionRequest,
    *,
    act: bool,
    handover: Handover | None = None,
) -> Provisioned:
    """Say what is missing, and with ``act`` make it; new secrets are in ``handover`` whatever comes after.

    Raises HostNotAllowed, AdminLoginRefused, AdminLoginTooWeak, NotConnected where a push is asked for before
    there is a connection, and what provisioning raises.
    """
    admin = _instance(desk, login, request.instance)
    try:
        pushing = await _push(desk, admin, new=request.new_secrets, act=act) if request.push else None
        wanted = Wanted(
            redirect_uri=desk.redirect_uri,
            user_name=request.user_name,
            client_credentials=request.client_credentials,
            new_secrets=request.new_secrets,
            push=pushing,
        )
        return await provision_instance(admin, wanted, act=act, handover=handover)
    except CredentialsRefused as error:
        raise AdminLoginRefused from error
    except PermissionDenied as error:
        raise AdminLoginTooWeak(error.detail) from error


async def _push(desk: Desk, admin: Instance, *, new: bool, act: bool) -> Push:
    """Where the rules post to; a new secret is stored before any rule carries it."""
    held = await push.carried_secret(desk, admin.url, await secrets_in_rules(admin))
    if held is None or new:
        held = await push.new_secret(desk, admin.url) if act else _TO_BE_MADE
    return Push(f"{desk.redirect_uri.removesuffix('/callback')}/push", held)


def _instance(desk: Desk, login: AdminLogin, typed: str) -> Instance:
    credentials = base64.b64encode(f"{login.user_name}:{login.password}".encode()).decode()

    async def basic() -> str:
        return credentials

    url = allowed_instance_url(typed, desk.allowed_hosts)
    return Instance(desk.http, url, basic, desk.now, scheme="Basic")
