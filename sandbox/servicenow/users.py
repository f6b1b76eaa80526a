"""People and groups: whom the instance starts with, and how one is added, changed or recognised."""

import secrets
from collections.abc import Iterable, Mapping

from sandbox.servicenow.instance import Instance, Record, steady_sys_id
from sandbox.servicenow.tables import TABLES

REST_ROLE = "snc_platform_rest_api_access"
GROUPS = ("Security Operations", "Identity Team", "Workplace")

_START_USERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("admin", "System Administrator", ("admin",)),
    (
        "scoredesk.integration",
        "Scoredesk Integration",
        ("sn_incident_read", "sn_incident_write", "sn_change_read", "sn_change_write", "itil"),
    ),
    ("ada.admin", "Ada Admin", ("itil", "itil_admin")),
    ("sam.sharer", "Sam Sharer", ("itil",)),
    ("vic.viewer", "Vic Viewer", ()),
)

_DIFFICULT_USERS: tuple[tuple[str, Mapping[str, str], tuple[str, ...]], ...] = (
    ("mia.machine", {"name": "Mia Machine", "identity_type": "machine"}, ("itil",)),
    ("lou.locked", {"name": "Lou Locked", "locked_out": "true"}, ("itil",)),
    ("ina.inactive", {"name": "Ina Inactive", "active": "false"}, ("itil",)),
    ("sec.admin", {"name": "Sec Admin"}, ("security_admin", "itil")),
)


def add_users_and_groups(instance: Instance) -> None:
    """Fill sys_user, sys_user_role, sys_user_has_role and sys_user_group."""
    for group in GROUPS:
        instance.add("sys_user_group", sys_id=steady_sys_id("sys_user_group", group), name=group)
    for user_name, name, roles in _START_USERS:
        save_user(instance, user_name, {"name": name, "email": f"{user_name}@example.com"})
        grant_roles(instance, user_name, roles)


def add_difficult_users(instance: Instance) -> list[Record]:
    """Add, or bring back into their state, users on whom an integration fails; returns them."""
    users = []
    for user_name, values, roles in _DIFFICULT_USERS:
        users.append(save_user(instance, user_name, {"email": f"{user_name}@example.com", **values}))
        grant_roles(instance, user_name, roles)
    return users


def save_user(instance: Instance, user_name: str, values: dict[str, str]) -> Record:
    """Add or change a user; a new one's password is the user name, this being a sandbox.

    The user form's "Identity type: Machine" switches "Web service access only" on.
    """
    user = instance.find("sys_user", user_name=user_name) or instance.add(
        "sys_user",
        sys_id=steady_sys_id("sys_user", user_name),
        user_name=user_name,
        user_password=user_name,
        name=user_name,
    )
    user |= values
    if values.get("identity_type") == "machine":
        user["web_service_access_only"] = "true"
    return user


def grant_roles(instance: Instance, user_name: str, roles: Iterable[str]) -> None:
    """Give a user exactly these roles."""
    user = instance.find("sys_user", user_name=user_name)
    if user is None:
        raise LookupError(f"there is no user {user_name}")
    has_role = instance.tables["sys_user_has_role"]
    for row in [row for row in has_role.values() if row["user"] == user["sys_id"]]:
        del has_role[row["sys_id"]]
    for name in roles:
        role = instance.find("sys_user_role", name=name) or instance.add("sys_user_role", name=name)
        instance.add("sys_user_has_role", user=user["sys_id"], role=role["sys_id"])


def known_roles(instance: Instance) -> list[str]:
    """Every role that somebody has or that some table or API asks for."""
    named = {role["name"] for role in instance.tables["sys_user_role"].values()}
    for table in TABLES.values():
        named |= (table.read_roles or frozenset()) | table.write_roles
    return sorted(named | {REST_ROLE, "security_admin"})


def with_password(instance: Instance, user_name: str, password: str) -> Record | None:
    """The user whose password this is, if allowed in at all."""
    user = instance.find("sys_user", user_name=user_name)
    # A user whom a program made without a password has none that could be right.
    if user is None or not may_enter(user) or not user["user_password"]:
        return None
    return user if secrets.compare_digest(user["user_password"].encode(), password.encode()) else None


def may_enter(user: Record) -> bool:
    """Whether the user is active and not locked out."""
    return user["active"] == "true" and user["locked_out"] == "false"


def may_log_in(user: Record) -> bool:
    """Whether the user can log in by the login page; a user with web service access only cannot."""
    return may_enter(user) and user["web_service_access_only"] == "false"
