"""Whose access token it is, proven before the token is trusted.

The pages that tell it are undocumented; what the token's owner may be is in
https://www.servicenow.com/docs/r/platform-administration/user-administration/c_NonInteractiveSessions.html
"""

from servicenow.client import Instance, row_in
from servicenow.errors import (
    IdentityUnproven,
    NoSuchApi,
    PermissionDenied,
    RecordNotFound,
    RefusedByRule,
    TooPowerful,
    WrongUser,
)
from servicenow.queries import CALLING_USER, all_of, equals, is_sys_id
from servicenow.records import CurrentUser, value_of

TOO_POWERFUL_ROLES = frozenset({"admin", "security_admin"})
_MOST_ROLES = 1000


async def prove_identity(instance: Instance, expected_user_name: str) -> CurrentUser:
    """The token's owner, who is the named integration user and no admin.

    Raises WrongUser, TooPowerful or IdentityUnproven. CredentialsRefused and PermissionDenied are verdicts
    too; only RateLimited, NotAnswering and NotJson leave the question open.
    """
    user = await current_user(instance)
    if not user.user_name:
        raise IdentityUnproven("the instance did not name the current user")
    if user.user_name != expected_user_name:
        raise WrongUser(expected=expected_user_name, actual=user.user_name)
    if powerful := TOO_POWERFUL_ROLES & (user.roles or frozenset()):
        raise TooPowerful(", ".join(sorted(powerful)))
    if await _is_admin(instance):
        raise TooPowerful("admin")
    return user


async def current_user(instance: Instance) -> CurrentUser:
    """Whose access token it is; raises IdentityUnproven, and what Instance raises.

    Undocumented, but what ServiceNow's own pages ask; unlike a query it cannot tell of somebody else. Only
    where there is no such page is the user looked for.
    """
    try:
        answer = await instance.read("/api/now/ui/user/current_user")
    except (RecordNotFound, NoSuchApi):
        return await _calling_user(instance)
    row = row_in(answer.result)
    user_sys_id = value_of(row, "user_sys_id")
    return CurrentUser(value_of(row, "user_name"), user_sys_id, await roles_of(instance, user_sys_id))


async def roles_of(instance: Instance, user_sys_id: str) -> frozenset[str] | None:
    """The user's active roles, inherited ones too; None where they cannot be read.

    Raises IdentityUnproven for what is no sys_id.
    Source: https://www.servicenow.com/docs/r/platform-administration/user-administration/c_UserAdministration.html
    """
    if not is_sys_id(user_sys_id):
        raise IdentityUnproven("the instance did not tell the user's sys_id")
    query = all_of(equals("user", user_sys_id), equals("state", "active"))
    try:
        found = await instance.find("sys_user_has_role", query, ("user", "role.name"), _MOST_ROLES)
    except (PermissionDenied, RecordNotFound, NoSuchApi, RefusedByRule):
        return None
    own = [row for row in found.rows if value_of(row, "user") == user_sys_id]
    return frozenset(value_of(row, "role.name") for row in own) - {""} or None


async def _calling_user(instance: Instance) -> CurrentUser:
    """The user that a scripted condition finds.

    An instance that drops the script finds everybody: asking for two shows it.
    """
    found = await instance.find("sys_user", CALLING_USER, ("user_name", "sys_id"), limit=2)
    if len(found.rows) != 1:
        raise IdentityUnproven(f"{len(found.rows)} users where there must be one")
    row = found.rows[0]
    user_sys_id = value_of(row, "sys_id")
    return CurrentUser(value_of(row, "user_name"), user_sys_id, await roles_of(instance, user_sys_id))


async def _is_admin(instance: Instance) -> bool:
    """Whether the instance's own page for impersonation calls the user an admin; False where it has none.

    A user who may not read its own roles may still be told apart so. The answer also holds a live session
    token: it goes no further than this.
    """
    try:
        answer = await instance.read("/api/now/sg/impersonation/session")
    except (RecordNotFound, NoSuchApi, PermissionDenied, RefusedByRule):
        return False
    return isinstance(answer.result, dict) and answer.result.get("admin") is True
